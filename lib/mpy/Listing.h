//===- mpy/Listing.h - The bytecode of a whole module, as text --------------------------------------===//
//
// The listing of every function of a module in the order of the file (`--dump=bytecode`), with names and
// constants put in for their indexes.  The form of one function is described in bytecode/Disassembler.h.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPY_LISTING_H
#define ADDER_MPY_LISTING_H

#include "bytecode/Disassembler.h"
#include "mpy/Model.h"

namespace adder::mpy {

/// Strings, constants and children as one function of a module sees them.
class ModuleSymbols final : public bytecode::Symbols {
public:
  /// Allocates: the name of each element is found once.  Linear in the size of the module.
  ModuleSymbols(support::Arena &arena, const Module &module);

  /// Speak of the children of this element from now on; an index into Module::codes.
  void enter(uint32_t code) { current = code; }

  /// Name of an element: its block name; of one that does not store it the variable that the bytecode around
  /// it stores it in; else its kind in angle brackets.
  std::string_view codeName(uint32_t code) const { return names[code]; }

  std::optional<std::string_view> qstr(uint32_t index) const override;
  bool writeObject(support::TextWriter &out, uint32_t index) const override;
  std::optional<std::string_view> child(uint32_t index) const override;

private:
  const Module &module;
  std::span<std::string_view> names;
  uint32_t current = 0;
};

/// The bytes in which the prelude of `code` begins; empty for elements without one.
std::span<const uint8_t> preludeBytes(const RawCode &code);

/// Lists all functions of `module`.  Takes scratch memory from `scratch`.
void writeListing(support::Arena &scratch, const Module &module, support::TextWriter &out);

} // namespace adder::mpy

#endif // ADDER_MPY_LISTING_H
