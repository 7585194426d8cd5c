//===- runtime/objects/Comparison.h - Comparisons of what has an order ------------------------------===//
#ifndef ADDER_RUNTIME_OBJECTS_COMPARISON_H
#define ADDER_RUNTIME_OBJECTS_COMPARISON_H

#include "py/runtime0.h"

namespace adder::objects {

/// True for <, >, ==, <= and >=, which a type is asked for; != is the opposite of == for all of them and
/// never gets to a type.
constexpr bool isComparison(unsigned operation) {
  static_assert(MP_BINARY_OP_LESS == 0 && MP_BINARY_OP_NOT_EQUAL == MP_BINARY_OP_MORE_EQUAL + 1,
                "the comparisons come first and `!=` last of them");
  return operation <= MP_BINARY_OP_MORE_EQUAL;
}

/// The answer to a comparison of two values that C++ can compare.
template <typename Value> bool holds(unsigned operation, Value left, Value right) {
  switch (operation) {
  case MP_BINARY_OP_LESS:
    return left < right;
  case MP_BINARY_OP_MORE:
    return left > right;
  case MP_BINARY_OP_EQUAL:
    return left == right;
  case MP_BINARY_OP_LESS_EQUAL:
    return left <= right;
  default:
    return left >= right;
  }
}

} // namespace adder::objects

#endif // ADDER_RUNTIME_OBJECTS_COMPARISON_H
