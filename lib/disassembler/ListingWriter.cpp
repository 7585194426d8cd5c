//===- disassembler/ListingWriter.cpp - The text of a listing ---------------------------------------===//

#include "disassembler/Lines.h"

#include "mpy/ObjectText.h"

#include <algorithm>

namespace adder::disassembler {

namespace {

using support::TextWriter;

constexpr size_t kBytesColumn = 10, kMnemonicColumn = 34, kOperandColumn = 8, kCommentColumn = 40;

/// The bytes as the processor's manuals group them: words, halfwords, or as they lie in memory.
void writeBytes(TextWriter &out, std::span<const uint8_t> bytes, const Line &line, Family family) {
  constexpr size_t kShown = 10;
  size_t unit = 1;
  bool isCode = line.kind == LineKind::Instruction || line.kind == LineKind::Unreached;
  if (isCode && family == Family::Arm)
    unit = line.thumb ? 2 : 4;
  else if (isCode && (family == Family::RiscV || family == Family::Xtensa))
    unit = bytes.size();
  for (size_t i = 0; i < bytes.size() && i < kShown; i += unit)
    for (size_t j = std::min(unit, bytes.size() - i); j-- > 0;)
      out.hex(bytes[i + j], 2);
  if (bytes.size() > kShown)
    out << "..";
}

class ListingText {
public:
  ListingText(TextWriter &out, const Options &options, Family family, const MachineCode &code)
      : out(out), options(options), family(family), code(code) {}

  void writeAll(const mpy::RawCode &element) {
    size_t next = 0;
    for (const Line &line : code.lines) {
      for (; next < code.labels.size() && code.labels[next] <= line.offset; ++next)
        out << 'L' << uint64_t(next) << ":\n";
      write(line, element.data);
    }
    if (code.rodata.empty())
      return;
    out << "  rodata, " << uint64_t(element.rodata.size()) << " bytes\n";
    for (const Line &line : code.rodata)
      write(line, element.rodata);
  }

private:
  void write(const Line &line, std::span<const uint8_t> bytes) {
    unsigned digits = line.offset < 0x10      ? 1
                      : line.offset < 0x100   ? 2
                      : line.offset < 0x1000  ? 3
                      : line.offset < 0x10000 ? 4
                                              : 8;
    out.fill(8 - digits);
    out.hex(line.offset, digits);
    size_t column = kBytesColumn;
    out.padTo(column);
    if (options.showBytes) {
      writeBytes(out, bytes.subspan(line.offset, line.size), line, family);
      column = kMnemonicColumn;
      out << ' ';
      out.padTo(column);
    }
    out << line.mnemonic;
    if (!line.operands.empty()) {
      out << ' ';
      out.padTo(column + kOperandColumn);
      out << line.operands;
    }
    if (options.showComments && !line.comment.empty()) {
      out << ' ';
      out.padTo(column + kCommentColumn);
      out << "; " << line.comment;
    }
    out << '\n';
  }

  TextWriter &out;
  const Options &options;
  Family family;
  const MachineCode &code;
};

void writeHeader(TextWriter &out, const mpy::Module &module, const mpy::RawCode &code, uint32_t index,
                 const mpy::ModuleSymbols &symbols) {
  bytecode::Prelude prelude;
  bool hasPrelude =
      code.kind == mpy::CodeKind::Native && !bytecode::decodePrelude(mpy::preludeBytes(code), prelude);
  if (hasPrelude)
    bytecode::writeFunctionName(prelude, symbols, out);
  else
    bytecode::writeName(symbols.codeName(index), out);
  out << "  " << mpy::nameOf(code.kind) << ' ' << bytecode::infoOf(module.header.architecture).toolName
      << ", " << uint64_t(code.data.size()) << (code.data.size() == 1 ? " byte" : " bytes");
  if (hasPrelude) {
    out << ", code " << code.preludeOffset;
    bytecode::writePreludeNumbers(prelude, out);
  } else if (code.kind == mpy::CodeKind::InlineAsm) {
    out << ", arguments " << code.positionalArguments << ", type signature " << code.typeSignature;
  } else {
    if (!code.rodata.empty())
      out << ", rodata " << uint64_t(code.rodata.size());
    if (code.bssSize)
      out << ", bss " << code.bssSize;
  }
  out << '\n';
}

} // namespace

void writeLines(TextWriter &out, const mpy::Module &module, uint32_t index, const mpy::ModuleSymbols &symbols,
                const MachineCode &machineCode, const Options &options) {
  const mpy::RawCode &code = module.codes[index];
  const Convention *rules = findConvention(module.header.architecture);
  writeHeader(out, module, code, index, symbols);
  if (machineCode.error)
    out << "  not decoded: " << *machineCode.error << '\n';
  ListingText(out, options, rules ? rules->family : Family::X86, machineCode).writeAll(code);
}

} // namespace adder::disassembler
