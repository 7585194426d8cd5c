//===- bytecode/Disassembler.h - A listing of one function ------------------------------------------===//
//
// Writes the bytecode of a function for people and for tests (`--dump=bytecode`).  A header line names the
// function, its arguments and the numbers of its prelude that are not 0; then one line an instruction: source
// line where it changes, offset, mnemonic, operand.  Labels L0, L1, .. in address order stand before the
// targets of jumps.
//
//     mk(a, b, k)  state=5 exceptions=0 positional=2 keyword-only=1 defaults=1 flags=DEFKWARGS cells=0
//         2      0  LOAD_FAST             0 (a)
//                1  MAKE_CLOSURE          0 (add), 1 cell
//
// The format is stable: tests match it.  Strings, constants and names of children live in the container, so
// they are asked for through Symbols.  Any bytes can be listed: what cannot be decoded is said so in the
// listing.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_DISASSEMBLER_H
#define ADDER_BYTECODE_DISASSEMBLER_H

#include "bytecode/Instruction.h"
#include "bytecode/Prelude.h"
#include "support/TextWriter.h"

namespace adder::bytecode {

/// What the numbers in operands stand for.
class Symbols {
public:
  /// The string at `index` of the string table, or nothing if there is none.
  virtual std::optional<std::string_view> qstr(uint32_t index) const = 0;
  /// Writes constant `index` of the object table in a short form.  False if there is none.
  virtual bool writeObject(support::TextWriter &out, uint32_t index) const = 0;
  /// The name of the function's child `index`, or nothing if there is none.
  virtual std::optional<std::string_view> child(uint32_t index) const = 0;

protected:
  ~Symbols() = default; // never owned through this type
};

/// Lists the function whose bytes are `function` (prelude and instructions).  Takes scratch memory from
/// `scratch`.
void disassemble(support::Arena &scratch, std::span<const uint8_t> function, const Symbols &symbols,
                 support::TextWriter &out);

/// Writes the header line up to the closing parenthesis, "mk(a, b, k)".
void writeFunctionName(const Prelude &prelude, const Symbols &symbols, support::TextWriter &out);

/// Writes the numbers of a prelude as "  state=2 exceptions=0 ...".
void writePreludeNumbers(const Prelude &prelude, support::TextWriter &out);

/// Writes `name` as it is if it could be an identifier or a name such as <module>, else in quotes.
void writeName(std::string_view name, support::TextWriter &out);

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_DISASSEMBLER_H
