//===- runtime/core/PrintFlags.h - The flags of a conversion in a format ----------------------------===//

#ifndef ADDER_RUNTIME_CORE_PRINTFLAGS_H
#define ADDER_RUNTIME_CORE_PRINTFLAGS_H

#include "py/mpprint.h"

namespace adder::runtime {

/// What a character between the % and the width asks for (PF_FLAG_*); 0 if it is no flag.
inline unsigned printFlagOf(char c) {
  switch (c) {
  case '0':
    return PF_FLAG_PAD_AFTER_SIGN;
  case '-':
    return PF_FLAG_LEFT_ADJUST;
  case ' ':
    return PF_FLAG_SPACE_SIGN;
  case '+':
    return PF_FLAG_SHOW_SIGN;
  case '#':
    return PF_FLAG_SHOW_PREFIX;
  default:
    return 0;
  }
}

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_PRINTFLAGS_H
