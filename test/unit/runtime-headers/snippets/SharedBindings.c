// A class in the manner of CircuitPython: properties in the locals dict, a context manager, the older
// spellings.
#include <stdint.h>
#include <string.h>

#include "lib/utils/context_manager_helpers.h"
#include "py/objproperty.h"
#include "py/runtime.h"
#include "py/runtime0.h"
#include "shared-bindings/util.h"

typedef struct {
  mp_obj_base_t base;
  bool deinited;
} lamp_obj_t;

extern const mp_obj_type_t lamp_type;

STATIC mp_obj_t lamp_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
  (void)type;
  (void)args;
  mp_arg_check_num(n_args, n_kw, 0, 0, true);
  lamp_obj_t *self = m_new_obj(lamp_obj_t);
  self->base.type = &lamp_type;
  self->deinited = false;
  return MP_OBJ_FROM_PTR(self);
}

STATIC mp_obj_t lamp_deinit(mp_obj_t self_in) {
  ((lamp_obj_t *)self_in)->deinited = true;
  return mp_const_none;
}
STATIC MP_DEFINE_CONST_FUN_OBJ_1(lamp_deinit_obj, lamp_deinit);

STATIC mp_obj_t lamp___exit__(size_t n_args, const mp_obj_t *args) {
  (void)n_args;
  return lamp_deinit(args[0]);
}
STATIC MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(lamp___exit___obj, 4, 4, lamp___exit__);

STATIC mp_obj_t lamp_get_watts(mp_obj_t self_in) {
  raise_error_if_deinited(((lamp_obj_t *)self_in)->deinited);
  return mp_obj_new_int(60);
}
MP_DEFINE_CONST_FUN_OBJ_1(lamp_get_watts_obj, lamp_get_watts);

const mp_obj_property_t lamp_watts_obj = {
    .base.type = &mp_type_property,
    .proxy = {(mp_obj_t)&lamp_get_watts_obj, (mp_obj_t)&mp_const_none_obj, (mp_obj_t)&mp_const_none_obj},
};
MP_PROPERTY_GETTER(lamp_volts_obj, &lamp_get_watts_obj);
MP_PROPERTY_GETSET(lamp_amps_obj, &lamp_get_watts_obj, &lamp_deinit_obj);

STATIC const mp_rom_map_elem_t lamp_locals_dict_table[] = {
    {MP_ROM_QSTR(MP_QSTR_deinit), MP_ROM_PTR(&lamp_deinit_obj)},
    {MP_ROM_QSTR(MP_QSTR___enter__), MP_ROM_PTR(&default___enter___obj)},
    {MP_ROM_QSTR(MP_QSTR___exit__), MP_ROM_PTR(&lamp___exit___obj)},
    {MP_ROM_QSTR(MP_QSTR_watts), MP_ROM_PTR(&lamp_watts_obj)},
    {MP_ROM_QSTR(MP_QSTR_volts), MP_ROM_PTR(&lamp_volts_obj)},
    {MP_ROM_QSTR(MP_QSTR_amps), MP_ROM_PTR(&lamp_amps_obj)},
};
STATIC MP_DEFINE_CONST_DICT(lamp_locals_dict, lamp_locals_dict_table);

MP_DEFINE_CONST_OBJ_TYPE(lamp_type, MP_QSTR_Lamp, MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS, make_new, lamp_make_new,
                         locals_dict, &lamp_locals_dict);

// The registration with a third argument, as before 1.19.
MP_REGISTER_MODULE(MP_QSTR_lamp, lamp_module, MODULE_LAMP_ENABLED);
