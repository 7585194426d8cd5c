//===- runtime/core/Operators.h - Operators, the common cases inline --------------------------------===//
//
// What the VM does itself because calling mp_binary_op() would cost more than the operation.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_CORE_OPERATORS_H
#define ADDER_RUNTIME_CORE_OPERATORS_H

#include "runtime/objects/Float.h"

#include "py/objarray.h"
#include "py/objlist.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "py/smallint.h"

namespace adder::runtime {

inline bool areSmallInts(mp_obj_t a, mp_obj_t b) { return (uintptr_t(a) & uintptr_t(b) & 1) != 0; }

// On the words themselves: a small int n is the word 2n + 1, so the word overflows exactly when n does.

/// False if the sum is no small int.
inline bool addSmallInts(mp_obj_t a, mp_obj_t b, mp_obj_t &sum) {
  mp_int_t word;
  if (__builtin_add_overflow(mp_int_t(a), mp_int_t(b) - 1, &word))
    return false;
  sum = mp_obj_t(word);
  return true;
}

inline bool subtractSmallInts(mp_obj_t a, mp_obj_t b, mp_obj_t &difference) {
  mp_int_t word;
  if (__builtin_sub_overflow(mp_int_t(a), mp_int_t(b) - 1, &word))
    return false;
  difference = mp_obj_t(word);
  return true;
}

inline bool multiplySmallInts(mp_obj_t a, mp_obj_t b, mp_obj_t &product) {
  mp_int_t word; // 2n * m
  if (__builtin_mul_overflow(mp_int_t(a) - 1, MP_OBJ_SMALL_INT_VALUE(b), &word))
    return false;
  product = mp_obj_t(word + 1);
  return true;
}

inline bool shiftSmallIntLeft(mp_obj_t a, mp_obj_t b, mp_obj_t &shifted) {
  mp_int_t count = MP_OBJ_SMALL_INT_VALUE(b);
  mp_int_t value = MP_OBJ_SMALL_INT_VALUE(a);
  constexpr mp_int_t kBits = 8 * sizeof(mp_int_t) - 1; // of a small int
  if (count < 0 || count >= kBits)
    return false;
  mp_int_t result = mp_int_t(mp_uint_t(value) << count);
  if (result >> count != value || !MP_SMALL_INT_FITS(result))
    return false;
  shifted = MP_OBJ_NEW_SMALL_INT(result);
  return true;
}

#if MICROPY_PY_BUILTINS_FLOAT
inline bool areFloats(mp_obj_t a, mp_obj_t b) {
  return mp_obj_is_obj(a) && mp_obj_is_obj(b) && mp_obj_is_exact_type(a, &mp_type_float) &&
         mp_obj_is_exact_type(b, &mp_type_float);
}
inline mp_float_t floatOf(mp_obj_t a) { return static_cast<objects::FloatObject *>(MP_OBJ_TO_PTR(a))->value; }
#else
inline bool areFloats(mp_obj_t, mp_obj_t) { return false; }
inline int floatOf(mp_obj_t) { return 0; }
#endif

/// As mp_binary_op(), for operands that are not both small ints; quicker for floats.  raises; may allocate.
mp_obj_t binaryOperation(mp_binary_op_t operation, mp_obj_t left, mp_obj_t right);

/// object[index].  Items of lists and tuples by small ints are found at once.  raises; may allocate.
inline mp_obj_t loadItem(mp_obj_t object, mp_obj_t index) {
  if (mp_obj_is_obj(object) && mp_obj_is_small_int(index)) {
    // The index as unsigned: what is negative is larger than any length.
    mp_uint_t at = mp_uint_t(MP_OBJ_SMALL_INT_VALUE(index));
    if (mp_obj_is_exact_type(object, &mp_type_list)) {
      auto *list = static_cast<mp_obj_list_t *>(MP_OBJ_TO_PTR(object));
      if (at < list->len)
        return list->items[at];
    } else if (mp_obj_is_exact_type(object, &mp_type_tuple)) {
      auto *tuple = static_cast<mp_obj_tuple_t *>(MP_OBJ_TO_PTR(object));
      if (at < tuple->len)
        return tuple->items[at];
    } else if (mp_obj_is_exact_type(object, &mp_type_bytearray)) {
      auto *array = static_cast<mp_obj_array_t *>(MP_OBJ_TO_PTR(object));
      if (at < array->len)
        return MP_OBJ_NEW_SMALL_INT(static_cast<uint8_t *>(array->items)[at]);
    }
  }
  return mp_obj_subscr(object, index, MP_OBJ_SENTINEL);
}

/// object[index] = value; MP_OBJ_NULL deletes.  The same cases at once.  raises; may allocate.
inline void storeItem(mp_obj_t object, mp_obj_t index, mp_obj_t value) {
  if (mp_obj_is_obj(object) && mp_obj_is_small_int(index)) {
    mp_uint_t at = mp_uint_t(MP_OBJ_SMALL_INT_VALUE(index));
    if (mp_obj_is_exact_type(object, &mp_type_list)) {
      auto *list = static_cast<mp_obj_list_t *>(MP_OBJ_TO_PTR(object));
      if (at < list->len && value != MP_OBJ_NULL) {
        list->items[at] = value;
        return;
      }
    } else if (mp_obj_is_exact_type(object, &mp_type_bytearray) && mp_obj_is_small_int(value)) {
      auto *array = static_cast<mp_obj_array_t *>(MP_OBJ_TO_PTR(object));
      mp_uint_t byte = mp_uint_t(MP_OBJ_SMALL_INT_VALUE(value));
      if (at < array->len && byte <= 0xff) {
        static_cast<uint8_t *>(array->items)[at] = uint8_t(byte);
        return;
      }
    }
  }
  mp_obj_subscr(object, index, value);
}

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_OPERATORS_H
