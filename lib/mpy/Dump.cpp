//===- mpy/Dump.cpp - The container, as text --------------------------------------------------------===//
//
// Indentation follows the nesting up to a limit, so that the dump of deeply nested code stays linear in its
// size.
//
//===------------------------------------------------------------------------------------------------===//

#include "mpy/Dump.h"

#include "mpy/Listing.h"
#include "mpy/ObjectText.h"
#include "mpy/Traversal.h"

namespace adder::mpy {

using support::TextWriter;

namespace {

constexpr uint32_t kMaxIndent = 40; // levels

size_t indentOf(uint32_t depth) { return 2 * size_t(depth < kMaxIndent ? depth : kMaxIndent); }

void writeNumber(TextWriter &out, uint64_t number, size_t indent) {
  out.fill(indent + (number < 10 ? 5 : number < 100 ? 4 : number < 1000 ? 3 : number < 10000 ? 2 : 1));
  out << number << "  ";
}

void writeCount(TextWriter &out, uint64_t count, std::string_view one, std::string_view many) {
  out << count << ' ' << (count == 1 ? one : many);
}

void writeHeader(const Header &header, TextWriter &out) {
  out << "header: version " << uint32_t(kFormatVersion) << ", sub-version " << uint32_t(header.subVersion)
      << ", architecture " << bytecode::infoOf(header.architecture).toolName << ", small-int bits "
      << uint32_t(header.smallIntBits);
  if (header.hasArchFlags) {
    (out << ", architecture flags 0x").hex(header.archFlags);
    for (const bytecode::ArchitectureFlag &flag : bytecode::architectureFlags())
      if (flag.architecture == header.architecture && (header.archFlags >> flag.bit & 1))
        out << ' ' << flag.name;
  }
  out << '\n';
}

void writeQstrs(std::span<const Qstr> qstrs, TextWriter &out) {
  out << "qstrs: " << uint64_t(qstrs.size()) << '\n';
  for (size_t i = 0; i < qstrs.size(); ++i) {
    writeNumber(out, i, 0);
    if (qstrs[i].staticNumber)
      out << "static " << uint32_t(qstrs[i].staticNumber) << ' ';
    out.quoted(qstrs[i].text) << '\n';
  }
}

void writeObjects(support::Arena &scratch, std::span<const Object> objects, TextWriter &out) {
  out << "objects: " << uint64_t(objects.size()) << '\n';
  forEachObject(scratch, objects, [&](const Object &object, ObjectPlace place) {
    writeNumber(out, place.index, indentOf(place.depth));
    out << nameOf(object.kind);
    switch (object.kind) {
    case ObjectKind::FunctionTable:
    case ObjectKind::None:
    case ObjectKind::False:
    case ObjectKind::True:
    case ObjectKind::Ellipsis:
      break;
    case ObjectKind::Str:
    case ObjectKind::Bytes:
    case ObjectKind::Int:
    case ObjectKind::Float:
    case ObjectKind::Complex:
      writeObjectText(out << ' ', object);
      break;
    case ObjectKind::Tuple:
      out << " of " << uint64_t(object.items.size());
      break;
    }
    out << '\n';
  });
}

/// The parts of a function that has a prelude; a line each for its numbers and its sizes.
void writeParts(const RawCode &code, const bytecode::Prelude &prelude, size_t indent, TextWriter &out) {
  std::span<const uint8_t> bytes = preludeBytes(code);
  size_t rest = prelude.lineTable.size() + prelude.cells.size() + prelude.code.size();
  out.fill(indent + 6);
  bytecode::writePreludeNumbers(prelude, out);
  out << '\n';
  out.fill(indent + 8) << "prelude " << uint64_t(bytes.size() - rest) << ", line table "
                       << uint64_t(prelude.lineTable.size()) << ", cells " << uint64_t(prelude.cells.size());
  if (code.kind == CodeKind::Bytecode)
    out << ", instructions " << uint64_t(prelude.code.size()) << '\n';
  else
    out << ", machine code " << code.preludeOffset << '\n';
}

/// What viper and asm elements have instead of a prelude.
void writeNativeFields(const RawCode &code, size_t indent, TextWriter &out) {
  out.fill(indent + 8) << "flags 0x";
  out.hex(code.scopeFlags);
  if (code.kind == CodeKind::InlineAsm)
    out << ", arguments " << code.positionalArguments << ", type signature " << code.typeSignature;
  else
    out << ", rodata " << uint64_t(code.rodata.size()) << ", bss " << code.bssSize;
  out << ", relocations " << uint64_t(code.relocations.size()) << '\n';
}

void writeCode(const RawCode &code, uint32_t number, uint32_t depth, std::string_view name,
               const bytecode::Symbols &symbols, TextWriter &out) {
  bytecode::Prelude prelude;
  bool hasPrelude = !preludeBytes(code).empty();
  std::optional<bytecode::PreludeFault> fault;
  if (hasPrelude)
    fault = bytecode::decodePrelude(preludeBytes(code), prelude);
  writeNumber(out, number, indentOf(depth));
  out << nameOf(code.kind) << ' ';
  if (hasPrelude && !fault)
    bytecode::writeFunctionName(prelude, symbols, out);
  else
    bytecode::writeName(name, out);
  writeCount(out << ", ", code.data.size(), "byte", "bytes");
  if (!code.children.empty())
    writeCount(out << ", ", code.children.size(), "child", "children");
  out << '\n';
  if (fault)
    out.fill(indentOf(depth) + 8) << "malformed " << fault->field << ": " << fault->problem << '\n';
  else if (hasPrelude)
    writeParts(code, prelude, indentOf(depth), out);
  else if (code.kind != CodeKind::Bytecode)
    writeNativeFields(code, indentOf(depth), out);
}

} // namespace

void dump(support::Arena &scratch, const Module &module, TextWriter &out) {
  writeHeader(module.header, out);
  writeQstrs(module.qstrs, out);
  writeObjects(scratch, module.objects, out);
  out << "codes: " << uint64_t(module.codes.size()) << '\n';
  ModuleSymbols symbols(scratch, module);
  uint32_t number = 0;
  forEachCode(scratch, module, [&](CodePlace place) {
    writeCode(module.codes[place.code], number++, place.depth, symbols.codeName(place.code), symbols, out);
  });
  if (!module.trailing.empty())
    writeCount(out << "trailing: ", module.trailing.size(), "byte\n", "bytes\n");
}

} // namespace adder::mpy
