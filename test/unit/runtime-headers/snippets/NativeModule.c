// A native .mpy module: everything it calls goes through the function table.  Compiled with the definitions
// that the linker tool's header makes of the names (NativeModuleConfig.h).
#include "py/dynruntime.h"

typedef struct {
  mp_obj_base_t base;
  mp_int_t value;
} counter_obj_t;

static mp_obj_full_type_t counter_type;
static mp_map_elem_t counter_locals_dict_table[1];
static MP_DEFINE_CONST_DICT(counter_locals_dict, counter_locals_dict_table);

static mp_obj_t counter_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw,
                                 const mp_obj_t *args) {
  mp_arg_check_num(n_args, n_kw, 1, 1, false);
  counter_obj_t *self = mp_obj_malloc(counter_obj_t, type);
  self->value = mp_obj_get_int(args[0]);
  return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t counter_add(mp_obj_t self_in, mp_obj_t o) {
  counter_obj_t *self = MP_OBJ_TO_PTR(mp_obj_cast_to_native_base(self_in, &counter_type));
  if (mp_obj_is_small_int(o))
    self->value += MP_OBJ_SMALL_INT_VALUE(o);
  else if (mp_obj_is_int(o))
    self->value += mp_obj_get_int_truncated(o);
  else
    mp_raise_ValueError(MP_ERROR_TEXT("not a number"));
  return mp_obj_new_int(self->value);
}
static MP_DEFINE_CONST_FUN_OBJ_2(counter_add_obj, counter_add);

static mp_obj_t total(mp_obj_t o) {
  size_t len, n;
  mp_obj_t *items;
  mp_obj_get_array(o, &len, &items);
  int *numbers = m_new(int, len);
  for (size_t i = 0; i < len; i++)
    numbers[i] = mp_obj_get_int(items[i]);
  const char *text = mp_obj_str_get_data(mp_obj_new_str("abc", 3), &n);
  mp_printf(&mp_plat_print, "%d %s\n", (int)n, text);
  m_del(int, numbers, len);
  return mp_obj_is_true(mp_obj_len(o)) ? mp_const_none : mp_const_empty_tuple;
}
static MP_DEFINE_CONST_FUN_OBJ_1(total_obj, total);

static mp_obj_t plain(size_t n_args, const mp_obj_t *args) {
  if (n_args == 0)
    mp_raise_OSError(MP_EIO);
  return mp_binary_op(MP_BINARY_OP_ADD, args[0], mp_obj_new_float_from_d(0.5));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR(plain_obj, 0, plain);

mp_obj_t mpy_init(mp_obj_fun_bc_t *self, size_t n_args, size_t n_kw, mp_obj_t *args) {
  MP_DYNRUNTIME_INIT_ENTRY
  counter_type.base.type = &mp_type_type;
  counter_type.name = MP_QSTR_Counter;
  MP_OBJ_TYPE_SET_SLOT(&counter_type, make_new, counter_make_new, 0);
  counter_locals_dict_table[0] =
      (mp_map_elem_t){MP_OBJ_NEW_QSTR(MP_QSTR_add), MP_OBJ_FROM_PTR(&counter_add_obj)};
  MP_OBJ_TYPE_SET_SLOT(&counter_type, locals_dict, (void *)&counter_locals_dict, 1);
  mp_store_global(MP_QSTR_Counter, MP_OBJ_FROM_PTR(&counter_type));
  mp_store_global(MP_QSTR_total, MP_OBJ_FROM_PTR(&total_obj));
  mp_store_global(MP_QSTR_plain, MP_OBJ_FROM_PTR(&plain_obj));
  mp_store_global(MP_QSTR_again, MP_DYNRUNTIME_MAKE_FUNCTION(mpy_init));
  MP_DYNRUNTIME_INIT_EXIT
}
