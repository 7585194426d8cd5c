//===- mpy/Relocations.h - The relocation stream of linked native modules ---------------------------===//
//
// A native module that a linker made carries a list of words to which the loader adds an address
// (mpy-and-bytecode.md 5.2, native-abi.md 7.3).  This cursor takes the stream apart, record by record,
// without judging where the words lie: that is for the verifier, and for whoever prints them.
//
//     operation byte: base << 1 | hasAddress;   hasAddress: vuint word << 1 | inRodata;   bases 1, 3, 5:
//     vuint count
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPY_RELOCATIONS_H
#define ADDER_MPY_RELOCATIONS_H

#include "bytecode/Varint.h"

namespace adder::mpy {

enum class RelocationBase : uint8_t {
  Text,
  Rodata,
  Bss,
  QstrTable,          ///< array of 16-bit qstr numbers of the module
  ObjectTable,        ///< array of object words of the module
  FunctionTable,      ///< the runtime's table itself
  FunctionTableEntry, ///< the value of one of its words, Relocation::entry
};

/// `count` words from `word` on, counted in the target's words from the start of text or rodata.
struct Relocation {
  size_t offset = 0; ///< of the record in the stream
  RelocationBase base = RelocationBase::Text;
  uint8_t entry = 0;
  bool inRodata = false;
  uint64_t word = 0;
  uint32_t count = 1;
};

/// Yields the records of a stream that the reader has accepted: whole records, then ff.
class RelocationCursor {
public:
  explicit RelocationCursor(std::span<const uint8_t> stream) : stream(stream) {}

  /// The next record; false at the end.
  bool next(Relocation &relocation);

private:
  std::span<const uint8_t> stream;
  size_t at = 0;
  bool inRodata = false;
  uint64_t word = 0; // where a record without an address goes on
};

/// "text", "function table".
std::string_view nameOf(RelocationBase base);

} // namespace adder::mpy

#endif // ADDER_MPY_RELOCATIONS_H
