//===- runtime/core/FunctionHead.h - The prelude of a function, decoded for a call ------------------===//
//
// The same bytes as bytecode/Prelude.h (mpy-and-bytecode.md 4.2 to 4.5), read without checks: the verifier,
// or whoever froze the code, vouches for them.  Every call does this, so it is inline and does no more than
// the call needs.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_CORE_FUNCTIONHEAD_H
#define ADDER_RUNTIME_CORE_FUNCTIONHEAD_H

#include "py/mpconfig.h"

#include <cstddef>
#include <cstdint>

namespace adder::runtime {

/// Flags of a function (mpy-and-bytecode.md 4.3).
enum ScopeFlag : unsigned { kGenerator = 1, kVarKeywords = 2, kVarArguments = 4, kKeywordDefaults = 8 };

/// Reads an unsigned number of 7 bits a byte and moves `at` past it.
inline size_t readVuint(const uint8_t *&at) {
  size_t value = *at++;
  if (value < 0x80)
    return value;
  value &= 0x7f;
  for (;;) {
    uint8_t next = *at++;
    value = value << 7 | (next & 0x7f);
    if (next < 0x80)
      return value;
  }
}

/// What a call needs to know.
struct FunctionHead {
  uint32_t slotCount;
  uint32_t blockCount;
  uint32_t flags;
  uint32_t positional;
  uint32_t keywordOnly;
  uint32_t defaults;
  uint32_t cellCount;
  const uint8_t *names; ///< block name and argument names, as indexes of the string table
  const uint8_t *cells; ///< one byte a cell; the instructions follow

  const uint8_t *code() const { return cells + cellCount; }

  explicit FunctionHead(const uint8_t *prelude) {
    const uint8_t *at = prelude;
    uint8_t byte = *at++; // xSSSSEAA
    slotCount = byte >> 3 & 15;
    blockCount = byte >> 2 & 1;
    positional = byte & 3;
    flags = keywordOnly = defaults = 0;
    for (unsigned n = 0; byte & 0x80; ++n) {
      byte = *at++; // xFSSKAED
      slotCount |= (byte >> 4 & 3u) << (2 * n + 4);
      blockCount |= (byte >> 1 & 1u) << (n + 1);
      positional |= (byte >> 2 & 1u) << (n + 2);
      flags |= (byte >> 6 & 1u) << n;
      keywordOnly |= (byte >> 3 & 1u) << n;
      defaults |= (byte & 1u) << n;
    }
    ++slotCount;
    uint32_t infoBytes = 0;
    cellCount = 0;
    unsigned n = 0;
    do { // xIIIIIIC
      byte = *at++;
      infoBytes |= (byte >> 1 & 63u) << (6 * n);
      cellCount |= (byte & 1u) << n;
      ++n;
    } while (byte & 0x80);
    names = at;
    cells = at + infoBytes;
  }
};

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_FUNCTIONHEAD_H
