//===- py/nativeglue.h - The table that machine code calls through ----------------------------------===//
//
// Compiled .mpy files address members of mp_fun_table by number (native-abi.md 1): 87 words in this order,
// whatever is built in.  A member of something that is left out is there all the same.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_NATIVEGLUE_H
#define ADDER_PY_NATIVEGLUE_H

#include "py/emitglue.h"
#include "py/nlr.h"
#include "py/obj.h"
#include "py/runtime.h"
#include "py/stream.h"

#include <stdarg.h>

#ifdef __cplusplus
extern "C" {
#endif

// Numbers of the members that the compiler uses.
typedef enum {
  MP_F_CONST_NONE_OBJ = 0,
  MP_F_CONST_FALSE_OBJ = 1,
  MP_F_CONST_TRUE_OBJ = 2,
  MP_F_CONVERT_OBJ_TO_NATIVE = 3,
  MP_F_CONVERT_NATIVE_TO_OBJ = 4,
  MP_F_NATIVE_SWAP_GLOBALS = 5,
  MP_F_LOAD_NAME = 6,
  MP_F_LOAD_GLOBAL = 7,
  MP_F_LOAD_BUILD_CLASS = 8,
  MP_F_LOAD_ATTR = 9,
  MP_F_LOAD_METHOD = 10,
  MP_F_LOAD_SUPER_METHOD = 11,
  MP_F_STORE_NAME = 12,
  MP_F_STORE_GLOBAL = 13,
  MP_F_STORE_ATTR = 14,
  MP_F_OBJ_SUBSCR = 15,
  MP_F_OBJ_IS_TRUE = 16,
  MP_F_UNARY_OP = 17,
  MP_F_BINARY_OP = 18,
  MP_F_BUILD_TUPLE = 19,
  MP_F_BUILD_LIST = 20,
  MP_F_BUILD_MAP = 21,
  MP_F_BUILD_SET = 22,
  MP_F_STORE_SET = 23,
  MP_F_LIST_APPEND = 24,
  MP_F_STORE_MAP = 25,
  MP_F_MAKE_FUNCTION_FROM_PROTO_FUN = 26,
  MP_F_NATIVE_CALL_FUNCTION_N_KW = 27,
  MP_F_CALL_METHOD_N_KW = 28,
  MP_F_CALL_METHOD_N_KW_VAR = 29,
  MP_F_NATIVE_GETITER = 30,
  MP_F_NATIVE_ITERNEXT = 31,
  MP_F_NLR_PUSH = 32,
  MP_F_NLR_POP = 33,
  MP_F_NATIVE_RAISE = 34,
  MP_F_IMPORT_NAME = 35,
  MP_F_IMPORT_FROM = 36,
  MP_F_IMPORT_ALL = 37,
  MP_F_NEW_SLICE = 38,
  MP_F_UNPACK_SEQUENCE = 39,
  MP_F_UNPACK_EX = 40,
  MP_F_DELETE_NAME = 41,
  MP_F_DELETE_GLOBAL = 42,
  MP_F_NEW_CLOSURE = 43,
  MP_F_ARG_CHECK_NUM_SIG = 44,
  MP_F_SETUP_CODE_STATE = 45,
  MP_F_SMALL_INT_FLOOR_DIVIDE = 46,
  MP_F_SMALL_INT_MODULO = 47,
  MP_F_NATIVE_YIELD_FROM = 48,
  MP_F_SETJMP = 49,
  MP_F_NUMBER_OF = 50
} mp_fun_kind_t;

typedef struct _mp_fun_table_t {
  // 0..5: words and conversions; 3 and 4 take an MP_NATIVE_TYPE_.
  mp_const_obj_t const_none, const_false, const_true;
  mp_uint_t (*native_from_obj)(mp_obj_t obj, mp_uint_t type);
  mp_obj_t (*native_to_obj)(mp_uint_t word, mp_uint_t type);
  mp_obj_dict_t *(*swap_globals)(mp_obj_dict_t *globals); // NULL: nothing changed

  // 6..14: names and attributes.
  mp_obj_t (*load_name)(qstr name);
  mp_obj_t (*load_global)(qstr name);
  mp_obj_t (*load_build_class)(void);
  mp_obj_t (*load_attr)(mp_obj_t base, qstr name);
  void (*load_method)(mp_obj_t base, qstr name, mp_obj_t *dest);
  void (*load_super_method)(qstr name, mp_obj_t *dest);
  void (*store_name)(qstr name, mp_obj_t value);
  void (*store_global)(qstr name, mp_obj_t value);
  void (*store_attr)(mp_obj_t base, qstr name, mp_obj_t value);

  // 15..18: operators.
  mp_obj_t (*obj_subscr)(mp_obj_t base, mp_obj_t index, mp_obj_t value);
  bool (*obj_is_true)(mp_obj_t object);
  mp_obj_t (*unary_op)(mp_unary_op_t operation, mp_obj_t object);
  mp_obj_t (*binary_op)(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right);

  // 19..26: making containers and functions.
  mp_obj_t (*new_tuple)(size_t count, const mp_obj_t *items);
  mp_obj_t (*new_list)(size_t count, mp_obj_t *items);
  mp_obj_t (*new_dict)(size_t room);
  mp_obj_t (*new_set)(size_t count, mp_obj_t *items);
  void (*set_store)(mp_obj_t set, mp_obj_t item);
  mp_obj_t (*list_append)(mp_obj_t list, mp_obj_t item);
  mp_obj_t (*dict_store)(mp_obj_t dict, mp_obj_t key, mp_obj_t value);
  mp_obj_t (*make_function_from_proto_fun)(mp_proto_fun_t body, const mp_module_context_t *context,
                                           const mp_obj_t *defaults);

  // 27..31: calls and iteration.
  mp_obj_t (*call_function_n_kw)(mp_obj_t function, size_t counts, // positional | pairs << 8
                                 const mp_obj_t *values);
  mp_obj_t (*call_method_n_kw)(size_t positional, size_t pairs, const mp_obj_t *values);
  mp_obj_t (*call_method_n_kw_var)(bool hasSelf, size_t counts, const mp_obj_t *values);
  mp_obj_t (*getiter)(mp_obj_t object, mp_obj_iter_buf_t *buffer);
  mp_obj_t (*iternext)(mp_obj_iter_buf_t *iterator);

  // 32..34: exceptions.
  unsigned int (*nlr_push)(nlr_buf_t *buffer); // where nlr_push is a macro: its first half
  void (*nlr_pop)(void);
  void (*raise)(mp_obj_t object); // returns for None and MP_OBJ_NULL

  // 35..43: imports, slices, unpacking, del, closures.
  mp_obj_t (*import_name)(qstr name, mp_obj_t fromList, mp_obj_t level);
  mp_obj_t (*import_from)(mp_obj_t module, qstr name);
  void (*import_all)(mp_obj_t module);
  mp_obj_t (*new_slice)(mp_obj_t start, mp_obj_t stop, mp_obj_t step);
  void (*unpack_sequence)(mp_obj_t iterable, size_t counts, mp_obj_t *to);
  void (*unpack_ex)(mp_obj_t iterable, size_t counts, mp_obj_t *to);
  void (*delete_name)(qstr name);
  void (*delete_global)(qstr name);
  mp_obj_t (*new_closure)(mp_obj_t function, size_t count, const mp_obj_t *cells);

  // 44..49: entering functions; arithmetic of viper; generators.
  void (*arg_check_num_sig)(size_t positional, size_t pairs, uint32_t signature);
  void (*setup_code_state_native)(mp_code_state_native_t *state, size_t positional, size_t pairs,
                                  const mp_obj_t *values);
  mp_int_t (*small_int_floor_divide)(mp_int_t left, mp_int_t right);
  mp_int_t (*small_int_modulo)(mp_int_t left, mp_int_t right);
  bool (*yield_from)(mp_obj_t from, mp_obj_t sent, mp_obj_t *result);
  void *setjmp_; // NULL where nlr_push is a function

  // 50..72: for C modules only.
  void *(*memset_)(void *to, int value, size_t bytes);
  void *(*memmove_)(void *to, const void *from, size_t bytes);
  void *(*realloc_)(void *block, size_t bytes, bool mayMove);
  int (*printf_)(const mp_print_t *print, const char *format, ...);
  int (*vprintf_)(const mp_print_t *print, const char *format, va_list values);
  MP_NORETURN void (*raise_msg)(const mp_obj_type_t *type, mp_rom_error_text_t message);
  const mp_obj_type_t *(*obj_get_type)(mp_const_obj_t object);
  mp_obj_t (*obj_new_str)(const char *text, size_t length);
  mp_obj_t (*obj_new_bytes)(const byte *bytes, size_t length);
  mp_obj_t (*obj_new_bytearray_by_ref)(size_t length, void *bytes);
  mp_obj_t (*obj_new_float_from_f)(float value);
  mp_obj_t (*obj_new_float_from_d)(double value);
  float (*obj_get_float_to_f)(mp_obj_t object);
  double (*obj_get_float_to_d)(mp_obj_t object);
  void (*load_method_maybe)(mp_obj_t base, qstr name, mp_obj_t *dest);
  bool (*get_buffer)(mp_obj_t object, mp_buffer_info_t *buffer, mp_uint_t flags);
  const mp_stream_p_t *(*get_stream_raise)(mp_obj_t object, int flags);
  void (*arg_parse_all)(size_t positional, const mp_obj_t *values, mp_map_t *keywords, size_t count,
                        const mp_arg_t *table, mp_arg_val_t *results);
  void (*arg_parse_all_kw_array)(size_t positional, size_t pairs, const mp_obj_t *values, size_t count,
                                 const mp_arg_t *table, mp_arg_val_t *results);
  size_t (*binary_get_size)(char layout, char letter, size_t *alignment);
  mp_obj_t (*binary_get_val_array)(char letter, void *items, size_t at);
  void (*binary_set_val_array)(char letter, void *items, size_t at, mp_obj_t value);
  const mp_print_t *plat_print;

  // 73..86: objects that C modules refer to by address.
  const mp_obj_type_t *type_type;
  const mp_obj_type_t *type_str, *type_list, *type_dict;
  const mp_obj_type_t *type_fun_builtin_0, *type_fun_builtin_1, *type_fun_builtin_2, *type_fun_builtin_3;
  const mp_obj_type_t *type_fun_builtin_var;
  const mp_obj_type_t *type_Exception;
  const mp_obj_fun_builtin_var_t *stream_read_obj, *stream_readinto_obj;
  const mp_obj_fun_builtin_var_t *stream_unbuffered_readline_obj, *stream_write_obj;
} mp_fun_table_t;

extern const mp_fun_table_t mp_fun_table;

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_NATIVEGLUE_H
