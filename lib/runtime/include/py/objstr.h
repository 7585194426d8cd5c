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
#define MP_DEFINE_BYTES_OBJ(name, bytes, length)                                                             \
  mp_obj_str_t name = {{&mp_type_bytes}, 0, (length), (const byte *)(bytes)}
#define MP_DEFINE_STR_OBJ(name, text)                                                                        \
  mp_obj_str_t name = {{&mp_type_str}, 0, sizeof(text) - 1, (const byte *)(text)}

// Statements that declare variables and take them from a str or bytes object.
#define GET_STR_DATA_LEN(text, data, length)                                                                 \
  size_t length;                                                                                             \
  const byte *data = mp_obj_str_data_of(text, &length)
#define GET_STR_LEN(text, length)                                                                            \
  size_t length;                                                                                             \
  (void)mp_obj_str_data_of(text, &length)
#define GET_STR_HASH(text, number)                                                                           \
  size_t number = mp_obj_is_qstr(text) ? qstr_hash(MP_OBJ_QSTR_VALUE(text))                                  \
                                       : 0xffff & ((mp_obj_str_t *)MP_OBJ_TO_PTR(text))->hash

// Of a str, bytes or array, without looking.
static inline const byte *mp_obj_str_data_of(mp_const_obj_t text, size_t *length) {
  if (mp_obj_is_qstr(text))
    return qstr_data(MP_OBJ_QSTR_VALUE(text), length);
  const mp_obj_str_t *object = (const mp_obj_str_t *)text;
  *length = object->len;
  return object->data;
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
// Where character `index` (a Python int) of the text is.  Raises IndexError unless isSlice.
const byte *str_index_to_ptr(const mp_obj_type_t *type, const byte *data, size_t length, mp_obj_t index,
                             bool isSlice);
// NULL, or where needle is: the first place if direction is 1, the last if it is -1.
const byte *find_subbytes(const byte *text, size_t length, const byte *needle, size_t needleLength,
                          int direction);

extern const mp_obj_dict_t mp_obj_str_locals_dict;
extern const mp_obj_dict_t mp_obj_memoryview_locals_dict;
extern const mp_obj_dict_t mp_obj_bytearray_locals_dict;
extern const mp_obj_dict_t mp_obj_array_locals_dict;

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_OBJSTR_H
