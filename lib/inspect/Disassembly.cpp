//===- inspect/Disassembly.cpp - A module's functions for people ------------------------------------===//

#include "inspect/Disassembly.h"

#include "bytecode/LineTable.h"
#include "bytecode/OperandText.h"
#include "inspect/FileLayout.h"
#include "inspect/StackDepth.h"
#include "mpy/Traversal.h"

#include <algorithm>
#include <map>

namespace adder::inspect {

using bytecode::Instruction;
using bytecode::Opcode;
using support::TextWriter;

namespace {

// Columns behind which the parts of a line end or begin.
constexpr size_t kLineColumn = 5;
constexpr size_t kOffsetColumn = 12;
constexpr size_t kDepthColumn = 18;
constexpr size_t kTextColumn = 20;
constexpr size_t kMnemonicWidth = 23;
constexpr size_t kBytesShown = 6; // of one instruction on its line; longer ones push the rest to the right
constexpr size_t kBytesWidth = 3 * kBytesShown;

constexpr size_t kShownHandlerStarts = 4;

size_t digitsOf(uint64_t value) {
  size_t digits = 1;
  while (value /= 10)
    ++digits;
  return digits;
}

/// Writes `value` so that it ends at `column`, if there is room.
void writeAligned(TextWriter &out, uint64_t value, size_t column) {
  out.padTo(column - std::min(column, digitsOf(value)));
  out << value;
}

class FunctionDisassembly {
public:
  FunctionDisassembly(support::Arena &scratch, const bytecode::Prelude &prelude,
                      const bytecode::Symbols &symbols, const DisassemblyOptions &options, bool isRoot,
                      TextWriter &out)
      : prelude(prelude), code(prelude.code), symbols(symbols), options(options), isRoot(isRoot), out(out),
        lines(prelude.lineTable), targets(scratch, prelude.code), depths(stackDepthsOf(prelude)) {
    findHandlers();
  }

  void writeSummary() {
    out << "; locals " << depths.locals << ", stack " << depths.deepest;
    if (!depths.isSound)
      out << " or more (the depth goes wrong)";
  }

  void write() {
    Instruction instruction;
    for (size_t offset = 0; offset < code.size(); offset += instruction.length) {
      bytecode::VarintStatus status = bytecode::decodeInstruction(code, offset, instruction);
      uint32_t line = lines.lineAt(offset);
      bool isNewLine = line != lastLine;
      lastLine = line;
      if (targets.isTarget(offset))
        writeLabel(offset);
      if (isNewLine) {
        if (!isDefaultLine(line))
          writeSourceLine(line);
        writeAligned(out, line, kLineColumn);
      }
      writeAligned(out, offset, kOffsetColumn);
      writeDepth(offset);
      if (status != bytecode::VarintStatus::Ok) {
        writeBytes(offset, code.size() - offset);
        bytecode::writeUndecodable(instruction, status, out);
        out << '\n';
        return;
      }
      writeBytes(offset, instruction.length);
      writeInstruction(instruction);
      out << '\n';
    }
  }

private:
  /// Which SETUP_* lead to a handler.
  struct Handler {
    std::string_view kind;
    std::vector<size_t> setups; // the first few
    size_t count = 0;
  };

  void findHandlers() {
    Instruction instruction;
    for (size_t offset = 0; offset < code.size(); offset += instruction.length) {
      if (bytecode::decodeInstruction(code, offset, instruction) != bytecode::VarintStatus::Ok)
        return;
      const bytecode::OpcodeInfo *info = instruction.info();
      if (!info || !info->has(bytecode::opcode_flag::Handler))
        continue;
      Handler &handler = handlers[instruction.target];
      if (handler.count == 0)
        handler.kind = Opcode(info->first) == Opcode::SetupExcept ? "except"
                       : Opcode(info->first) == Opcode::SetupWith ? "with"
                                                                  : "finally";
      if (handler.count++ < kShownHandlerStarts)
        handler.setups.push_back(offset);
    }
  }

  void writeLabel(size_t offset) {
    out << "  L" << uint64_t(targets.labelAt(int64_t(offset))) << ':';
    auto found = handlers.find(int64_t(offset));
    if (found != handlers.end()) {
      const Handler &handler = found->second;
      out << "  " << handler.kind << " handler of ";
      for (size_t i = 0; i < handler.setups.size(); ++i)
        out << (i ? ", " : "") << uint64_t(handler.setups[i]);
      if (handler.count > handler.setups.size())
        out << ", ..";
    }
    out << '\n';
  }

  /// Line 1 is what a function has before its table says anything, as a class body does: not where it is.
  bool isDefaultLine(uint32_t line) const { return line == 1 && !isRoot; }

  void writeSourceLine(uint32_t line) {
    if (!options.source || line == 0 || line > options.source->size())
      return;
    writeAligned(out, line, kLineColumn);
    const std::string &text = (*options.source)[line - 1];
    out << (text.empty() ? " |" : " | ") << text << '\n';
  }

  void writeDepth(size_t offset) {
    int32_t depth = depths.before[offset];
    if (depth >= 0) {
      out.padTo(kDepthColumn - std::min(kDepthColumn, digitsOf(uint64_t(depth)) + 2));
      out << '[' << depth << ']';
    } else {
      out.padTo(kDepthColumn - 3);
      out << (depth == StackDepths::kUnknown ? "[?]" : "[-]");
    }
    out.padTo(kTextColumn);
  }

  void writeBytes(size_t offset, size_t count) {
    if (!options.showBytes)
      return;
    for (size_t i = 0; i < count; ++i)
      out.hex(code[offset + i], 2) << ' ';
    if (3 * count < kBytesWidth)
      out.fill(kBytesWidth - 3 * count);
    out << ' ';
  }

  void writeInstruction(const Instruction &instruction) {
    const bytecode::OpcodeInfo *info = instruction.info();
    if (!info)
      return bytecode::writeUnassigned(instruction, out);
    out << info->mnemonic;
    if (info->operand == bytecode::OperandKind::None)
      return;
    out.fill(kMnemonicWidth - std::min(info->mnemonic.size(), kMnemonicWidth - 1));
    bytecode::writeOperand(instruction, prelude, targets, symbols, out);
  }

  const bytecode::Prelude &prelude;
  std::span<const uint8_t> code;
  const bytecode::Symbols &symbols;
  const DisassemblyOptions &options;
  bool isRoot;
  TextWriter &out;
  bytecode::LineCursor lines;
  uint32_t lastLine = 0;
  bytecode::JumpTargets targets;
  StackDepths depths;
  std::map<int64_t, Handler> handlers;
};

void writeFunction(support::Arena &scratch, const mpy::RawCode &code, size_t dataOffset, uint32_t number,
                   const bytecode::Symbols &symbols, const DisassemblyOptions &options, TextWriter &out) {
  bytecode::Prelude prelude;
  if (std::optional<bytecode::PreludeFault> fault = bytecode::decodePrelude(code.data, prelude)) {
    out << "code " << number << ": malformed " << fault->field << ": " << fault->problem << '\n';
    return;
  }
  bytecode::writeFunctionName(prelude, symbols, out);
  bytecode::writePreludeNumbers(prelude, out);
  FunctionDisassembly disassembly(scratch, prelude, symbols, options, number == 0, out);
  (out << "\n  code " << number << " at 0x").hex(dataOffset);
  (out << ", instructions at 0x").hex(dataOffset + (code.data.size() - prelude.code.size()));
  disassembly.writeSummary();
  out << '\n';
  disassembly.write();
}

} // namespace

size_t writeDisassembly(support::Arena &scratch, const mpy::Module &module, const DisassemblyOptions &options,
                        TextWriter &out) {
  mpy::ModuleSymbols symbols(scratch, module);
  CodeNames names(module, symbols);
  FileLayout layout = layoutOf(scratch, module);
  size_t written = 0;
  mpy::forEachCode(scratch, module, [&](mpy::CodePlace place) {
    if (!names.isSelected(place.code, options.functionPattern))
      return;
    if (written++)
      out << '\n';
    const mpy::RawCode &code = module.codes[place.code];
    symbols.enter(place.code);
    if (code.kind == mpy::CodeKind::Bytecode)
      writeFunction(scratch, code, layout.codes[place.code].data, place.code, symbols, options, out);
    else
      options.writeMachineCode(out, place.code);
  });
  return written;
}

} // namespace adder::inspect
