//===- runtime/core/Text.h - Bytes that are text ----------------------------------------------------===//

#ifndef ADDER_RUNTIME_CORE_TEXT_H
#define ADDER_RUNTIME_CORE_TEXT_H

#include "py/misc.h"

namespace adder::runtime {

bool isAscii(const byte *text, size_t length);

/// The bytes of the UTF-8 character at the start of `text`, which is not empty; 0 if it is none or is cut
/// off.
size_t wellFormedLength(const byte *text, size_t length);

/// The most bytes that a character has.
constexpr size_t kMostCharacterBytes = 4;
/// Writes a code point as UTF-8, and tells how many bytes that took.
size_t encodeUtf8(unichar c, byte *to);

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_TEXT_H
