// A device that Python code sees as an object with attributes: its gain can be read and written, its serial
// number only read, and deleting the gain puts the default back.
//
// It shows: a type with make_new, print and attr; methods next to attributes; keyword arguments with
// defaults.

#include "py/mperrno.h"
#include "py/runtime.h"

#define DEFAULT_GAIN (16)
#define MAX_GAIN (64)

extern const mp_obj_type_t device_type;

typedef struct {
  mp_obj_base_t base;
  mp_int_t serial;
  mp_int_t gain;
  mp_int_t samples; // taken since it was opened
  bool is_open;
} device_t;

static void set_gain(device_t *self, mp_int_t gain) {
  if (gain < 1 || gain > MAX_GAIN)
    mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("gain must be 1 to %d"), MAX_GAIN);
  self->gain = gain;
}

// Device(serial, *, gain=16)
static mp_obj_t device_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
  enum { ARG_serial, ARG_gain };
  static const mp_arg_t allowed[] = {
      {MP_QSTR_serial, MP_ARG_REQUIRED | MP_ARG_INT, {.u_int = 0}},
      {MP_QSTR_gain, MP_ARG_KW_ONLY | MP_ARG_INT, {.u_int = DEFAULT_GAIN}},
  };
  mp_arg_val_t values[MP_ARRAY_SIZE(allowed)];
  mp_arg_parse_all_kw_array(n_args, n_kw, args, MP_ARRAY_SIZE(allowed), allowed, values);

  device_t *self = mp_obj_malloc(device_t, type);
  self->serial = values[ARG_serial].u_int;
  self->samples = 0;
  self->is_open = true;
  set_gain(self, values[ARG_gain].u_int);
  return MP_OBJ_FROM_PTR(self);
}

static void device_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
  (void)kind;
  device_t *self = MP_OBJ_TO_PTR(self_in);
  mp_printf(print, "Device(%d, gain=%d)", (int)self->serial, (int)self->gain);
}

// Methods.

static mp_obj_t device_sample(mp_obj_t self_in) {
  device_t *self = MP_OBJ_TO_PTR(self_in);
  if (!self->is_open)
    mp_raise_OSError(MP_ENODEV);
  return mp_obj_new_int(++self->samples * self->gain);
}
static MP_DEFINE_CONST_FUN_OBJ_1(device_sample_obj, device_sample);

static mp_obj_t device_close(mp_obj_t self_in) {
  device_t *self = MP_OBJ_TO_PTR(self_in);
  self->is_open = false;
  return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(device_close_obj, device_close);

// __exit__ gets self and what describes the exception.
static mp_obj_t device_exit(size_t n_args, const mp_obj_t *args) {
  (void)n_args;
  return device_close(args[0]);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(device_exit_obj, 4, 4, device_exit);

static const mp_rom_map_elem_t device_locals_table[] = {
    {MP_ROM_QSTR(MP_QSTR_sample), MP_ROM_PTR(&device_sample_obj)},
    {MP_ROM_QSTR(MP_QSTR_close), MP_ROM_PTR(&device_close_obj)},
    {MP_ROM_QSTR(MP_QSTR___enter__), MP_ROM_PTR(&mp_identity_obj)},
    {MP_ROM_QSTR(MP_QSTR___exit__), MP_ROM_PTR(&device_exit_obj)},
    {MP_ROM_QSTR(MP_QSTR_MAX_GAIN), MP_ROM_INT(MAX_GAIN)},
};
static MP_DEFINE_CONST_DICT(device_locals, device_locals_table);

// Attributes.  dest tells what is wanted: a load if dest[0] is NULL, else a store, or a deletion if dest[1]
// is NULL.

static void device_load(device_t *self, qstr name, mp_obj_t *dest) {
  switch (name) {
  case MP_QSTR_serial:
    dest[0] = mp_obj_new_int(self->serial);
    break;
  case MP_QSTR_gain:
    dest[0] = mp_obj_new_int(self->gain);
    break;
  case MP_QSTR_is_open:
    dest[0] = mp_obj_new_bool(self->is_open);
    break;
  default:
    dest[1] = MP_OBJ_SENTINEL; // look in the table, for methods
  }
}

static void device_attr(mp_obj_t self_in, qstr name, mp_obj_t *dest) {
  device_t *self = MP_OBJ_TO_PTR(self_in);
  if (dest[0] == MP_OBJ_NULL) {
    device_load(self, name, dest);
  } else if (name == MP_QSTR_gain) {
    set_gain(self, dest[1] == MP_OBJ_NULL ? DEFAULT_GAIN : mp_obj_get_int(dest[1]));
    dest[0] = MP_OBJ_NULL; // done
  }
}

MP_DEFINE_CONST_OBJ_TYPE(device_type, MP_QSTR_Device, MP_TYPE_FLAG_NONE, make_new, device_make_new, print,
                         device_print, attr, device_attr, locals_dict, &device_locals);

static const mp_rom_map_elem_t device_globals_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_device)},
    {MP_ROM_QSTR(MP_QSTR_Device), MP_ROM_PTR(&device_type)},
};
static MP_DEFINE_CONST_DICT(device_globals, device_globals_table);

const mp_obj_module_t device_module = {{&mp_type_module}, (mp_obj_dict_t *)&device_globals};

MP_REGISTER_MODULE(MP_QSTR_device, device_module);
