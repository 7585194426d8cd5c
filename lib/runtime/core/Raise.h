//===- runtime/core/Raise.h - Errors that many types raise in the same words ------------------------===//
//
// None of these returns.  All allocate the exception; without memory they raise MemoryError.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_CORE_RAISE_H
#define ADDER_RUNTIME_CORE_RAISE_H

#include "py/runtime.h"

namespace adder::runtime {

/// TypeError: `object` can change, or is of a type that never has a hash.
[[noreturn]] void raiseUnhashable(mp_obj_t object);

/// ZeroDivisionError.
[[noreturn]] void raiseZeroDivision();

/// NotImplementedError: a slice of this type has a step of 1 only.
[[noreturn]] void raiseStep();

/// ValueError: a letter of struct or array, or a count before it, that means nothing.
[[noreturn]] void raiseTypecode();

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_RAISE_H
