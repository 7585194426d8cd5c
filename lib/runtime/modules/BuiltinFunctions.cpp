//===- runtime/modules/BuiltinFunctions.cpp - Built-in functions on any object ----------------------===//

#include "runtime/core/Attributes.h"
#include "runtime/core/GivenArguments.h"
#include "runtime/core/Items.h"
#include "runtime/core/Members.h"
#include "runtime/core/Streams.h"
#include "runtime/objects/Class.h"

#include "runtime/core/Types.h"
#include "runtime/objects/Str.h"

#include "py/builtin.h"
#include "py/mpprint.h"
#include "py/objexcept.h"
#include "py/objlist.h"
#include "py/objmodule.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/objtype.h"
#include "py/runtime.h"
#include "py/stream.h"

namespace adder::modules {

namespace {

// --- Classes.

/// __build_class__(body, name, *bases): what a class statement does.
mp_obj_t buildClass(size_t count, const mp_obj_t *values) {
  mp_obj_t dict = mp_obj_new_dict(0);
  mp_obj_dict_t *locals = mp_locals_get();
  mp_locals_set(static_cast<mp_obj_dict_t *>(MP_OBJ_TO_PTR(dict)));
  nlr_buf_t context;
  mp_obj_t cell;
  if (nlr_push(&context) == 0) {
    // The body returns the cell in which methods look for their class, if any of them does.
    cell = mp_call_function_0(values[0]);
    nlr_pop();
  } else {
    mp_locals_set(locals);
    nlr_jump(context.ret_val);
  }
  mp_locals_set(locals);
  mp_obj_t type;
  if (count == 2) {
    mp_obj_t arguments[3] = {values[1], mp_const_empty_tuple, dict};
    type = mp_call_function_n_kw(MP_OBJ_FROM_PTR(&mp_type_type), 3, 0, arguments);
  } else {
    mp_obj_t arguments[3] = {values[1], mp_obj_new_tuple(count - 2, values + 2), dict};
    // The type of the first base makes it.
    type = mp_call_function_n_kw(MP_OBJ_FROM_PTR(mp_obj_get_type(values[2])), 3, 0, arguments);
  }
  // The body returns the cell of __class__ if a method uses it.  What a damaged file returns may be anything.
  if (mp_obj_is_exact_type(cell, &mp_type_cell))
    mp_obj_cell_set(cell, type);
  return type;
}

mp_obj_t isInstance(mp_obj_t object, mp_obj_t classes) {
  return mp_obj_new_bool(mp_obj_is_subclass(MP_OBJ_FROM_PTR(mp_obj_get_type(object)), classes));
}

mp_obj_t isSubclass(mp_obj_t type, mp_obj_t classes) {
  if (!mp_obj_is_type(type, &mp_type_type))
    mp_raise_TypeError(MP_ERROR_TEXT("issubclass() arg 1 must be a class"));
  return mp_obj_new_bool(mp_obj_is_subclass(type, classes));
}

// --- Attributes.

mp_obj_t getAttribute(size_t count, const mp_obj_t *values) {
  if (!mp_obj_is_str(values[1]))
    mp_raise_TypeError(MP_ERROR_TEXT("attribute name must be a string"));
  qstr name = mp_obj_str_get_qstr(values[1]);
  if (count == 2)
    return mp_load_attr(values[0], name);
  // AttributeError means the default, too, if a program raised it.
  mp_obj_t dest[2];
  mp_load_method_protected(values[0], name, dest, false);
  return dest[0] == MP_OBJ_NULL ? values[2] : runtime::asOneObject(dest);
}

mp_obj_t hasAttribute(mp_obj_t object, mp_obj_t name) {
  mp_obj_t values[3] = {object, name, MP_OBJ_NULL};
  return mp_obj_new_bool(getAttribute(3, values) != MP_OBJ_NULL);
}

mp_obj_t setAttribute(mp_obj_t object, mp_obj_t name, mp_obj_t value) {
  mp_store_attr(object, mp_obj_str_get_qstr(name), value);
  return mp_const_none;
}

mp_obj_t deleteAttribute(mp_obj_t object, mp_obj_t name) { return setAttribute(object, name, MP_OBJ_NULL); }

// --- Namespaces.

mp_obj_t globals() { return MP_OBJ_FROM_PTR(mp_globals_get()); }
mp_obj_t locals() { return MP_OBJ_FROM_PTR(mp_locals_get()); }

bool isHidden(qstr name) { return name == MP_QSTR___dict__ || name == MP_QSTR___bases__; }

/// Asks for every string there is: whatever answers is an attribute.  Sorted by text (c-api.md 4.5).
mp_obj_t dir(size_t count, const mp_obj_t *values) {
  mp_obj_t names;
  if (count == 1 && objects::isInstance(values[0]) &&
      objects::callSpecial(values[0], MP_QSTR___dir__, 0, nullptr, &names))
    return names;
  names = mp_obj_new_list(0, nullptr);
  if (count == 0) {
    mp_map_t *map = &mp_locals_get()->map;
    for (const mp_map_elem_t &member : runtime::Pairs(map))
      mp_obj_list_append(names, member.key);
  } else {
    size_t total = QSTR_TOTAL();
    for (qstr name = MP_QSTR_ + 1; name < total; ++name) {
      mp_obj_t dest[2];
      if (isHidden(name))
        continue;
      mp_load_method_protected(values[0], name, dest, false);
      if (dest[0] != MP_OBJ_NULL)
        mp_obj_list_append(names, MP_OBJ_NEW_QSTR(name));
    }
  }
  mp_obj_list_sort(1, &names, const_cast<mp_map_t *>(&mp_const_empty_map));
  return names;
}

// --- Iteration.

mp_obj_t all(mp_obj_t iterable) {
  for (mp_obj_t item : runtime::Items(iterable))
    if (!mp_obj_is_true(item))
      return mp_const_false;
  return mp_const_true;
}

mp_obj_t any(mp_obj_t iterable) {
  for (mp_obj_t item : runtime::Items(iterable))
    if (mp_obj_is_true(item))
      return mp_const_true;
  return mp_const_false;
}

mp_obj_t iter(mp_obj_t object) { return mp_getiter(object, nullptr); }

mp_obj_t next(size_t count, const mp_obj_t *values) {
  mp_obj_t item = count == 1 ? mp_iternext_allow_raise(values[0]) : mp_iternext(values[0]);
  if (item != MP_OBJ_STOP_ITERATION)
    return item;
  if (count == 2)
    return values[1];
  mp_raise_StopIteration(MP_STATE_THREAD(stop_iteration_arg));
}

/// The least or the greatest, by `operation`; of equal ones the first.
mp_obj_t select(size_t count, const mp_obj_t *values, mp_map_t *keywords, mp_binary_op_t operation) {
  auto keyword = [&](qstr name) {
    mp_map_elem_t *element = mp_map_lookup(keywords, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    return element ? element->value : MP_OBJ_NULL;
  };
  mp_obj_t key = keyword(MP_QSTR_key);
  if (key == mp_const_none)
    key = MP_OBJ_NULL;
  auto keyOf = [&](mp_obj_t item) { return key == MP_OBJ_NULL ? item : mp_call_function_1(key, item); };
  mp_obj_iter_buf_t buffer;
  mp_obj_t iterator = count == 1 ? mp_getiter(values[0], &buffer) : MP_OBJ_NULL;
  mp_obj_t best = MP_OBJ_NULL, bestKey = MP_OBJ_NULL;
  for (size_t i = 0; count == 1 || i < count; ++i) {
    mp_obj_t item = count == 1 ? mp_iternext(iterator) : values[i];
    if (item == MP_OBJ_STOP_ITERATION)
      break;
    mp_obj_t itemKey = keyOf(item);
    if (best == MP_OBJ_NULL || mp_obj_is_true(mp_binary_op(operation, itemKey, bestKey))) {
      best = item;
      bestKey = itemKey;
    }
  }
  if (best == MP_OBJ_NULL)
    best = keyword(MP_QSTR_default);
  if (best == MP_OBJ_NULL)
    mp_raise_ValueError(MP_ERROR_TEXT("arg is an empty sequence"));
  return best;
}

template <mp_binary_op_t operation>
mp_obj_t extreme(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  return select(count, values, keywords, operation);
}

mp_obj_t sorted(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  if (count > 1)
    mp_raise_TypeError(MP_ERROR_TEXT("must use keyword argument for key function"));
  mp_obj_t list = mp_obj_list_make_new(&mp_type_list, 1, 0, values);
  mp_obj_list_sort(1, &list, keywords);
  return list;
}

mp_obj_t sum(size_t count, const mp_obj_t *values) {
  mp_obj_t total = count == 2 ? values[1] : MP_OBJ_NEW_SMALL_INT(0);
  for (mp_obj_t item : runtime::Items(values[0]))
    total = mp_binary_op(MP_BINARY_OP_ADD, total, item);
  return total;
}

// --- Text.

mp_obj_t repr(mp_obj_t object) {
  vstr_t text = objects::printed(object, PRINT_REPR);
  return mp_obj_new_str_from_utf8_vstr(&text);
}

mp_obj_t print(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  enum { Separator, End, File };
  static const mp_arg_t kArguments[] = {
      {ARGUMENT(sep, MP_ARG_KW_ONLY, MP_ROM_QSTR(MP_QSTR__space_))},
      {ARGUMENT(end, MP_ARG_KW_ONLY, MP_ROM_QSTR(MP_QSTR__0x0a_))},
      {ARGUMENT(file, MP_ARG_KW_ONLY, MP_ROM_NONE)},
  };
  auto given = runtime::givenFor(kArguments, 0, nullptr, keywords);
  const mp_print_t *printer = MP_PYTHON_PRINTER;
  mp_print_t toStream;
  if (given.object(File) != mp_const_none) {
    toStream = runtime::printerTo(given.object(File));
    printer = &toStream;
  }
  size_t separatorLength, endLength;
  const char *separator = mp_obj_str_get_data(given[Separator].u_obj, &separatorLength);
  const char *end = mp_obj_str_get_data(given[End].u_obj, &endLength);
  for (size_t i = 0; i < count; ++i) {
    if (i > 0)
      mp_print_strn(printer, separator, separatorLength, 0, 0, 0);
    mp_obj_print_helper(printer, values[i], PRINT_STR);
  }
  mp_print_strn(printer, end, endLength, 0, 0, 0);
  return mp_const_none;
}

/// What the prompt does with the value of an expression.
mp_obj_t replPrint(mp_obj_t value) {
  if (value == mp_const_none)
    return mp_const_none;
  mp_obj_print_helper(MP_PYTHON_PRINTER, value, PRINT_REPR);
  mp_print_str(MP_PYTHON_PRINTER, "\n");
#if MICROPY_CAN_OVERRIDE_BUILTINS
  // _ is the last value.
  mp_obj_t builtins = MP_OBJ_FROM_PTR(&mp_module_builtins);
  mp_store_attr(builtins, MP_QSTR__, value);
#endif
  return mp_const_none;
}

mp_obj_t callable(mp_obj_t object) { return mp_obj_new_bool(mp_obj_is_callable(object)); }
mp_obj_t hash(mp_obj_t object) {
  mp_obj_t result = mp_unary_op(MP_UNARY_OP_HASH, object);
  return mp_obj_is_small_int(result) ? result : mp_obj_new_int(mp_obj_get_int_truncated(result));
}

mp_obj_t contains(mp_obj_t container, mp_obj_t item) {
  return mp_binary_op(MP_BINARY_OP_CONTAINS, container, item);
}
mp_obj_t getItem(mp_obj_t container, mp_obj_t index) {
  return mp_obj_subscr(container, index, MP_OBJ_SENTINEL);
}
mp_obj_t setItem(mp_obj_t container, mp_obj_t index, mp_obj_t value) {
  mp_obj_subscr(container, index, value);
  return mp_const_none;
}
mp_obj_t deleteItem(mp_obj_t container, mp_obj_t index) {
  mp_obj_subscr(container, index, MP_OBJ_NULL);
  return mp_const_none;
}

} // namespace
} // namespace adder::modules

using namespace adder::modules;

MP_DEFINE_CONST_FUN_OBJ_VAR(mp_builtin___build_class___obj, 2, buildClass);
MP_DEFINE_CONST_FUN_OBJ_2(mp_builtin_isinstance_obj, isInstance);
MP_DEFINE_CONST_FUN_OBJ_2(mp_builtin_issubclass_obj, isSubclass);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_getattr_obj, 2, 3, getAttribute);
MP_DEFINE_CONST_FUN_OBJ_2(mp_builtin_hasattr_obj, hasAttribute);
MP_DEFINE_CONST_FUN_OBJ_3(mp_builtin_setattr_obj, setAttribute);
MP_DEFINE_CONST_FUN_OBJ_2(mp_builtin_delattr_obj, deleteAttribute);
MP_DEFINE_CONST_FUN_OBJ_0(mp_builtin_globals_obj, globals);
MP_DEFINE_CONST_FUN_OBJ_0(mp_builtin_locals_obj, locals);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_dir_obj, 0, 1, dir);
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_all_obj, all);
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_any_obj, any);
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_iter_obj, iter);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_next_obj, 1, 2, next);
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_max_obj, 1, extreme<MP_BINARY_OP_MORE>);
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_min_obj, 1, extreme<MP_BINARY_OP_LESS>);
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_sorted_obj, 1, sorted);
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_sum_obj, 1, 2, sum);
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_repr_obj, repr);
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_print_obj, 0, print);
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin___repl_print___obj, replPrint);
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_callable_obj, callable);
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_hash_obj, hash);
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_id_obj, mp_obj_id);
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_len_obj, mp_obj_len);
MP_DEFINE_CONST_FUN_OBJ_2(mp_op_contains_obj, contains);
MP_DEFINE_CONST_FUN_OBJ_2(mp_op_getitem_obj, getItem);
MP_DEFINE_CONST_FUN_OBJ_3(mp_op_setitem_obj, setItem);
MP_DEFINE_CONST_FUN_OBJ_2(mp_op_delitem_obj, deleteItem);
