// Reading and writing the memory of other objects; only runtime.h is included, and memset must be known.
#include "py/runtime.h"

mp_obj_t sumOf(mp_obj_t o) {
  mp_buffer_info_t bufinfo;
  mp_get_buffer_raise(o, &bufinfo, MP_BUFFER_READ);
  uint32_t sum = 0;
  for (size_t i = 0; i < bufinfo.len; i++)
    sum += ((const uint8_t *)bufinfo.buf)[i];
  return mp_obj_new_int_from_uint(sum);
}
static MP_DEFINE_CONST_FUN_OBJ_1(sumOf_obj, sumOf);

mp_obj_t fill(mp_obj_t o, mp_obj_t value) {
  mp_buffer_info_t bufinfo;
  mp_get_buffer_raise(o, &bufinfo, MP_BUFFER_WRITE);
  memset(bufinfo.buf, mp_obj_get_int(value), bufinfo.len);
  if (!mp_get_buffer(value, &bufinfo, MP_BUFFER_RW))
    return MP_OBJ_FROM_PTR(&sumOf_obj);
  return mp_const_none;
}
