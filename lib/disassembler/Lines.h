//===- disassembler/Lines.h - Lines for what is not code, and the text of all -----------------------===//
#ifndef ADDER_DISASSEMBLER_LINES_H
#define ADDER_DISASSEMBLER_LINES_H

#include "disassembler/ControlFlow.h"
#include "disassembler/MachineCode.h"

namespace adder::disassembler {

/// The word at the start of `bytes`, little-endian and signed; `bytes` must hold it.
int64_t readWord(std::span<const uint8_t> bytes, unsigned wordBytes);

/// What to call a place: labels are numbered in the order of their offsets.  Empty if it has none.
std::string labelAt(const MachineCode &code, uint32_t offset);
/// The line of an instruction, with the label of its target in the place of the number.
Line lineOf(const Instruction &instruction, LineKind kind, const MachineCode &code);

/// Fills MachineCode::lines from the front to the back.
class LineBuilder {
public:
  /// `decoder` may be null: then there is only data.
  LineBuilder(const Element &element, Decoder *decoder, const mpy::ModuleSymbols &symbols,
              MachineCode &result)
      : element(element), decoder(decoder), symbols(symbols), result(result) {}

  /// Prelude index and start offset.
  void addWords();
  void add(Line line);
  /// What lies between the last line and `end`: words that are read or patched, padding, strings, and what
  /// decodes.
  void addGap(uint32_t end, const Code &code);
  /// The prelude, in parts that mean something.
  void addPrelude();
  void addRodata();

private:
  void addBytes(std::vector<Line> &lines, std::span<const uint8_t> bytes, uint32_t begin, uint32_t end,
                std::string_view comment, LineKind kind = LineKind::Data);
  void addData(std::vector<Line> &lines, std::span<const uint8_t> bytes, uint32_t begin, uint32_t end);
  void addWord(std::vector<Line> &lines, std::span<const uint8_t> bytes, uint32_t at,
               const std::map<uint32_t, PatchedWord> &patches);
  void addUnknown(uint32_t begin, uint32_t end, const Code &code);
  std::vector<Line> decodeRun(uint32_t begin, uint32_t end, bool thumb, bool &endsPath) const;
  void addInvalid(uint32_t end);
  bool addWordsBetween(uint32_t end);
  uint32_t stringEnd(std::span<const uint8_t> bytes, uint32_t begin, uint32_t end) const;
  std::string targetOf(uint32_t offset) const;

  const Element &element;
  Decoder *decoder;
  const mpy::ModuleSymbols &symbols;
  MachineCode &result;
  uint32_t at = 0;
};

/// Writes header line and listing.
void writeLines(support::TextWriter &out, const mpy::Module &module, uint32_t index,
                const mpy::ModuleSymbols &symbols, const MachineCode &code, const Options &options);

} // namespace adder::disassembler

#endif // ADDER_DISASSEMBLER_LINES_H
