//===- runtime-headers/Layout.c - Sizes and offsets that compiled modules depend on -------------------===//
//
// Native .mpy files and frozen code were compiled elsewhere, against these numbers (c-api.md 3).  The file
// only has to compile; it is C and C++, for 64-bit and 32-bit words.
//
//===--------------------------------------------------------------------------------------------------===//
#include "py/bc.h"
#include "py/binary.h"
#include "py/emitglue.h"
#include "py/gc.h"
#include "py/nativeglue.h"
#include "py/objarray.h"
#include "py/objexcept.h"
#include "py/objfun.h"
#include "py/objlist.h"
#include "py/objproperty.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/objtype.h"
#include "py/persistentcode.h"
#include "py/runtime.h"
#include "py/smallint.h"
#include "py/stream.h"

#include <stddef.h>

#ifdef __cplusplus
#define CHECK(cond) static_assert(cond, #cond)
#else
#define CHECK(cond) _Static_assert(cond, #cond)
#endif

// (a, b): what it is with 64-bit words, with 32-bit words.
#if UINTPTR_MAX > 0xffffffff
#define IS(what, wide, narrow) CHECK((what) == (wide))
#else
#define IS(what, wide, narrow) CHECK((what) == (narrow))
#endif
#define AT(type, member, wide, narrow) IS(offsetof(type, member), wide, narrow)
#define SIZE(type, wide, narrow) IS(sizeof(type), wide, narrow)
#define WORDS(type, member, n) CHECK(offsetof(type, member) == (n) * sizeof(void *))

SIZE(mp_obj_t, 8, 4);
SIZE(mp_int_t, 8, 4);
SIZE(mp_float_t, 8, 4);

// Types.
AT(mp_obj_type_t, flags, 8, 4);
AT(mp_obj_type_t, name, 10, 6);
AT(mp_obj_type_t, slot_index_make_new, 12, 8);
AT(mp_obj_type_t, slot_index_print, 13, 9);
AT(mp_obj_type_t, slot_index_call, 14, 10);
AT(mp_obj_type_t, slot_index_unary_op, 15, 11);
AT(mp_obj_type_t, slot_index_binary_op, 16, 12);
AT(mp_obj_type_t, slot_index_attr, 17, 13);
AT(mp_obj_type_t, slot_index_subscr, 18, 14);
AT(mp_obj_type_t, slot_index_iter, 19, 15);
AT(mp_obj_type_t, slot_index_buffer, 20, 16);
AT(mp_obj_type_t, slot_index_protocol, 21, 17);
AT(mp_obj_type_t, slot_index_parent, 22, 18);
AT(mp_obj_type_t, slot_index_locals_dict, 23, 19);
AT(mp_obj_type_t, slots, 24, 20);
SIZE(mp_obj_empty_type_t, 24, 20);
SIZE(mp_obj_full_type_t, 112, 64);

// Maps and dicts.
SIZE(mp_map_t, 24, 12);
AT(mp_map_t, alloc, 8, 4);
AT(mp_map_t, table, 16, 8);
SIZE(mp_map_elem_t, 16, 8);
SIZE(mp_rom_map_elem_t, 16, 8);
SIZE(mp_set_t, 24, 12);
SIZE(mp_obj_dict_t, 32, 16);
AT(mp_obj_dict_t, map, 8, 4);

// Functions.
SIZE(mp_obj_fun_builtin_fixed_t, 16, 8);
AT(mp_obj_fun_builtin_fixed_t, fun, 8, 4);
SIZE(mp_obj_fun_builtin_var_t, 24, 12);
AT(mp_obj_fun_builtin_var_t, sig, 8, 4);
AT(mp_obj_fun_builtin_var_t, fun, 16, 8);
SIZE(mp_obj_fun_bc_t, 32, 16);
WORDS(mp_obj_fun_bc_t, context, 1);
WORDS(mp_obj_fun_bc_t, child_table, 2);
WORDS(mp_obj_fun_bc_t, bytecode, 3);
WORDS(mp_obj_fun_bc_t, extra_args, 4);

// Objects.
SIZE(mp_obj_module_t, 16, 8);
SIZE(mp_obj_str_t, 32, 16);
AT(mp_obj_str_t, hash, 8, 4);
AT(mp_obj_str_t, len, 16, 8);
AT(mp_obj_str_t, data, 24, 12);
SIZE(mp_obj_list_t, 32, 16);
WORDS(mp_obj_list_t, alloc, 1);
WORDS(mp_obj_list_t, len, 2);
WORDS(mp_obj_list_t, items, 3);
AT(mp_obj_tuple_t, items, 16, 8);
AT(mp_rom_obj_tuple_t, items, 16, 8);
SIZE(mp_obj_array_t, 32, 16);
CHECK(offsetof(mp_obj_array_t, len) == offsetof(mp_obj_str_t, len));
CHECK(offsetof(mp_obj_array_t, items) == offsetof(mp_obj_str_t, data));
SIZE(mp_obj_exception_t, 32, 16);
AT(mp_obj_exception_t, traceback_data, 16, 8);
AT(mp_obj_exception_t, args, 24, 12);
SIZE(mp_obj_instance_t, 32, 16);
AT(mp_obj_instance_t, members, 8, 4);
AT(mp_obj_instance_t, subobj, 32, 16);
SIZE(mp_obj_slice_t, 32, 16);
SIZE(mp_obj_cell_t, 16, 8);
WORDS(mp_obj_property_t, proxy, 1);
SIZE(mp_obj_property_t, 32, 16);

// What functions hand over.
SIZE(mp_arg_t, 16, 8);
AT(mp_arg_t, flags, 2, 2);
AT(mp_arg_t, defval, 8, 4);
SIZE(mp_buffer_info_t, 24, 12);
SIZE(mp_print_t, 16, 8);
SIZE(vstr_t, 32, 16);
SIZE(mp_stream_p_t, 32, 16);
SIZE(mp_obj_iter_buf_t, 32, 16);
SIZE(mp_sched_node_t, 16, 8);
SIZE(gc_info_t, 56, 28);

// What machine code looks into (native-abi.md 2.6).
WORDS(mp_module_context_t, module, 0);
WORDS(mp_module_context_t, constants.qstr_table, 2);
WORDS(mp_module_context_t, constants.obj_table, 3);
WORDS(mp_code_state_native_t, ip, 1);
WORDS(mp_code_state_native_t, sp, 2);
AT(mp_code_state_native_t, n_state, 24, 12);
AT(mp_code_state_native_t, exc_sp_idx, 26, 14);
AT(mp_code_state_native_t, old_globals, 32, 16);
AT(mp_code_state_native_t, state, 40, 20);
WORDS(nlr_buf_t, prev, 0);
WORDS(nlr_buf_t, ret_val, 1);
#if defined(__x86_64__) && !defined(_WIN32)
CHECK(sizeof(nlr_buf_t) == 80);
#elif defined(__arm__) && defined(__SOFTFP__)
CHECK(sizeof(nlr_buf_t) == 48);
#endif

// The function table (native-abi.md 1).
WORDS(mp_fun_table_t, const_none, 0);
WORDS(mp_fun_table_t, native_from_obj, 3);
WORDS(mp_fun_table_t, swap_globals, 5);
WORDS(mp_fun_table_t, load_build_class, 8);
WORDS(mp_fun_table_t, store_attr, 14);
WORDS(mp_fun_table_t, binary_op, 18);
WORDS(mp_fun_table_t, new_set, 22);
WORDS(mp_fun_table_t, make_function_from_proto_fun, 26);
WORDS(mp_fun_table_t, getiter, 30);
WORDS(mp_fun_table_t, nlr_push, 32);
WORDS(mp_fun_table_t, raise, 34);
WORDS(mp_fun_table_t, new_slice, 38);
WORDS(mp_fun_table_t, new_closure, 43);
WORDS(mp_fun_table_t, setup_code_state_native, 45);
WORDS(mp_fun_table_t, yield_from, 48);
WORDS(mp_fun_table_t, setjmp_, 49);
WORDS(mp_fun_table_t, realloc_, 52);
WORDS(mp_fun_table_t, raise_msg, 55);
WORDS(mp_fun_table_t, obj_new_float_from_f, 60);
WORDS(mp_fun_table_t, load_method_maybe, 64);
WORDS(mp_fun_table_t, arg_parse_all_kw_array, 68);
WORDS(mp_fun_table_t, plat_print, 72);
WORDS(mp_fun_table_t, type_type, 73);
WORDS(mp_fun_table_t, type_fun_builtin_0, 77);
WORDS(mp_fun_table_t, type_Exception, 82);
WORDS(mp_fun_table_t, stream_write_obj, 86);
SIZE(mp_fun_table_t, 696, 348);
CHECK(MP_F_SETJMP == 49 && MP_F_NUMBER_OF == 50);

// Numbers.
CHECK(MP_OBJ_FUN_MAKE_SIG(1, 2, 0) == 0x20004);
CHECK(MP_OBJ_FUN_MAKE_SIG(1, MP_OBJ_FUN_ARGS_MAX, 1) == 0x3ffff);
CHECK(MP_SMALL_INT_BITS == 8 * sizeof(void *) - 1);
CHECK(MP_SMALL_INT_FITS(MP_SMALL_INT_MAX) && MP_SMALL_INT_FITS(MP_SMALL_INT_MIN));
CHECK(!MP_SMALL_INT_FITS(MP_SMALL_INT_MAX + 1) && !MP_SMALL_INT_FITS(MP_SMALL_INT_MIN - 1));
CHECK(MP_SMALL_INT_FITS(0) && MP_SMALL_INT_FITS(-1));
CHECK(MP_UNARY_OP_SIZEOF == 11 && MP_UNARY_OP_LEN == 5 && MP_UNARY_OP_HASH == 6);
CHECK(MP_BINARY_OP_INPLACE_OR == 9 && MP_BINARY_OP_INPLACE_POWER == 21 && MP_BINARY_OP_OR == 22);
CHECK(MP_BINARY_OP_ADD == 27 && MP_BINARY_OP_POWER == 34 && MP_BINARY_OP_CONTAINS == 36);
CHECK(MP_BINARY_OP_REVERSE_ADD == 42 && MP_BINARY_OP_NOT_IN == 50 && MP_BINARY_OP_IS_NOT == 51);
CHECK(PRINT_REPR == 1 && PRINT_EXC == 2 && PRINT_JSON == 3 && PRINT_RAW == 4 && PRINT_EXC_SUBCLASS == 0x80);
CHECK(MP_TYPE_FLAG_ITER_IS_ITERNEXT == 0x80 && MP_TYPE_FLAG_ITER_IS_STREAM == 0x180);
CHECK(MP_TYPE_FLAG_INSTANCE_TYPE == 0x200 && MP_TYPE_FLAG_SUBSCR_ALLOWS_STACK_SLICE == 0x400);
CHECK(MP_NATIVE_TYPE_QSTR == 8 && MP_NATIVE_TYPE_PTR8 == 5);
CHECK(MPY_VERSION == 6 && MPY_SUB_VERSION == 3 && MP_NATIVE_ARCH_RV64IMC == 12);
CHECK(MP_CODE_BYTECODE == 2 && MP_CODE_NATIVE_ASM == 5);
#if MICROPY_USE_INTERNAL_ERRNO
CHECK(MP_EIO == 5 && MP_ETIMEDOUT == 110 && MP_ECANCELED == 125);
#endif
