//===- runtime/modules/Signal.cpp - machine.Signal: what a pin means ------------------------------------===//
//
// Signal(pin, *, invert=False) is on or off; `invert` if the pin is low for on.  A signal is a pin itself.
//
//===--------------------------------------------------------------------------------------------------===//

#include "py/mpconfig.h"

#if MICROPY_PY_MACHINE && MICROPY_PY_MACHINE_SIGNAL

#include "extmod/virtpin.h"
#include "py/cstack.h"
#include "py/runtime.h"
#include "runtime/core/Members.h"
#include "runtime/core/Memory.h"
#include "runtime/modules/Machine.h"

namespace adder::modules {

namespace {

struct Signal {
  mp_obj_base_t base;
  mp_obj_t pin;
  bool isInverted;
};

Signal *signalOf(mp_obj_t object) {
  if (!mp_obj_is_exact_type(object, &mp_type_machine_signal))
    object = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_machine_signal));
  if (object == MP_OBJ_NULL || !mp_obj_is_exact_type(object, &mp_type_machine_signal))
    mp_raise_TypeError(nullptr);
  return static_cast<Signal *>(MP_OBJ_TO_PTR(object));
}

mp_obj_t makeNew(const mp_obj_type_t *type, size_t count, size_t pairs, const mp_obj_t *values) {
  // One pin, and nothing else that has a name.
  if (count != 1 || pairs > 1 || (pairs == 1 && values[1] != MP_OBJ_NEW_QSTR(MP_QSTR_invert)))
    mp_raise_TypeError(nullptr);
  checkPin(values[0]);
  bool isInverted = pairs == 1 && mp_obj_is_true(values[2]);
  return MP_OBJ_FROM_PTR(runtime::newObject<Signal>(type, values[0], isInverted));
}

int read(Signal *self) {
  mp_cstack_check(); // signals can be pins of signals
  int value = mp_virtual_pin_read(self->pin);
  return self->isInverted ? value ^ 1 : value;
}

void write(Signal *self, bool on) {
  mp_cstack_check();
  mp_virtual_pin_write(self->pin, on != self->isInverted);
}

mp_uint_t control(mp_obj_t object, mp_uint_t request, uintptr_t argument, int *error) {
  switch (request) {
  case MP_PIN_READ:
    return mp_uint_t(read(signalOf(object)));
  case MP_PIN_WRITE:
    write(signalOf(object), argument != 0);
    return 0;
  default:
    *error = MP_EINVAL;
    return 0;
  }
}

/// Reads without an argument, and sets with one.
mp_obj_t call(mp_obj_t object, size_t count, size_t pairs, const mp_obj_t *values) {
  mp_arg_check_num(count, pairs, 0, 1, false);
  Signal *self = signalOf(object);
  if (count == 0)
    return MP_OBJ_NEW_SMALL_INT(read(self));
  write(self, mp_obj_is_true(values[0]));
  return mp_const_none;
}

mp_obj_t value(size_t count, const mp_obj_t *values) { return call(values[0], count - 1, 0, values + 1); }
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(kValue, 1, 2, value);

mp_obj_t on(mp_obj_t object) {
  write(signalOf(object), true);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(kOn, on);

mp_obj_t off(mp_obj_t object) {
  write(signalOf(object), false);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(kOff, off);

const mp_rom_map_elem_t kMethods[] = {
    {MEMBER(value, kValue)},
    {MEMBER(on, kOn)},
    {MEMBER(off, kOff)},
};
MP_DEFINE_CONST_DICT(kMethodDict, kMethods);

const mp_pin_p_t kProtocol = {control};

} // namespace

void checkPin(mp_obj_t object) {
  const mp_obj_type_t *type = mp_obj_get_type(object);
  if (MP_OBJ_TYPE_HAS_SLOT(type, protocol)) {
#if MICROPY_PY_MACHINE_PIN_BASE
    if (mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), MP_OBJ_FROM_PTR(&mp_type_machine_pin_base)))
      return;
#endif
    // One of a C module.
    mp_obj_t method[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
    if (!(type->flags & MP_TYPE_FLAG_INSTANCE_TYPE) || type->flags & MP_TYPE_FLAG_PROTOCOL_IS_NO_STREAM)
      mp_load_method_maybe(object, MP_QSTR_value, method);
    if (method[0] != MP_OBJ_NULL)
      return;
  }
  mp_raise_TypeError(MP_ERROR_TEXT("object isn't a pin"));
}

} // namespace adder::modules

using namespace adder::modules;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_machine_signal, MP_QSTR_Signal, MP_TYPE_FLAG_PROTOCOL_IS_NO_STREAM, make_new,
                         makeNew, call, call, protocol, &kProtocol, locals_dict, &kMethodDict);

#endif // MICROPY_PY_MACHINE && MICROPY_PY_MACHINE_SIGNAL
