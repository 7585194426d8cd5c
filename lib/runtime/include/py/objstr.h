//===- py/objstr.h - str and bytes ------------------------------------------------------------------===//
//
// Both have this struct; a str may also be a qstr word, so ask through the functions or the GET_STR_ macros.
// data has a NUL behind it that len does not count.  The low 16 bits of hash are the hash, 0: not computed
// yet; the others are notes of the runtime about the text, ask through GET_STR_HASH.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_OBJSTR_H
#define ADDER_PY_OBJSTR_H

#include "py/obj.h"
#include "py/objarray.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _mp_obj_str_t {
  mp_obj_base_t base;
  size_t hash;
  size_t len; // bytes; here and data where an array has them
  const byte *data;
} mp_obj_str_t;

// A statement for code that treats the two alike.
#define MP_STATIC_ASSERT_STR_ARRAY_COMPATIBLE                                                                \
  MP_STATIC_ASSERT(offsetof(mp_obj_str_t, len) == offsetof(mp_obj_array_t, len) &&                           \
                   offsetof(mp_obj_str_t, data) == offsetof(mp_obj_array_t, items))

// Constants.
#define MP_DEFINE_STR_OBJ(object_name, str)                                                                  \
  mp_obj_str_t object_name = {{&mp_type_str}, 0, sizeof(str) - 1, (const byte *)(str)}
#define MP_DEFINE_BYTES_OBJ(object_name, target, len)                                                        \
  mp_obj_str_t object_name = {{&mp_type_bytes}, 0, (len), (const byte *)(target)}

// Statements that declare variables and take them from a str or bytes object.
#define GET_STR_LEN(str_obj_in, str_len)                                                                     \
  size_t str_len;                                                                                            \
  (void)mp_obj_str_data_of(str_obj_in, &str_len)
#define GET_STR_DATA_LEN(str_obj_in, str_data, str_len)                                                      \
  size_t str_len;                                                                                            \
  const byte *str_data = mp_obj_str_data_of(str_obj_in, &str_len)
#define GET_STR_HASH(str_obj_in, str_hash)                                                                   \
  size_t str_hash = mp_obj_is_qstr(str_obj_in) ? qstr_hash(MP_OBJ_QSTR_VALUE(str_obj_in))                    \
                                               : ((mp_obj_str_t *)MP_OBJ_TO_PTR(str_obj_in))->hash & 0xffff

// Of a str, bytes or array, without looking.
static inline const byte *mp_obj_str_data_of(mp_const_obj_t o, size_t *len) {
  if (mp_obj_is_qstr(o))
    return qstr_data(MP_OBJ_QSTR_VALUE(o), len);
  *len = ((const mp_obj_str_t *)o)->len;
  return ((const mp_obj_str_t *)o)->data;
}

mp_obj_t mp_obj_str_make_new(const mp_obj_type_t *type, size_t positional, size_t pairs,
                             const mp_obj_t *values); // raises
// A copy; type is str or bytes.  _of_type may return a qstr or a shared empty object.
mp_obj_t mp_obj_new_str_copy(const mp_obj_type_t *type, const byte *data, size_t length);    // allocates
mp_obj_t mp_obj_new_str_of_type(const mp_obj_type_t *type, const byte *data, size_t length); // allocates
void mp_obj_str_set_data(mp_obj_str_t *object, const byte *data, size_t length);

// Methods: values[0] is self.
mp_obj_t mp_obj_str_format(size_t count, const mp_obj_t *values,
                           mp_map_t *pairs);                     // pairs not NULL; raises; allocates
mp_obj_t mp_obj_str_split(size_t count, const mp_obj_t *values); // raises; allocates
mp_obj_t mp_obj_str_binary_op(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right); // raises; allocates
mp_int_t mp_obj_str_get_buffer(mp_obj_t self, mp_buffer_info_t *buffer, mp_uint_t flags);
mp_obj_t mp_obj_bytes_hex(size_t count, const mp_obj_t *values,
                          const mp_obj_type_t *type);        // raises; allocates
mp_obj_t mp_obj_bytes_fromhex(mp_obj_t type, mp_obj_t data); // raises; allocates

void mp_str_print_json(const mp_print_t *print, const byte *data, size_t length);
// Where character `index` (a Python int) of the text is.  Raises IndexError unless is_slice.
const byte *str_index_to_ptr(const mp_obj_type_t *type, const byte *data, size_t len, mp_obj_t index,
                             bool is_slice);
// NULL, or where needle is: the first place if direction is 1, the last if it is -1.
const byte *find_subbytes(const byte *haystack, size_t hlen, const byte *needle, size_t nlen, int direction);

extern const mp_obj_dict_t mp_obj_str_locals_dict;
extern const mp_obj_dict_t mp_obj_memoryview_locals_dict;
extern const mp_obj_dict_t mp_obj_bytearray_locals_dict;
extern const mp_obj_dict_t mp_obj_array_locals_dict;

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_OBJSTR_H
