//===- runtime/objects/Slicing.h - Parts of sequences -----------------------------------------------===//
#ifndef ADDER_RUNTIME_OBJECTS_SLICING_H
#define ADDER_RUNTIME_OBJECTS_SLICING_H

#include "py/obj.h"

namespace adder::objects {

/// Items that stand next to each other.
struct Span {
  size_t start;
  size_t length;

  size_t stop() const { return start + length; }
};

/// The part that a slice takes of a sequence of `length` items.  Raises NotImplementedError if it leaves
/// items out (a step other than 1), TypeError for bounds that are no integers.
Span spanOf(mp_obj_t slice, size_t length);

/// Whether `index` is a slice, and then which part it takes.  Raises the same.
inline bool takesSpan(mp_obj_t index, size_t length, Span &span) {
#if MICROPY_PY_BUILTINS_SLICE
  if (mp_obj_is_type(index, &mp_type_slice)) {
    span = spanOf(index, length);
    return true;
  }
#endif
  return false;
}

} // namespace adder::objects

#endif // ADDER_RUNTIME_OBJECTS_SLICING_H
