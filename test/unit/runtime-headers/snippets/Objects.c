// Conversions both ways and questions about types.
#include "py/obj.h"
#include "py/runtime.h"

mp_int_t plusOne(mp_obj_t o) {
  if (mp_obj_is_small_int(o))
    return MP_OBJ_SMALL_INT_VALUE(o) + 1;
  if (!mp_obj_is_int(o) && !mp_obj_is_bool(o))
    mp_raise_TypeError(MP_ERROR_TEXT("expected int"));
  return mp_obj_get_int(o) + 1;
}

mp_obj_t describe(mp_obj_t o) {
  if (mp_obj_is_type(o, &mp_type_list) || mp_obj_is_exact_type(o, &mp_type_tuple)) {
    size_t len;
    mp_obj_t *items;
    mp_obj_get_array(o, &len, &items);
    return len ? items[0] : mp_const_none;
  }
  if (mp_obj_is_str_or_bytes(o)) {
    size_t len;
    const char *text = mp_obj_str_get_data(o, &len);
    return mp_obj_is_str(o) ? mp_obj_new_str(text, len) : mp_obj_new_bytes((const byte *)text, len);
  }
  if (mp_obj_is_qstr(o) || mp_obj_is_immediate_obj(o) || !mp_obj_is_obj(o))
    return MP_OBJ_NEW_SMALL_INT(42);
#if MICROPY_PY_BUILTINS_FLOAT
  if (mp_obj_is_float(o))
    return mp_obj_new_float(mp_obj_get_float(o) * MICROPY_FLOAT_CONST(0.5));
#endif
  if (mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(o)), MP_OBJ_FROM_PTR(&mp_type_OSError)))
    return mp_obj_exception_get_value(o);
  return mp_obj_new_bool(mp_obj_is_true(o));
}

mp_obj_t every(size_t n, mp_uint_t u, bool b) {
  mp_obj_t items[] = {
      mp_obj_new_int(-1),
      mp_obj_new_int_from_uint(u),
      mp_obj_new_int_from_ll(1LL << 40),
      mp_obj_new_bool(b),
      mp_obj_new_str_from_cstr("text"),
      mp_obj_new_bytes((const byte *)"\0\1", 2),
      MP_OBJ_NEW_QSTR(MP_QSTR_name),
      mp_const_true,
      mp_const_false,
      mp_const_none,
      mp_const_empty_tuple,
      mp_const_empty_bytes,
      mp_obj_new_bytearray_by_ref(n, NULL),
      mp_obj_len(mp_obj_new_tuple(0, NULL)),
      mp_obj_subscr(mp_const_empty_tuple, MP_OBJ_NEW_SMALL_INT(0), MP_OBJ_SENTINEL),
  };
  return mp_obj_new_tuple(MP_ARRAY_SIZE(items), items);
}

// Module constants that the linker must be able to place without code.
MP_DEFINE_STR_OBJ(greeting_obj, "hello");
static const byte rawBytes[] = {1, 2, 3};
MP_DEFINE_BYTES_OBJ(raw_obj, rawBytes, sizeof rawBytes);
const mp_rom_obj_t constants[] = {MP_ROM_NONE, MP_ROM_TRUE, MP_ROM_FALSE, MP_ROM_INT(-7),
                                  MP_ROM_QSTR(MP_QSTR_name)};

size_t lengths(mp_obj_t o) {
  GET_STR_LEN(o, len);
  GET_STR_DATA_LEN(o, data, again);
  GET_STR_HASH(o, hash);
  return len + again + data[0] + hash;
}
