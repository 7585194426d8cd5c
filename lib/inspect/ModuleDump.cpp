//===- inspect/ModuleDump.cpp - All of a file but its instructions, for people ----------------------===//
//
// Each line is begun by at(), which knows the offset in the file.  Indentation follows the nesting of tuples
// up to a limit, so that the dump stays linear in the size of the file; elements are not indented but say
// whose child they are.
//
//===------------------------------------------------------------------------------------------------===//

#include "inspect/ModuleDump.h"

#include "bytecode/FeatureFlags.h"
#include "bytecode/LineTable.h"
#include "bytecode/NativeFunctions.h"
#include "bytecode/OperandText.h"
#include "inspect/FileLayout.h"
#include "mpy/ObjectText.h"
#include "mpy/Relocations.h"
#include "mpy/Traversal.h"
#include "mpy/Writer.h"

#include <algorithm>
#include <cstdio>

namespace adder::inspect {

using mpy::RawCode;
using support::TextWriter;

namespace {

constexpr uint32_t kMaxIndent = 40; // levels of tuples
constexpr size_t kShownBytes = 24;  // of rodata and the like

std::string number(uint64_t value) { return std::to_string(value); }

std::string hexNumber(uint64_t value) {
  char text[24];
  std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(value));
  return text;
}

std::string counted(uint64_t count, const char *one, const char *many) {
  return number(count) + " " + (count == 1 ? one : many);
}

std::string bytes(uint64_t count) { return counted(count, "byte", "bytes"); }

std::string padded(std::string text, size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

std::string rightAligned(std::string text, size_t width) {
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

std::string hexBytes(std::span<const uint8_t> content, size_t most = SIZE_MAX) {
  std::string text;
  char digits[4];
  for (size_t i = 0; i < content.size() && i < most; ++i) {
    std::snprintf(digits, sizeof digits, i ? " %02x" : "%02x", unsigned(content[i]));
    text += digits;
  }
  return content.size() > most ? text + " .." : text;
}

/// What the bits of an element's flags say that are not scope flags (5.1).
std::string partFlags(uint32_t flags) {
  std::string text;
  auto name = [&](uint32_t bit, const char *word) {
    if (flags & bit)
      text += (text.empty() ? "" : ", ") + std::string(word);
  };
  name(mpy::kHasRelocations, "relocations");
  name(mpy::kHasRodata, "rodata");
  name(mpy::kHasBss, "bss");
  return text;
}

std::string typeOfSignature(uint32_t type) {
  static constexpr const char *kTypes[] = {"object", "bool", "int", "uint"}; // 5.1
  return type < 4 ? std::string("returns ") + kTypes[type] : std::string("unknown");
}

class Dumper {
public:
  Dumper(support::Arena &scratch, const mpy::Module &module, const DumpOptions &options, TextWriter &out)
      : scratch(scratch), module(module), options(options), out(out), layout(layoutOf(scratch, module)),
        symbols(scratch, module), names(module, symbols) {}

  size_t write() {
    if (options.showHeader)
      writeHeader();
    if (options.showQstrs)
      writeQstrs();
    if (options.showObjects)
      writeObjects();
    size_t chosen = writeCodes();
    if (options.showCode && !module.trailing.empty() && options.functionPattern.empty()) {
      at(layout.trailing) << "trailing, " << bytes(module.trailing.size()) << " that loaders ignore\n";
      at(layout.trailing) << "  " << hexBytes(module.trailing, kShownBytes) << '\n';
    }
    return chosen;
  }

private:
  /// Begins a line about what lies at `offset`.
  TextWriter &at(size_t offset) {
    if (options.showOffsets)
      out.hex(offset, 8) << "  ";
    return out;
  }

  /// "  name            value  meaning".
  void field(size_t offset, const char *name, const std::string &value, const std::string &meaning = {}) {
    at(offset) << "  " << padded(name, 16);
    out << (meaning.empty() ? value : padded(value, 10) + "  " + meaning) << '\n';
  }

  // --- Header and tables.

  void writeHeader() {
    const mpy::Header &header = module.header;
    const bytecode::ArchitectureInfo &architecture = bytecode::infoOf(header.architecture);
    bool isNative = header.architecture != bytecode::Architecture::None;
    uint8_t features =
        bytecode::encodeFeatures({header.subVersion, uint8_t(header.architecture), header.hasArchFlags});
    at(0) << "header, " << bytes(layout.qstrCount) << '\n';
    field(1, "version", number(mpy::kFormatVersion));
    field(2, "feature byte", hexNumber(features), "the next two fields");
    field(2, "sub-version", number(header.subVersion),
          isNative ? "of the native interface" : "of no meaning without native code");
    field(2, "architecture", number(uint8_t(header.architecture)),
          isNative ? std::string(architecture.march) : std::string("none: bytecode only"));
    field(3, "small-int bits", number(header.smallIntBits), smallIntRange(header.smallIntBits));
    if (header.hasArchFlags)
      field(layout.archFlags, "arch flags", hexNumber(header.archFlags), archFlagNames());
    out << '\n';
  }

  static std::string smallIntRange(unsigned bits) {
    if (bits == 0)
      return "no inline integers";
    return "inline integers fit -2**" + number(bits - 1) + " to 2**" + number(bits - 1) + "-1";
  }

  std::string archFlagNames() const {
    std::string text;
    uint32_t unknown = module.header.archFlags;
    for (const bytecode::ArchitectureFlag &flag : bytecode::architectureFlags())
      if (flag.architecture == module.header.architecture && (unknown >> flag.bit & 1)) {
        text += (text.empty() ? "" : ", ") + std::string(flag.name);
        unknown &= ~(1u << flag.bit);
      }
    if (unknown)
      text += (text.empty() ? "" : ", ") + ("unknown " + hexNumber(unknown));
    return text.empty() ? "none set" : text;
  }

  void writeQstrs() {
    at(layout.qstrCount) << "qstrs, " << counted(module.qstrs.size(), "entry", "entries") << ", "
                         << bytes(layout.qstrs.back() - layout.qstrs.front()) << '\n';
    for (size_t i = 0; i < module.qstrs.size(); ++i) {
      const mpy::Qstr &qstr = module.qstrs[i];
      at(layout.qstrs[i]) << rightAligned(number(i), 7) << "  ";
      out.quoted(qstr.text);
      if (qstr.staticNumber)
        out << "  static " << uint32_t(qstr.staticNumber);
      if (i == 0)
        out << "  source file";
      out << '\n';
    }
    out << '\n';
  }

  void writeObjects() {
    at(layout.objectCount) << "objects, " << counted(module.objects.size(), "entry", "entries") << ", "
                           << bytes(layout.objects.back() - layout.objects.front()) << '\n';
    size_t position = 0;
    mpy::forEachObject(scratch, module.objects, [&](const mpy::Object &object, mpy::ObjectPlace place) {
      at(layout.objects[position++]).fill(2 * std::min(place.depth, kMaxIndent));
      out << rightAligned(number(place.index), 7) << "  ";
      if (object.kind == mpy::ObjectKind::Tuple)
        out << "tuple of " << uint64_t(object.items.size());
      else
        writeLeaf(object);
      out << '\n';
    });
    out << '\n';
  }

  /// An object in full, unlike writeObjectText(): a dump is where one looks for all of a text.
  void writeLeaf(const mpy::Object &object) {
    out << nameOf(object.kind);
    switch (object.kind) {
    case mpy::ObjectKind::Str:
    case mpy::ObjectKind::Bytes:
      (out << ' ').quoted(object.text);
      break;
    case mpy::ObjectKind::Int:
    case mpy::ObjectKind::Float:
    case mpy::ObjectKind::Complex:
      out << ' ' << object.text;
      break;
    case mpy::ObjectKind::FunctionTable:
    case mpy::ObjectKind::None:
    case mpy::ObjectKind::False:
    case mpy::ObjectKind::True:
    case mpy::ObjectKind::Ellipsis:
    case mpy::ObjectKind::Tuple:
      break;
    }
  }

  // --- Elements.

  size_t writeCodes() {
    struct Parent {
      uint32_t code, index;
    };
    std::vector<Parent> parents(module.codes.size());
    for (uint32_t code = 0; code < module.codes.size(); ++code)
      for (uint32_t i = 0; i < module.codes[code].children.size(); ++i)
        parents[module.codes[code].children[i]] = {code, i};
    size_t chosen = 0;
    mpy::forEachCode(scratch, module, [&](mpy::CodePlace place) {
      if (!names.isSelected(place.code, options.functionPattern))
        return;
      ++chosen;
      if (!options.showCode)
        return;
      const RawCode &code = module.codes[place.code];
      at(layout.codes[place.code].start) << "code " << place.code << ": " << nameOf(code.kind) << ' ';
      bytecode::writeName(names.path(place.code), out);
      if (place.code)
        out << ", child " << parents[place.code].index << " of code " << parents[place.code].code;
      out << '\n';
      writeCode(code, layout.codes[place.code]);
      out << '\n';
    });
    return chosen;
  }

  void writeCode(const RawCode &code, const CodeLayout &place) {
    field(place.start, "head", bytes(place.data - place.start),
          "kind " + number(uint8_t(code.kind)) + ", data " + bytes(code.data.size()) +
              (code.children.empty() ? "" : ", has children"));
    switch (code.kind) {
    case mpy::CodeKind::Bytecode:
      writePrelude(code.data, place.data);
      break;
    case mpy::CodeKind::Native:
      field(place.data, "machine code", bytes(code.preludeOffset));
      writePrelude(code.data.subspan(code.preludeOffset), place.data + code.preludeOffset);
      field(place.fields, "prelude offset", number(code.preludeOffset));
      break;
    case mpy::CodeKind::Viper:
      field(place.data, "machine code", bytes(code.data.size()));
      writeViperFields(code, place);
      break;
    case mpy::CodeKind::InlineAsm:
      field(place.data, "machine code", bytes(code.data.size()));
      writeAsmFields(code, place);
      break;
    }
    if (!code.children.empty())
      writeChildren(code, place);
    if (!code.relocations.empty())
      writeRelocations(code, place);
  }

  void writePrelude(std::span<const uint8_t> data, size_t start) {
    bytecode::Prelude prelude;
    if (std::optional<bytecode::PreludeFault> fault = bytecode::decodePrelude(data, prelude)) {
      at(start + fault->offset) << "  malformed " << fault->field << ": " << fault->problem << '\n';
      return;
    }
    auto offsetOf = [&](std::span<const uint8_t> part) { return start + size_t(part.data() - data.data()); };
    size_t sizesStart = 0;
    while (data[sizesStart] & 0x80)
      ++sizesStart;
    ++sizesStart;
    size_t namesStart = offsetOf(prelude.names) - start;
    field(start, "signature", bytes(sizesStart), signatureText(prelude.signature));
    field(start + sizesStart, "sizes", bytes(namesStart - sizesStart),
          "names and lines " + bytes(prelude.names.size() + prelude.lineTable.size()) + ", " +
              counted(prelude.cells.size(), "cell", "cells"));
    field(start + namesStart, "names", bytes(prelude.names.size()));
    writeNames(prelude, start + namesStart);
    field(offsetOf(prelude.lineTable), "line table", bytes(prelude.lineTable.size()));
    writeLines(prelude, offsetOf(prelude.lineTable));
    if (!prelude.cells.empty())
      writeCells(prelude, offsetOf(prelude.cells));
    if (!prelude.code.empty())
      field(offsetOf(prelude.code), "instructions", bytes(prelude.code.size()));
  }

  std::string signatureText(const bytecode::Signature &signature) {
    std::string text = "state " + number(signature.stateSize);
    auto add = [&](const char *name, uint32_t value) {
      if (value)
        text += std::string(", ") + name + " " + number(value);
    };
    add("exceptions", signature.exceptionStack);
    add("positional", signature.positional);
    add("keyword-only", signature.keywordOnly);
    add("defaults", signature.defaults);
    if (signature.flags) {
      TextWriter flags(scratch);
      bytecode::writeScopeFlags(signature.flags, '|', flags);
      text.append(", flags ").append(flags.text());
    }
    return text;
  }

  void writeNames(const bytecode::Prelude &prelude, size_t start) {
    bytecode::VuintSequence sequence(prelude.names);
    for (uint64_t i = 0; i <= prelude.argumentCount(); ++i) {
      size_t offset = start + sequence.offset();
      uint32_t index = sequence.next().value_or(UINT32_MAX);
      std::string role = i == 0                              ? "name"
                         : i <= prelude.signature.positional ? "argument " + number(i - 1)
                                                             : "keyword-only " + number(i - 1);
      at(offset) << "    " << padded(role, 16) << padded("qstr " + number(index), 10) << "  ";
      if (std::optional<std::string_view> text = symbols.qstr(index))
        bytecode::writeName(*text, out);
      else
        out << "malformed: no such string";
      out << '\n';
    }
  }

  void writeLines(const bytecode::Prelude &prelude, size_t start) {
    uint64_t offset = 0, line = 1;
    size_t next = 0;
    bytecode::LineEntry entry;
    for (size_t from = 0; bytecode::decodeLineEntry(prelude.lineTable, next, entry); from = next) {
      offset += entry.bytes;
      line += entry.lines;
      at(start + from) << "    " << padded(hexBytes(prelude.lineTable.subspan(from, next - from)), 16);
      out << padded("+" + number(entry.bytes) + " +" + number(entry.lines), 10) << "  from offset " << offset
          << " line " << line << '\n';
    }
  }

  void writeCells(const bytecode::Prelude &prelude, size_t start) {
    std::string locals;
    for (uint8_t cell : prelude.cells)
      locals += (locals.empty() ? "" : ", ") + number(cell);
    field(start, "cells", bytes(prelude.cells.size()),
          (prelude.cells.size() == 1 ? "local " : "locals ") + locals);
  }

  // --- Native elements.

  void writeFlags(const RawCode &code, size_t offset) {
    field(offset, "flags", hexNumber(code.scopeFlags), partFlags(code.scopeFlags));
  }

  void writeViperFields(const RawCode &code, const CodeLayout &place) {
    size_t offset = place.fields;
    writeFlags(code, offset);
    offset += bytecode::sizeOfVuint(code.scopeFlags);
    if (code.scopeFlags & mpy::kHasRodata) {
      field(offset, "rodata size", number(code.rodata.size()));
      offset += bytecode::sizeOfVuint(uint32_t(code.rodata.size()));
    }
    if (code.scopeFlags & mpy::kHasBss)
      field(offset, "bss size", number(code.bssSize));
    if (!code.rodata.empty())
      field(place.rodata, "rodata", bytes(code.rodata.size()), hexBytes(code.rodata, kShownBytes));
  }

  void writeAsmFields(const RawCode &code, const CodeLayout &place) {
    size_t offset = place.fields;
    writeFlags(code, offset);
    offset += bytecode::sizeOfVuint(code.scopeFlags);
    field(offset, "arguments", number(code.positionalArguments));
    offset += bytecode::sizeOfVuint(code.positionalArguments);
    field(offset, "type signature", number(code.typeSignature), typeOfSignature(code.typeSignature));
  }

  void writeChildren(const RawCode &code, const CodeLayout &place) {
    field(place.childCount, "children", number(code.children.size()));
    for (size_t i = 0; i < code.children.size(); ++i) {
      at(layout.codes[code.children[i]].start) << "    " << padded(number(i), 16);
      out << padded("code " + number(code.children[i]), 10) << "  ";
      bytecode::writeName(symbols.codeName(code.children[i]), out);
      out << '\n';
    }
  }

  void writeRelocations(const RawCode &code, const CodeLayout &place) {
    field(place.relocations, "relocations", bytes(code.relocations.size()));
    mpy::RelocationCursor cursor(code.relocations);
    mpy::Relocation relocation;
    while (cursor.next(relocation)) {
      std::string where =
          std::string(relocation.inRodata ? "rodata" : "text") + " word " + number(relocation.word);
      if (relocation.count != 1)
        where += " to " + number(relocation.word + relocation.count - 1);
      if (relocation.count == 0)
        where = "no word";
      at(place.relocations + relocation.offset) << "    " << padded(where, 26) << "  += ";
      out << nameOf(relocation.base);
      if (relocation.base == mpy::RelocationBase::FunctionTableEntry)
        out << ' ' << uint32_t(relocation.entry) << ' ' << functionName(relocation.entry);
      else if (relocation.base != mpy::RelocationBase::FunctionTable &&
               relocation.base != mpy::RelocationBase::ObjectTable &&
               relocation.base != mpy::RelocationBase::QstrTable)
        out << " address";
      out << '\n';
    }
  }

  static std::string_view functionName(unsigned entry) {
    return entry < bytecode::kNativeFunctionCount ? bytecode::nativeFunctions()[entry].name
                                                  : std::string_view("(malformed: no such entry)");
  }

  support::Arena &scratch;
  const mpy::Module &module;
  const DumpOptions &options;
  TextWriter &out;
  FileLayout layout;
  mpy::ModuleSymbols symbols;
  CodeNames names;
};

} // namespace

size_t writeDump(support::Arena &scratch, const mpy::Module &module, const DumpOptions &options,
                 TextWriter &out) {
  return Dumper(scratch, module, options, out).write();
}

} // namespace adder::inspect
