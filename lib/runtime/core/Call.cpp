//===- runtime/core/Call.cpp - Calling objects from C -----------------------------------------------===//

#include "runtime/core/Items.h"
#include "runtime/core/Memory.h"

#include "py/cstack.h"
#include "py/mpprint.h"
#include "py/objtuple.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::runtime {

namespace {

/// The arguments of a call with stars, as they come out one by one (native-abi.md 1.3).  Lies in the frame of
/// the caller and holds no resource but memory of the heap.
class SpreadArguments {
public:
  void start(size_t atLeast) {
    capacity = atLeast;
    values = m_new(mp_obj_t, capacity);
  }
  void add(mp_obj_t value) {
    if (count == capacity) {
      values = m_renew(mp_obj_t, values, capacity, 2 * capacity);
      capacity *= 2;
    }
    values[count++] = value;
  }
  void addAll(mp_obj_t iterable) {
    if (mp_obj_is_type(iterable, &mp_type_tuple) || mp_obj_is_type(iterable, &mp_type_list)) {
      size_t length;
      mp_obj_t *items;
      mp_obj_get_array(iterable, &length, &items);
      for (size_t i = 0; i < length; ++i)
        add(items[i]);
      return;
    }
    mp_obj_iter_buf_t buffer;
    mp_obj_t iterator = mp_getiter(iterable, &buffer);
    for (mp_obj_t item; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;)
      add(item);
  }
  void addPair(mp_obj_t key, mp_obj_t value) {
    add(MP_OBJ_NEW_QSTR(mp_obj_str_get_qstr(key)));
    add(value);
    ++pairs;
  }
  void addMapping(mp_obj_t mapping) {
    if (mp_obj_is_dict_or_ordereddict(mapping)) {
      for (const mp_map_elem_t &pair : Pairs(mp_obj_dict_get_map(mapping)))
        addPair(pair.key, pair.value);
      return;
    }
    mp_obj_t method[3];
    mp_load_method(mapping, MP_QSTR_keys, method);
    mp_obj_t iterator = mp_getiter(mp_call_method_n_kw(0, 0, method), nullptr);
    for (mp_obj_t key; (key = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;)
      addPair(key, mp_obj_subscr(mapping, key, MP_OBJ_SENTINEL));
  }

  mp_obj_t *values = nullptr;
  size_t count = 0;
  size_t pairs = 0;

private:
  size_t capacity = 0;
};

} // namespace
} // namespace adder::runtime

using namespace adder::runtime;

mp_obj_t mp_call_function_n_kw(mp_obj_t function, size_t positional, size_t pairs,
                               const mp_obj_t *arguments) {
  const mp_obj_type_t *type = mp_obj_get_type(function);
  if (MP_OBJ_TYPE_HAS_SLOT(type, call))
    return MP_OBJ_TYPE_GET_SLOT(type, call)(function, positional, pairs, arguments);
  mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object isn't callable"),
                    mp_obj_get_type_str(function));
}

mp_obj_t mp_call_function_0(mp_obj_t function) { return mp_call_function_n_kw(function, 0, 0, nullptr); }

mp_obj_t mp_call_function_1(mp_obj_t function, mp_obj_t a) {
  return mp_call_function_n_kw(function, 1, 0, &a);
}

mp_obj_t mp_call_function_2(mp_obj_t function, mp_obj_t a, mp_obj_t b) {
  mp_obj_t arguments[2] = {a, b};
  return mp_call_function_n_kw(function, 2, 0, arguments);
}

mp_obj_t mp_call_method_n_kw(size_t positional, size_t pairs, const mp_obj_t *arguments) {
  bool hasSelf = arguments[1] != MP_OBJ_NULL;
  return mp_call_function_n_kw(arguments[0], positional + hasSelf, pairs, arguments + 2 - hasSelf);
}

mp_obj_t mp_call_method_n_kw_var(bool hasSelf, size_t counts, const mp_obj_t *arguments) {
  size_t positional = counts & 0xff;
  size_t pairs = counts >> 8 & 0xff;
  mp_obj_t function = *arguments++;
  mp_obj_t self = hasSelf ? *arguments++ : MP_OBJ_NULL;
  const mp_obj_t *pair = arguments + positional;
  mp_uint_t starred = mp_uint_t(MP_OBJ_SMALL_INT_VALUE(pair[2 * pairs]));
  SpreadArguments all;
  all.start(positional + 2 * pairs + 4);
  if (self != MP_OBJ_NULL)
    all.add(self);
  for (size_t i = 0; i < positional; ++i, starred >>= 1) {
    if (starred & 1)
      all.addAll(arguments[i]);
    else
      all.add(arguments[i]);
  }
  size_t positionalCount = all.count;
  for (size_t i = 0; i < pairs; ++i, pair += 2) {
    if (pair[0] == MP_OBJ_NULL)
      all.addMapping(pair[1]);
    else
      all.addPair(pair[0], pair[1]);
  }
  return mp_call_function_n_kw(function, positionalCount, all.pairs, all.values);
}

mp_obj_t mp_call_method_self_n_kw(mp_obj_t method, mp_obj_t self, size_t positional, size_t pairs,
                                  const mp_obj_t *arguments) {
  // A few words on the C stack do for nearly all calls.
  constexpr size_t kFew = 8;
  size_t count = positional + 2 * pairs + 1;
  mp_obj_t few[kFew];
  mp_obj_t *all = count <= kFew ? few : m_new(mp_obj_t, count);
  all[0] = self;
  if (count > 1)
    std::memcpy(all + 1, arguments, (count - 1) * sizeof(mp_obj_t));
  return mp_call_function_n_kw(method, positional + 1, pairs, all);
}

namespace {

/// Calls, and prints what is raised.  MP_OBJ_NULL then.
mp_obj_t callProtected(mp_obj_t function, size_t count, const mp_obj_t *arguments) {
  nlr_buf_t context;
  if (nlr_push(&context) == 0) {
    mp_obj_t result = mp_call_function_n_kw(function, count, 0, arguments);
    nlr_pop();
    return result;
  }
  mp_obj_print_exception(&mp_plat_print, MP_OBJ_FROM_PTR(context.ret_val));
  return MP_OBJ_NULL;
}

} // namespace

mp_obj_t mp_call_function_1_protected(mp_obj_t function, mp_obj_t a) {
  return callProtected(function, 1, &a);
}

mp_obj_t mp_call_function_2_protected(mp_obj_t function, mp_obj_t a, mp_obj_t b) {
  mp_obj_t arguments[2] = {a, b};
  return callProtected(function, 2, arguments);
}
