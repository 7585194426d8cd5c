//===- py/dynruntime.h - The C API inside a native .mpy module --------------------------------------===//
//
// A native module is compiled on its own and linked to no runtime: whatever it calls, it calls through
// mp_fun_table (py/nativeglue.h).  So this header first takes all declarations in, then replaces the names
// that the table can stand for (native-abi.md 7.5) by macros.  Names that it does not replace are missing at
// link time.
//
// It is compiled with MICROPY_ENABLE_DYNRUNTIME and NO_QSTR; the linker tool's header defines MP_QSTR_ names
// as loads from mp_native_qstr_table.  The module has an entry
//
//   mp_obj_t mpy_init(mp_obj_fun_bc_t *self, size_t n_args, size_t n_kw, mp_obj_t *args) {
//     MP_DYNRUNTIME_INIT_ENTRY
//     mp_store_global(MP_QSTR_f, MP_OBJ_FROM_PTR(&f_obj));
//     MP_DYNRUNTIME_INIT_EXIT
//   }
//
// and fills types at run time: an mp_obj_full_type_t and MP_OBJ_TYPE_SET_SLOT.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_DYNRUNTIME_H
#define ADDER_PY_DYNRUNTIME_H

#include "py/binary.h"
#include "py/mperrno.h"
#include "py/nativeglue.h"
#include "py/objexcept.h"
#include "py/objfun.h"
#include "py/objlist.h"
#include "py/objstr.h"
#include "py/objtype.h"
#include "py/stream.h"

#if !MICROPY_ENABLE_DYNRUNTIME
#error "py/dynruntime.h is for native modules: define MICROPY_ENABLE_DYNRUNTIME"
#endif

// The string table of the module, and its object table.
extern const uint16_t mp_native_qstr_table[];
extern const mp_uint_t mp_native_obj_table[];

//===-- Entry --===//

#define MP_DYNRUNTIME_INIT_ENTRY                                                                             \
  mp_obj_dict_t *mp_dyn_globals = mp_fun_table.swap_globals(self->context->module.globals);                  \
  mp_raw_code_truncated_t mp_dyn_code;                                                                       \
  mp_dyn_code.proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0;                                    \
  mp_dyn_code.proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1;                                    \
  mp_dyn_code.kind = MP_CODE_NATIVE_VIPER;                                                                   \
  mp_dyn_code.is_generator = false;                                                                          \
  (void)mp_dyn_code;                                                                                         \
  (void)n_args;                                                                                              \
  (void)n_kw;                                                                                                \
  (void)args;
#define MP_DYNRUNTIME_INIT_EXIT                                                                              \
  mp_fun_table.swap_globals(mp_dyn_globals);                                                                 \
  return mp_const_none;
// A Python function for f, which has the signature of mpy_init; only between the two above.
#define MP_DYNRUNTIME_MAKE_FUNCTION(function)                                                                \
  (mp_dyn_code.fun_data = (const void *)(function),                                                          \
   mp_fun_table.make_function_from_proto_fun((const void *)&mp_dyn_code, self->context, NULL))

//===-- Constants and types --===//

#undef mp_const_none
#undef mp_const_false
#undef mp_const_true
#undef mp_const_empty_bytes
#undef mp_const_empty_tuple
#define mp_const_none ((mp_obj_t)mp_fun_table.const_none)
#define mp_const_false ((mp_obj_t)mp_fun_table.const_false)
#define mp_const_true ((mp_obj_t)mp_fun_table.const_true)
#define mp_const_empty_bytes (mp_obj_new_bytes(NULL, 0))
#define mp_const_empty_tuple (mp_obj_new_tuple(0, NULL))

#define mp_type_type (*mp_fun_table.type_type)
#define mp_type_str (*mp_fun_table.type_str)
#define mp_type_list (*mp_fun_table.type_list)
#define mp_type_Exception (*mp_fun_table.type_Exception)
#define mp_type_NoneType (*mp_obj_get_type(mp_const_none))
#define mp_type_bool (*mp_obj_get_type(mp_const_false))
// The others by name, whatever the module's globals have under it.
#define MP_DYN_TYPE(name) (*(const mp_obj_type_t *)MP_OBJ_TO_PTR(mp_load_global(MP_QSTR_##name)))
#define mp_type_int MP_DYN_TYPE(int)
#define mp_type_bytes MP_DYN_TYPE(bytes)
#define mp_type_bytearray MP_DYN_TYPE(bytearray)
#define mp_type_tuple MP_DYN_TYPE(tuple)
#define mp_type_EOFError MP_DYN_TYPE(EOFError)
#define mp_type_IndexError MP_DYN_TYPE(IndexError)
#define mp_type_KeyError MP_DYN_TYPE(KeyError)
#define mp_type_NotImplementedError MP_DYN_TYPE(NotImplementedError)
#define mp_type_OSError MP_DYN_TYPE(OSError)
#define mp_type_RuntimeError MP_DYN_TYPE(RuntimeError)
#define mp_type_TypeError MP_DYN_TYPE(TypeError)
#define mp_type_ValueError MP_DYN_TYPE(ValueError)

#define mp_stream_read_obj (*mp_fun_table.stream_read_obj)
#define mp_stream_readinto_obj (*mp_fun_table.stream_readinto_obj)
#define mp_stream_unbuffered_readline_obj (*mp_fun_table.stream_unbuffered_readline_obj)
#define mp_stream_write_obj (*mp_fun_table.stream_write_obj)
#define mp_plat_print (*mp_fun_table.plat_print)

//===-- Entries of the table under their own names --===//

#define mp_load_name(word) mp_fun_table.load_name(word)
#define mp_load_global(word) mp_fun_table.load_global(word)
#define mp_load_attr(base, attr) mp_fun_table.load_attr(base, attr)
#define mp_load_method(base, attr, dest) mp_fun_table.load_method(base, attr, dest)
#define mp_load_method_maybe(base, attr, dest) mp_fun_table.load_method_maybe(base, attr, dest)
#define mp_load_super_method(attr, dest) mp_fun_table.load_super_method(attr, dest)
#define mp_store_name(word, obj) mp_fun_table.store_name(word, obj)
#define mp_store_global(word, obj) mp_fun_table.store_global(word, obj)
#define mp_store_attr(base, attr, val) mp_fun_table.store_attr(base, attr, val)
#define mp_import_name(name, fromlist, level) mp_fun_table.import_name(name, fromlist, level)
#define mp_import_from(module, name) mp_fun_table.import_from(module, name)
#define mp_import_all(module) mp_fun_table.import_all(module)

#define mp_unary_op(op, obj) mp_fun_table.unary_op(op, obj)
#define mp_binary_op(op, left, right) mp_fun_table.binary_op(op, left, right)
#define mp_obj_is_true(object) mp_fun_table.obj_is_true(object)
#define mp_obj_subscr(base, index, val) mp_fun_table.obj_subscr(base, index, val)
#define mp_obj_get_type(object) mp_fun_table.obj_get_type(object)
#define mp_call_function_n_kw(fun, n_args, n_kw, args)                                                       \
  mp_fun_table.call_function_n_kw(fun, (n_args) | ((n_kw) << 8), args)
#define mp_call_method_n_kw(n_args, n_kw, args) mp_fun_table.call_method_n_kw(n_args, n_kw, args)
#define mp_make_function_from_proto_fun(code, context, def_args)                                             \
  mp_fun_table.make_function_from_proto_fun(code, context, def_args)
#define mp_arg_check_num_sig(n_args, n_kw, sig) mp_fun_table.arg_check_num_sig(n_args, n_kw, sig)
#define mp_arg_check_num(n_args, n_kw, least, most, takes_kw)                                                \
  (mp_arg_check_num_sig((n_args), (n_kw), MP_OBJ_FUN_MAKE_SIG((least), (most), (takes_kw))))
#define mp_arg_parse_all(positional, values, keywords, count, table, results)                                \
  mp_fun_table.arg_parse_all(positional, values, keywords, count, table, results)
#define mp_arg_parse_all_kw_array(positional, pairs, values, count, table, results)                          \
  mp_fun_table.arg_parse_all_kw_array(positional, pairs, values, count, table, results)

#define mp_obj_new_str(data, len) mp_fun_table.obj_new_str(data, len)
#define mp_obj_new_bytes(data, len) mp_fun_table.obj_new_bytes(data, len)
#define mp_obj_new_bytearray_by_ref(count, items) mp_fun_table.obj_new_bytearray_by_ref(count, items)
#define mp_obj_new_tuple(count, items) mp_fun_table.new_tuple(count, items)
#define mp_obj_new_list(count, items) mp_fun_table.new_list(count, items)
#define mp_obj_new_dict(count) mp_fun_table.new_dict(count)
#define mp_obj_new_set(count, items) mp_fun_table.new_set(count, items)
#define mp_obj_new_slice(start, stop, step) mp_fun_table.new_slice(start, stop, step)
#define mp_obj_new_float_from_f(value) mp_fun_table.obj_new_float_from_f(value)
#define mp_obj_new_float_from_d(value) mp_fun_table.obj_new_float_from_d(value)
#define mp_obj_get_float_to_f(object) mp_fun_table.obj_get_float_to_f(object)
#define mp_obj_get_float_to_d(object) mp_fun_table.obj_get_float_to_d(object)
#define mp_obj_list_append(list, item) mp_fun_table.list_append(list, item)
#define mp_obj_dict_store(dict, key, val) mp_fun_table.dict_store(dict, key, val)
#define mp_obj_set_store(set, item) mp_fun_table.set_store(set, item)

#define mp_get_buffer(object, bufinfo, flags) mp_fun_table.get_buffer(object, bufinfo, flags)
#define mp_get_buffer_raise(object, bufinfo, flags)                                                          \
  ((void)mp_fun_table.get_buffer((object), (bufinfo), (flags) | MP_BUFFER_RAISE_IF_UNSUPPORTED))
#define mp_get_stream_raise(object, flags) mp_fun_table.get_stream_raise(object, flags)
#define mp_binary_get_size(order, val_type, palign) mp_fun_table.binary_get_size(order, val_type, palign)
#define mp_binary_get_val_array(typecode, pointer, index)                                                    \
  mp_fun_table.binary_get_val_array(typecode, pointer, index)
#define mp_binary_set_val_array(typecode, pointer, index, val)                                               \
  mp_fun_table.binary_set_val_array(typecode, pointer, index, val)
#define mp_printf(print, ...) mp_fun_table.printf_(print, __VA_ARGS__)
#define mp_vprintf(print, fmt, args) mp_fun_table.vprintf_(print, fmt, args)

//===-- What takes more than one step --===//

#undef nlr_raise
#define nlr_raise(object) (mp_fun_table.raise(object), mp_dyn_unreachable())
static inline MP_NORETURN void mp_dyn_unreachable(void) {
  for (;;) {
  }
}

#define mp_raise_msg(type, text) mp_fun_table.raise_msg(type, text)
#define mp_raise_TypeError(text) (mp_raise_msg(&mp_type_TypeError, (text)))
#define mp_raise_ValueError(text) (mp_raise_msg(&mp_type_ValueError, (text)))
#define mp_raise_NotImplementedError(text) (mp_raise_msg(&mp_type_NotImplementedError, (text)))
#define mp_raise_OSError(code) (mp_raise_type_arg(&mp_type_OSError, MP_OBJ_NEW_SMALL_INT(code)))
#define mp_raise_type_arg(type, arg) (nlr_raise(mp_obj_new_exception_arg1((type), (arg))))

// Exceptions are made by calling their classes.
#define mp_obj_new_exception(type) (mp_obj_new_exception_args((type), 0, NULL))
#define mp_obj_new_exception_arg1(type, arg) (mp_dyn_new_exception_arg1((type), (arg)))
#define mp_obj_new_exception_args(type, count, args)                                                         \
  (mp_call_function_n_kw(MP_OBJ_FROM_PTR(type), (count), 0, (args)))
static inline mp_obj_t mp_dyn_new_exception_arg1(const mp_obj_type_t *type, mp_obj_t arg) {
  return mp_obj_new_exception_args(type, 1, &arg);
}
// The slots that an exception class of the module shares with Exception.
#define mp_obj_exception_make_new (MP_OBJ_TYPE_GET_SLOT(&mp_type_Exception, make_new))
#define mp_obj_exception_print (MP_OBJ_TYPE_GET_SLOT(&mp_type_Exception, print))
#define mp_obj_exception_attr (MP_OBJ_TYPE_GET_SLOT(&mp_type_Exception, attr))
// Makes *type an exception class with a base.
static inline void mp_obj_exception_init(mp_obj_full_type_t *type, qstr name, const mp_obj_type_t *base) {
  type->base.type = &mp_type_type;
  type->flags = MP_TYPE_FLAG_NONE;
  type->name = (uint16_t)name;
  MP_OBJ_TYPE_SET_SLOT(type, make_new, mp_obj_exception_make_new, 0);
  MP_OBJ_TYPE_SET_SLOT(type, print, mp_obj_exception_print, 1);
  MP_OBJ_TYPE_SET_SLOT(type, attr, mp_obj_exception_attr, 2);
  MP_OBJ_TYPE_SET_SLOT(type, parent, base, 3);
}

#define mp_obj_new_bool(value) ((value) ? mp_const_true : mp_const_false)
#define mp_obj_new_int(value) mp_fun_table.native_to_obj((mp_uint_t)(value), MP_NATIVE_TYPE_INT)
#define mp_obj_new_int_from_uint(value) mp_fun_table.native_to_obj(value, MP_NATIVE_TYPE_UINT)
#define mp_obj_get_int(object)                                                                               \
  ((mp_int_t)mp_fun_table.native_from_obj((mp_obj_t)(object), MP_NATIVE_TYPE_INT))
#define mp_obj_get_int_truncated(object)                                                                     \
  ((mp_int_t)mp_fun_table.native_from_obj((mp_obj_t)(object), MP_NATIVE_TYPE_UINT))
#define mp_obj_len(object) (mp_dyn_len(object))
static inline mp_obj_t mp_dyn_len(mp_obj_t o) {
  mp_obj_t len = mp_load_global(MP_QSTR_len);
  return mp_call_function_n_kw(len, 1, 0, &o);
}
#if MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_DOUBLE
#define mp_obj_new_float(value) (mp_obj_new_float_from_d((value)))
#define mp_obj_get_float(object) (mp_obj_get_float_to_d((object)))
#elif MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_FLOAT
#define mp_obj_new_float(value) (mp_obj_new_float_from_f((value)))
#define mp_obj_get_float(object) (mp_obj_get_float_to_f((object)))
#endif

// Through the buffer protocol; no promise of a NUL at the end.
#define mp_obj_str_get_str(object) (mp_dyn_str_get_data((object), NULL))
#define mp_obj_str_get_data(object, len) (mp_dyn_str_get_data((object), (len)))
static inline const char *mp_dyn_str_get_data(mp_obj_t o, size_t *len) {
  mp_buffer_info_t bufinfo;
  mp_get_buffer_raise(o, &bufinfo, MP_BUFFER_READ);
  if (len)
    *len = bufinfo.len;
  return (const char *)bufinfo.buf;
}
#define mp_obj_new_str_of_type(type, data, len) (mp_dyn_new_str_of_type((type), (data), (len)))
static inline mp_obj_t mp_dyn_new_str_of_type(const mp_obj_type_t *type, const byte *data, size_t len) {
  if (type == &mp_type_str)
    return mp_obj_new_str((const char *)data, len);
  return mp_obj_new_bytes(data, len);
}

// Of a tuple or list itself, not of what derives from them.
#define mp_obj_get_array(object, len, items) (mp_dyn_get_array((object), (len), (items)))
static inline void mp_dyn_get_array(mp_obj_t o, size_t *len, mp_obj_t **items) {
  if (mp_obj_get_type(o) == &mp_type_list) {
    mp_obj_list_t *list = (mp_obj_list_t *)MP_OBJ_TO_PTR(o);
    *len = list->len;
    *items = list->items;
  } else if (mp_obj_get_type(o) == &mp_type_tuple) {
    mp_obj_tuple_t *tuple = (mp_obj_tuple_t *)MP_OBJ_TO_PTR(o);
    *len = tuple->len;
    *items = tuple->items;
  } else {
    mp_raise_TypeError("object isn't a tuple or list");
  }
}

// An instance of a Python class over a C type has that object in subobj[0].  Classes with several bases are
// not looked through.
#define mp_obj_cast_to_native_base(object, type) (mp_dyn_cast_to_native_base((object), (type)))
static inline mp_obj_t mp_dyn_cast_to_native_base(mp_obj_t o, mp_const_obj_t native_type) {
  const mp_obj_type_t *own = mp_obj_get_type(o);
  const mp_obj_type_t *type = own;
  while (type != (const mp_obj_type_t *)native_type) {
    type = (const mp_obj_type_t *)MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, parent);
    if (!type || type->base.type != &mp_type_type)
      return MP_OBJ_NULL;
  }
  return mp_obj_is_instance_type(own) ? ((mp_obj_instance_t *)MP_OBJ_TO_PTR(o))->subobj[0] : o;
}

//===-- Memory --===//

#define m_malloc(bytes) (mp_dyn_malloc((bytes)))
#define m_malloc_maybe(bytes) mp_fun_table.realloc_(NULL, bytes, false)
#define m_malloc0(bytes) mp_fun_table.memset_(mp_dyn_malloc(bytes), 0, bytes)
#define m_realloc(memory, new_num_bytes) (mp_dyn_realloc((memory), (new_num_bytes)))
#define m_realloc_maybe(memory, new_num_bytes, mayMove) mp_fun_table.realloc_(memory, new_num_bytes, mayMove)
#define m_free(memory) ((void)mp_fun_table.realloc_((memory), 0, false))
#define m_malloc_fail(num_bytes) (mp_dyn_malloc_fail((num_bytes)))
#define mp_obj_malloc_helper(bytes, type) (mp_dyn_obj_malloc((bytes), (type)))
static inline MP_NORETURN void mp_dyn_malloc_fail(size_t num_bytes) {
  (void)num_bytes;
  mp_fun_table.raise_msg(&MP_DYN_TYPE(MemoryError), "memory allocation failed");
  mp_dyn_unreachable();
}
static inline void *mp_dyn_realloc(void *ptr, size_t num_bytes) {
  void *moved = mp_fun_table.realloc_(ptr, num_bytes, true);
  if (!moved && num_bytes)
    mp_dyn_malloc_fail(num_bytes);
  return moved;
}
static inline void *mp_dyn_malloc(size_t num_bytes) { return mp_dyn_realloc(NULL, num_bytes); }
static inline void *mp_dyn_obj_malloc(size_t num_bytes, const mp_obj_type_t *type) {
  mp_obj_base_t *base = (mp_obj_base_t *)mp_dyn_malloc(num_bytes);
  base->type = type;
  return base;
}

#endif // ADDER_PY_DYNRUNTIME_H
