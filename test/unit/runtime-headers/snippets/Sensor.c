// A whole module as an author would write it: a sensor on a bus, with a threshold and a callback.
#include "py/mphal.h"
#include "py/runtime.h"

#ifndef I2C1_BASE
#define I2C1_BASE ((uintptr_t)0x40005400)
#endif

enum { kRegisterTemperature = 0, kRegisterConfig = 1 };

typedef struct {
  mp_obj_base_t base;
  uint8_t address;
  void *bus;
  mp_obj_t alarm;
  mp_float_t limit;
} thermometer_obj_t;

static int readRegister(thermometer_obj_t *self, uint8_t which, uint8_t *data, size_t len) {
  memset(data, which, len);
  return self->bus == NULL ? -1 : 0;
}

static mp_obj_t thermometer_celsius(mp_obj_t self_in) {
  thermometer_obj_t *self = MP_OBJ_TO_PTR(self_in);
  uint8_t data[2] = {0};
  int status = readRegister(self, kRegisterTemperature, data, sizeof data);
  if (status < 0)
    mp_raise_OSError(MP_EIO);
  mp_float_t celsius = (mp_float_t)(int16_t)(data[0] << 8 | data[1]) / 256;
  mp_obj_t result = mp_obj_new_float(celsius);
  if (self->alarm != mp_const_none && celsius > self->limit)
    mp_call_function_1(self->alarm, result);
  return result;
}
static MP_DEFINE_CONST_FUN_OBJ_1(thermometer_celsius_obj, thermometer_celsius);

static mp_obj_t thermometer_limit(mp_obj_t self_in, mp_obj_t limit) {
  thermometer_obj_t *self = MP_OBJ_TO_PTR(self_in);
  self->limit = mp_obj_get_float(limit);
  return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(thermometer_limit_obj, thermometer_limit);

static mp_obj_t thermometer_alarm(mp_obj_t self_in, mp_obj_t function) {
  bool ends = function == mp_const_none;
  if (ends || mp_obj_is_callable(function)) {
    ((thermometer_obj_t *)MP_OBJ_TO_PTR(self_in))->alarm = function;
    return mp_const_none;
  }
  mp_raise_TypeError(MP_ERROR_TEXT("not a callable"));
}
static MP_DEFINE_CONST_FUN_OBJ_2(thermometer_alarm_obj, thermometer_alarm);

static mp_obj_t thermometer_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw,
                                     const mp_obj_t *args) {
  mp_arg_check_num(n_args, n_kw, 0, 1, false);
  thermometer_obj_t *self = mp_obj_malloc(thermometer_obj_t, type);
  self->address = n_args > 0 ? mp_obj_get_int(args[0]) : 0x48;
  self->bus = (void *)I2C1_BASE;
  self->alarm = mp_const_none;
  self->limit = 100;
  uint8_t before;
  (void)readRegister(self, kRegisterConfig, &before, 1);
  return MP_OBJ_FROM_PTR(self);
}

static const mp_rom_map_elem_t thermometer_locals_dict_table[] = {
    {MP_ROM_QSTR(MP_QSTR_celsius), MP_ROM_PTR(&thermometer_celsius_obj)},
    {MP_ROM_QSTR(MP_QSTR_limit), MP_ROM_PTR(&thermometer_limit_obj)},
    {MP_ROM_QSTR(MP_QSTR_alarm), MP_ROM_PTR(&thermometer_alarm_obj)},
};
static MP_DEFINE_CONST_DICT(thermometer_locals_dict, thermometer_locals_dict_table);

static MP_DEFINE_CONST_OBJ_TYPE(thermometer_type, MP_QSTR_Thermometer, MP_TYPE_FLAG_NONE, make_new,
                                thermometer_make_new, locals_dict, &thermometer_locals_dict);

static const mp_rom_map_elem_t thermo_globals_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_thermo)},
    {MP_ROM_QSTR(MP_QSTR_Thermometer), MP_ROM_PTR(&thermometer_type)},
    {MP_ROM_QSTR(MP_QSTR_VERSION), MP_ROM_INT(3)},
    {MP_ROM_QSTR(MP_QSTR_default), MP_ROM_NONE},
};
static MP_DEFINE_CONST_DICT(thermo_globals, thermo_globals_table);

const mp_obj_module_t thermo_module = {
    .base = {&mp_type_module},
    .globals = (mp_obj_dict_t *)&thermo_globals,
};

MP_REGISTER_MODULE(MP_QSTR_thermo, thermo_module);
MP_REGISTER_ROOT_POINTER(mp_obj_t thermo_last_reading);
