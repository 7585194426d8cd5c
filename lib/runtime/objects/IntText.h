//===- runtime/objects/IntText.h - Integers from digits ---------------------------------------------===//

#ifndef ADDER_RUNTIME_OBJECTS_INTTEXT_H
#define ADDER_RUNTIME_OBJECTS_INTTEXT_H

#include "py/obj.h"

namespace adder::objects {

/// 0..35, more than that for what is no digit in any base.
inline unsigned digitValue(char c) {
  if (c >= '0' && c <= '9')
    return unsigned(c - '0');
  char lower = char(c | 0x20);
  return lower >= 'a' && lower <= 'z' ? unsigned(lower - 'a') + 10 : 99;
}

/// An int from a text of `digits` valid digits, with any number of underscores between them.  Base 2..36. The
/// text must not be in the heap unless somebody keeps it.  Allocates.
mp_obj_t intFromDigits(const char *text, size_t length, size_t digits, bool negative, unsigned base);

} // namespace adder::objects

#endif // ADDER_RUNTIME_OBJECTS_INTTEXT_H
