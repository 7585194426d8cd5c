// A driver for a thermometer on an I2C bus, complete: class, errors of the bus, an alarm that calls Python,
// and the registration that makes `import tempsensor` work.
//
// It shows how the parts of the other examples come together.

#include "bus.h"

#include "py/runtime.h"

#define DEFAULT_ADDRESS (0x48)
#define REG_TEMPERATURE (0)
#define REG_CONFIG (1)

typedef struct {
  mp_obj_base_t base;
  uint8_t address;
  mp_float_t limit;
  mp_obj_t alarm; // None, or what is called above the limit.  In an object, so the collector finds it
} temp_sensor_t;

static void check(int error) {
  if (error != 0)
    mp_raise_OSError(error);
}

static void configure(temp_sensor_t *self, uint8_t config) {
  check(bus_write(self->address, REG_CONFIG, &config, 1));
}

// TempSensor(address=0x48)
static mp_obj_t temp_sensor_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw,
                                     const mp_obj_t *args) {
  static const mp_arg_t allowed[] = {
      {MP_QSTR_address, MP_ARG_INT, {.u_int = DEFAULT_ADDRESS}},
  };
  mp_arg_val_t values[MP_ARRAY_SIZE(allowed)];
  mp_arg_parse_all_kw_array(n_args, n_kw, args, MP_ARRAY_SIZE(allowed), allowed, values);
  if (values[0].u_int < 0x08 || values[0].u_int > 0x77)
    mp_raise_ValueError(MP_ERROR_TEXT("address must be 0x08 to 0x77"));
  temp_sensor_t *self = mp_obj_malloc(temp_sensor_t, type);
  self->address = (uint8_t)values[0].u_int;
  self->limit = 0;
  self->alarm = mp_const_none;
  configure(self, 0);
  return MP_OBJ_FROM_PTR(self);
}

// read(): degrees Celsius.
static mp_obj_t temp_sensor_read(mp_obj_t self_in) {
  temp_sensor_t *self = MP_OBJ_TO_PTR(self_in);
  uint8_t raw[2];
  check(bus_read(self->address, REG_TEMPERATURE, raw, sizeof raw));
  mp_float_t degrees = (mp_float_t)(int16_t)(raw[0] << 8 | raw[1]) / 256;
  mp_obj_t result = mp_obj_new_float(degrees);
  if (degrees > self->limit && self->alarm != mp_const_none)
    mp_call_function_1(self->alarm, result);
  return result;
}
static MP_DEFINE_CONST_FUN_OBJ_1(temp_sensor_read_obj, temp_sensor_read);

// alarm(above, function): from now on a reading above the limit calls function(degrees).  alarm(): no more.
static mp_obj_t temp_sensor_alarm(size_t n_args, const mp_obj_t *args) {
  temp_sensor_t *self = MP_OBJ_TO_PTR(args[0]);
  if (n_args == 1) {
    self->alarm = mp_const_none;
    return mp_const_none;
  }
  mp_float_t limit = mp_obj_get_float(args[1]);
  if (n_args == 2 || !mp_obj_is_callable(args[2]))
    mp_raise_TypeError(MP_ERROR_TEXT("a limit needs a function to call"));
  self->limit = limit;
  self->alarm = args[2];
  return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(temp_sensor_alarm_obj, 1, 3, temp_sensor_alarm);

// sleep(): turns the sensor off; reading it is an OSError then.
static mp_obj_t temp_sensor_sleep(mp_obj_t self_in) {
  configure(MP_OBJ_TO_PTR(self_in), 1);
  return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(temp_sensor_sleep_obj, temp_sensor_sleep);

static const mp_rom_map_elem_t temp_sensor_locals_table[] = {
    {MP_ROM_QSTR(MP_QSTR_alarm), MP_ROM_PTR(&temp_sensor_alarm_obj)},
    {MP_ROM_QSTR(MP_QSTR_read), MP_ROM_PTR(&temp_sensor_read_obj)},
    {MP_ROM_QSTR(MP_QSTR_sleep), MP_ROM_PTR(&temp_sensor_sleep_obj)},
};
static MP_DEFINE_CONST_DICT(temp_sensor_locals, temp_sensor_locals_table);

static MP_DEFINE_CONST_OBJ_TYPE(temp_sensor_type, MP_QSTR_TempSensor, MP_TYPE_FLAG_NONE, make_new,
                                temp_sensor_make_new, locals_dict, &temp_sensor_locals);

static const mp_rom_map_elem_t tempsensor_globals_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_tempsensor)},
    {MP_ROM_QSTR(MP_QSTR_TempSensor), MP_ROM_PTR(&temp_sensor_type)},
    {MP_ROM_QSTR(MP_QSTR_DEFAULT_ADDRESS), MP_ROM_INT(DEFAULT_ADDRESS)},
};
static MP_DEFINE_CONST_DICT(tempsensor_globals, tempsensor_globals_table);

const mp_obj_module_t tempsensor_module = {{&mp_type_module}, (mp_obj_dict_t *)&tempsensor_globals};

MP_REGISTER_MODULE(MP_QSTR_tempsensor, tempsensor_module);
