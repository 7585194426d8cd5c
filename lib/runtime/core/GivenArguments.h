//===- runtime/core/GivenArguments.h - What a call gave for a table of arguments --------------------===//
//
// mp_arg_parse_all() and its kin for a table whose length the compiler knows: the values come back as one
// object, so that no caller repeats the length three times.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_CORE_GIVENARGUMENTS_H
#define ADDER_RUNTIME_CORE_GIVENARGUMENTS_H

#include "py/runtime.h"

#include <cstddef>

namespace adder::runtime {

/// A value for each row of the table, in its order.
template <size_t Count> struct GivenArguments {
  mp_arg_val_t values[Count];

  const mp_arg_val_t &operator[](size_t row) const { return values[row]; }
  mp_obj_t object(size_t row) const { return values[row].u_obj; }
};

/// For functions: the keywords are a map.  Raises TypeError if a required argument is missing or there are
/// more than the table has.
template <size_t Count>
GivenArguments<Count> givenFor(const mp_arg_t (&table)[Count], size_t positional, const mp_obj_t *values,
                               mp_map_t *keywords) {
  GivenArguments<Count> given;
  mp_arg_parse_all(positional, values, keywords, Count, table, given.values);
  return given;
}

/// For constructors: `pairs` of a name and a value stand behind the positional ones.  Raises the same.
template <size_t Count>
GivenArguments<Count> givenFor(const mp_arg_t (&table)[Count], size_t positional, size_t pairs,
                               const mp_obj_t *values) {
  GivenArguments<Count> given;
  mp_arg_parse_all_kw_array(positional, pairs, values, Count, table, given.values);
  return given;
}

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_GIVENARGUMENTS_H
