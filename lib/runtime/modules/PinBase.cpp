//===- runtime/modules/PinBase.cpp - machine.PinBase: pins written in Python ----------------------------===//
//
// A class that derives from PinBase and has value() is a pin, for everything in C that takes one.
//
//===--------------------------------------------------------------------------------------------------===//

#include "py/mpconfig.h"

#if MICROPY_PY_MACHINE && MICROPY_PY_MACHINE_PIN_BASE

#include "extmod/virtpin.h"
#include "py/runtime.h"
#include "runtime/modules/Machine.h"

namespace adder::modules {

namespace {

mp_obj_t makeNew(const mp_obj_type_t *type, size_t, size_t, const mp_obj_t *) {
  return MP_OBJ_FROM_PTR(mp_obj_malloc(mp_obj_base_t, type));
}

mp_uint_t control(mp_obj_t object, mp_uint_t request, uintptr_t argument, int *error) {
  mp_obj_t call[3];
  switch (request) {
  case MP_PIN_READ:
    mp_load_method(object, MP_QSTR_value, call);
    return mp_uint_t(mp_obj_get_int(mp_call_method_n_kw(0, 0, call)));
  case MP_PIN_WRITE:
    mp_load_method(object, MP_QSTR_value, call);
    call[2] = mp_obj_new_bool(argument != 0);
    mp_call_method_n_kw(1, 0, call);
    return 0;
  default:
    *error = MP_EINVAL;
    return 0;
  }
}

const mp_pin_p_t kProtocol = {control};

} // namespace
} // namespace adder::modules

using namespace adder::modules;

MP_DEFINE_CONST_OBJ_TYPE(mp_type_machine_pin_base, MP_QSTR_PinBase, MP_TYPE_FLAG_PROTOCOL_IS_NO_STREAM,
                         make_new, makeNew, protocol, &kProtocol);

#endif // MICROPY_PY_MACHINE && MICROPY_PY_MACHINE_PIN_BASE
