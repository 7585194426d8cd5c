//===- elf/ObjectStreamer.h - What is needed of LLVM's object writer --------------------------------===//
//
// The door to LLVM: nothing else in this directory sees its types.  Sections are written by appending to
// them; symbols are defined by offset, ahead of the bytes they stand at.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_ELF_OBJECTSTREAMER_H
#define ADDER_ELF_OBJECTSTREAMER_H

#include "bytecode/Architectures.h"

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace llvm {
class MCSymbol;
}

namespace adder::elf {

enum class SectionKind : uint8_t { None, Text, Rodata, Bss, DebugAbbrev, DebugInfo, DebugLine };

/// What follows is code, in the main or in Thumb state, or data.
enum class MappingKind : uint8_t { Code, Thumb, Data };

/// Where the sections of one element begin.
struct SectionLabels {
  llvm::MCSymbol *text;
  llvm::MCSymbol *rodata;
  llvm::MCSymbol *bss;
};

/// What the loader adds to a word: an address in this file, or of a symbol that the runtime has.
struct RelocationTarget {
  SectionKind section;
  std::string symbol;
};

class ObjectStreamer {
public:
  /// Null, with a message in `error`, if LLVM lacks the architecture.
  static std::unique_ptr<ObjectStreamer> create(bytecode::Architecture architecture, uint32_t archFlags,
                                                std::string &error);
  ~ObjectStreamer();

  unsigned wordBytes() const;

  /// Appends to this section from now on.
  void enter(SectionKind section);
  /// Bytes in the current section.
  uint32_t offset() const;
  void align(unsigned bytes);
  void bytes(std::span<const uint8_t> content);
  void zeros(uint64_t count);
  /// A word to which the address of `target` is added.
  void relocatedWord(const RelocationTarget &target, const SectionLabels &labels, int64_t addend);
  /// The address of a place in .text.
  void textAddress(uint32_t offset);
  /// Four bytes: the offset of a section's start in that section, which a linker that joins files adjusts.
  void sectionStart(SectionKind section);

  /// A name for the current place.
  llvm::MCSymbol *label();
  /// One that place() gives a place to.
  llvm::MCSymbol *forwardLabel();
  void place(llvm::MCSymbol *label);

  // Offsets are in the current section, not before offset().
  void defineFunction(const std::string &name, uint32_t offset, uint32_t size, bool isThumb, bool isGlobal);
  void defineObject(const std::string &name, uint32_t offset, uint32_t size);
  /// Nothing on architectures without mapping symbols.
  void defineMapping(uint32_t offset, MappingKind kind);

  /// The section that names the instruction set, where the architecture has one.
  void writeAttributes();

  /// The whole object.  Nothing more can be written.
  std::string finish();

private:
  struct State;
  explicit ObjectStreamer(std::unique_ptr<State> state);

  std::unique_ptr<State> state;
};

} // namespace adder::elf

#endif // ADDER_ELF_OBJECTSTREAMER_H
