//===- bytecode/Prelude.cpp - Packing and unpacking of preludes -------------------------------------===//
//
// Both packed parts interleave the bits of several numbers, so that the small values of common functions
// share one byte (mpy-and-bytecode.md 4.3, 4.4):
//
//     signature  first byte   more | S3 S2 S1 S0 | E0 | A1 A0          S = stateSize - 1, E = exceptionStack
//                j-th next    more | F | S S | K | A | E | D           A = positional, K = keywordOnly
//     sizes      each byte    more | I I I I I I | C                   F = flags, D = defaults
//
//===------------------------------------------------------------------------------------------------===//

#include "bytecode/Prelude.h"

#include "bytecode/LineTable.h"

namespace adder::bytecode {

namespace {

constexpr uint8_t kMore = 0x80;
constexpr size_t kMaxSignatureBytes = 17; // rule P1 of section 7
constexpr size_t kMaxSizesBytes = 8;

/// Numbers while their bits are being collected; 17 bytes hold at most 36 bits of one of them.
struct WideSignature {
  uint64_t state = 0, exceptions = 0, flags = 0, positional = 0, keywordOnly = 0, defaults = 0;

  bool anyLeft() const { return (state | exceptions | flags | positional | keywordOnly | defaults) != 0; }
  bool fits() const {
    return state < UINT32_MAX && ((exceptions | flags | positional | keywordOnly | defaults) >> 32) == 0;
  }
};

std::optional<PreludeFault> decodeSignature(std::span<const uint8_t> bytes, size_t &at,
                                            Signature &signature) {
  WideSignature wide;
  for (size_t i = 0;; ++i) {
    if (i == bytes.size())
      return PreludeFault{"signature", "cut off by the end of the function", 0, Rule::P1};
    if (i == kMaxSignatureBytes)
      return PreludeFault{"signature", "longer than 17 bytes", 0, Rule::P1};
    uint64_t byte = bytes[i];
    if (i == 0) {
      wide.state = byte >> 3 & 15;
      wide.exceptions = byte >> 2 & 1;
      wide.positional = byte & 3;
    } else {
      unsigned j = unsigned(i) - 1;
      wide.flags |= (byte >> 6 & 1) << j;
      wide.state |= (byte >> 4 & 3) << (4 + 2 * j);
      wide.keywordOnly |= (byte >> 3 & 1) << j;
      wide.positional |= (byte >> 2 & 1) << (2 + j);
      wide.exceptions |= (byte >> 1 & 1) << (1 + j);
      wide.defaults |= (byte & 1) << j;
    }
    if (!(byte & kMore)) {
      at = i + 1;
      break;
    }
  }
  if (!wide.fits())
    return PreludeFault{"signature", "a value exceeds 32 bits", 0, Rule::P1};
  signature = {uint32_t(wide.state + 1),  uint32_t(wide.exceptions),  uint32_t(wide.flags),
               uint32_t(wide.positional), uint32_t(wide.keywordOnly), uint32_t(wide.defaults)};
  return std::nullopt;
}

std::optional<PreludeFault> decodeSizes(std::span<const uint8_t> bytes, size_t &at, uint64_t &infoBytes,
                                        uint64_t &cellCount) {
  infoBytes = cellCount = 0;
  size_t start = at;
  for (unsigned i = 0;; ++i) {
    if (at == bytes.size())
      return PreludeFault{"sizes", "cut off by the end of the function", start, Rule::P2};
    if (i == kMaxSizesBytes)
      return PreludeFault{"sizes", "longer than 8 bytes", start, Rule::P1};
    uint64_t byte = bytes[at++];
    infoBytes |= (byte >> 1 & 63) << (6 * i);
    cellCount |= (byte & 1) << i;
    if (!(byte & kMore))
      return std::nullopt;
  }
}

/// Checks the names at the start of `info` and sets them and what follows them.
std::optional<PreludeFault> decodeNames(std::span<const uint8_t> info, size_t infoOffset, Prelude &prelude) {
  size_t at = 0;
  uint64_t count = 1 + prelude.argumentCount();
  for (uint64_t i = 0; i < count; ++i) {
    uint32_t index = 0;
    size_t start = at;
    VarintStatus status = decodeVuint(info, at, index);
    std::string_view field = i == 0 ? "block name" : "argument name";
    if (status == VarintStatus::Truncated)
      return PreludeFault{field, "does not lie within the info bytes", infoOffset + start, Rule::P2};
    if (status == VarintStatus::TooLarge)
      return PreludeFault{field, "index exceeds 32 bits", infoOffset + start, Rule::P2};
    if (i == 0)
      prelude.blockName = index;
  }
  prelude.names = info.first(at);
  prelude.lineTable = info.subspan(at);
  size_t whole = wholeEntryBytes(prelude.lineTable);
  if (whole != prelude.lineTable.size())
    return PreludeFault{"line table", "the last entry is cut off", infoOffset + at + whole, Rule::P3};
  return std::nullopt;
}

} // namespace

void encodeSignature(support::Vector<uint8_t> &out, const Signature &signature) {
  WideSignature left{signature.stateSize - 1, signature.exceptionStack, signature.flags,
                     signature.positional,    signature.keywordOnly,    signature.defaults};
  unsigned byte = unsigned((left.state & 15) << 3 | (left.exceptions & 1) << 2 | (left.positional & 3));
  left.state >>= 4;
  left.exceptions >>= 1;
  left.positional >>= 2;
  while (left.anyLeft()) {
    out.push(uint8_t(byte | kMore));
    byte = unsigned((left.flags & 1) << 6 | (left.state & 3) << 4 | (left.keywordOnly & 1) << 3 |
                    (left.positional & 1) << 2 | (left.exceptions & 1) << 1 | (left.defaults & 1));
    left.flags >>= 1;
    left.state >>= 2;
    left.keywordOnly >>= 1;
    left.positional >>= 1;
    left.exceptions >>= 1;
    left.defaults >>= 1;
  }
  out.push(uint8_t(byte));
}

void encodeSizes(support::Vector<uint8_t> &out, uint32_t infoBytes, uint32_t cellCount) {
  for (;;) {
    unsigned byte = (infoBytes & 63) << 1 | (cellCount & 1);
    infoBytes >>= 6;
    cellCount >>= 1;
    if (!infoBytes && !cellCount) {
      out.push(uint8_t(byte));
      return;
    }
    out.push(uint8_t(byte | kMore));
  }
}

std::optional<PreludeFault> decodePrelude(std::span<const uint8_t> function, Prelude &prelude) {
  size_t at = 0;
  if (auto fault = decodeSignature(function, at, prelude.signature))
    return fault;
  uint64_t infoBytes, cellCount;
  size_t sizesOffset = at;
  if (auto fault = decodeSizes(function, at, infoBytes, cellCount))
    return fault;
  if (infoBytes > function.size() - at)
    return PreludeFault{"sizes", "names and line table exceed the function", sizesOffset, Rule::P2};
  if (cellCount > function.size() - at - size_t(infoBytes))
    return PreludeFault{"sizes", "cells exceed the function", sizesOffset, Rule::P2};
  size_t cellsOffset = at + size_t(infoBytes);
  if (auto fault = decodeNames(function.subspan(at, size_t(infoBytes)), at, prelude))
    return fault;
  prelude.cells = function.subspan(cellsOffset, size_t(cellCount));
  prelude.code = function.subspan(cellsOffset + size_t(cellCount));
  return std::nullopt;
}

} // namespace adder::bytecode
