//===- inspect/JsonReader.cpp - JSON to a module ----------------------------------------------------===//
//
// Strings and constants first (JsonTables.h), then the elements, which may add strings; then the file is
// written and read by the reader of files, which has the last word on what a file may hold.
//
//===------------------------------------------------------------------------------------------------===//

#include "inspect/JsonReader.h"

#include "bytecode/LineTable.h"
#include "bytecode/Prelude.h"
#include "inspect/JsonForms.h"
#include "inspect/JsonInstructions.h"
#include "inspect/JsonWriter.h"
#include "mpy/ObjectText.h"
#include "mpy/Reader.h"
#include "mpy/Traversal.h"
#include "mpy/Writer.h"

#include <algorithm>
#include <cstdio>

namespace adder::inspect {

using namespace json_forms;
using mpy::CodeKind;
using mpy::RawCode;
using Bytes = support::Vector<uint8_t>;

namespace {

constexpr size_t kMaxDataBytes = (size_t(1) << 29) - 1; // the length is stored with 3 bits less

bool readHexTo(const JsonNode &node, support::Arena &arena, std::span<const uint8_t> &bytes) {
  std::vector<uint8_t> content;
  if (!node.readHex(content))
    return false;
  bytes = copyTo(arena, content);
  return true;
}

/// Reads one function that has a prelude.
class FunctionReader {
public:
  FunctionReader(support::Arena &arena, JsonQstrs &qstrs)
      : qstrs(qstrs), names(arena), lineTable(arena), code(arena) {}

  /// Appends prelude and instructions to `data`.
  bool read(const JsonNode &node, bool hasInstructions, Bytes &data) {
    JsonNode prelude = node.member("prelude");
    JsonNode table = prelude.member("line_table");
    if (!readPrelude(prelude) || (table.exists() && !readLineTable(table)))
      return false;
    std::vector<LineStep> steps;
    JsonNode instructions = node.member("instructions");
    if (hasInstructions && !readJsonInstructions(instructions, qstrs, !table.exists(), code, steps))
      return false;
    appendLineTable(steps, lineTable);
    if (!append(prelude.member("signature_bytes"), data,
                [&](Bytes &out) { bytecode::encodeSignature(out, signature); }) ||
        !append(prelude.member("sizes_bytes"), data, [&](Bytes &out) {
          bytecode::encodeSizes(out, uint32_t(names.size() + lineTable.size()), uint32_t(cells.size()));
        }))
      return false;
    data.append(names.span());
    data.append(lineTable.span());
    data.append(cells);
    data.append(code.span());
    return true;
  }

private:
  bool readPrelude(const JsonNode &node) {
    if (!node.expectObject({"state", "exceptions", "flags", "positional", "keyword_only", "defaults",
                            "signature_bytes", "sizes_bytes", "name", "arguments", "cells", "line_table"}))
      return false;
    JsonNode state = node.member("state");
    return state.readNumber(signature.stateSize) &&
           (signature.stateSize != 0 || state.fail("must be at least 1")) &&
           readOptional(node.member("exceptions"), signature.exceptionStack) &&
           readOptional(node.member("positional"), signature.positional) &&
           readOptional(node.member("keyword_only"), signature.keywordOnly) &&
           readOptional(node.member("defaults"), signature.defaults) && readFlags(node.member("flags")) &&
           readName(node.member("name")) && readArguments(node.member("arguments")) &&
           readCells(node.member("cells"));
  }

  /// A number that is 0 if it is missing.
  static bool readOptional(const JsonNode &node, uint32_t &number) {
    return !node.exists() || node.readNumber(number);
  }

  bool readFlags(const JsonNode &node) {
    if (node.exists() && !node.expectArray())
      return false;
    for (size_t i = 0; i < node.size(); ++i)
      if (JsonNode flag = node.item(i); !readFlag(flag))
        return false;
    return true;
  }

  bool readFlag(const JsonNode &node) {
    uint32_t bits = 0;
    if (!node.isString()) {
      if (!node.readNumber(bits))
        return false;
      signature.flags |= bits;
      return true;
    }
    std::string_view name;
    node.read(name);
    for (const NamedBit &flag : kScopeFlags)
      if (flag.name == name) {
        signature.flags |= flag.bit;
        return true;
      }
    return node.fail("unknown flag " + inQuotes(name));
  }

  bool readName(const JsonNode &node) {
    uint32_t index = 0;
    unsigned bytes = 0;
    JsonNode size = node.member("operand_bytes");
    if (!node.expectObject({"qstr", "name", "operand_bytes"}) || !qstrs.readReference(node, index) ||
        (size.exists() && !size.readNumber(bytes)))
      return false;
    return appendVuint(names, index, bytes) || size.fail("the index cannot have this length");
  }

  bool readArguments(const JsonNode &node) {
    if (node.exists() && !node.expectArray())
      return false;
    uint64_t expected = uint64_t(signature.positional) + signature.keywordOnly;
    if (node.size() != expected)
      return node.fail(std::to_string(node.size()) + " names, but positional and keyword_only are " +
                       std::to_string(expected) + " together");
    for (size_t i = 0; i < node.size(); ++i)
      if (JsonNode name = node.item(i); !readName(name))
        return false;
    return true;
  }

  bool readCells(const JsonNode &node) {
    if (node.exists() && !node.expectArray())
      return false;
    for (size_t i = 0; i < node.size(); ++i) {
      uint8_t cell = 0;
      if (JsonNode number = node.item(i); !number.readNumber(cell))
        return false;
      cells.push_back(cell);
    }
    return true;
  }

  bool readLineTable(const JsonNode &node) {
    std::vector<uint8_t> bytes;
    if (!node.readHex(bytes))
      return false;
    if (bytecode::wholeEntryBytes(bytes) != bytes.size())
      return node.fail("the last entry is cut off");
    lineTable.append(bytes);
    return true;
  }

  /// Appends a packed part, filled up to the length that `size` gives.
  template <typename Encode> bool append(const JsonNode &size, Bytes &data, Encode encode) {
    size_t start = data.size();
    encode(data);
    size_t usual = data.size() - start;
    uint32_t wanted = 0;
    if (!size.exists())
      return true;
    constexpr uint32_t kMost = 17; // section 7, rule P1
    if (!size.readNumber(wanted, kMost))
      return false;
    if (wanted < usual)
      return size.fail("it takes " + std::to_string(usual) + " bytes");
    for (; usual < wanted; ++usual) {
      data.back() |= 0x80; // there is more
      data.push(0);
    }
    return true;
  }

  JsonQstrs &qstrs;
  bytecode::Signature signature;
  Bytes names, lineTable;
  std::vector<uint8_t> cells;
  Bytes code;
};

class ModuleReader {
public:
  explicit ModuleReader(support::Arena &arena) : arena(arena), qstrs(arena) {}

  bool read(const JsonNode &root, mpy::Module &module) {
    std::string_view format;
    uint32_t version = 0;
    JsonNode formatNode = root.member("format"), versionNode = root.member("version");
    if (!root.isObject() || !formatNode.read(format))
      return root.expectObject({"format", "version", "header", "qstrs", "objects", "codes", "trailing"}) &&
             formatNode.read(format);
    if (format != kJsonFormat)
      return formatNode.fail("not " + inQuotes(kJsonFormat) + " but " + inQuotes(format));
    if (!versionNode.readNumber(version))
      return false;
    if (version != kJsonVersion)
      return versionNode.fail("only version " + std::to_string(kJsonVersion) + " is known");
    if (!root.expectObject({"format", "version", "header", "qstrs", "objects", "codes", "trailing"}) ||
        !readJsonHeader(root.member("header"), module.header) || !qstrs.read(root.member("qstrs")) ||
        !readJsonObjects(root.member("objects"), arena, module.objects) || !readCodes(root.member("codes")))
      return false;
    JsonNode trailing = root.member("trailing");
    if (trailing.exists() && !readHexTo(trailing, arena, module.trailing))
      return false;
    module.qstrs = qstrs.all();
    module.codes = codes;
    return true;
  }

private:
  bool readCodes(const JsonNode &node) {
    if (!node.expectArray())
      return false;
    if (node.size() == 0)
      return node.fail("no elements, but the first is the module");
    codes = arena.makeArray<RawCode>(node.size());
    hasParent.assign(node.size(), false);
    for (size_t i = 0; i < codes.size(); ++i)
      if (JsonNode code = node.item(i); !readCode(code, codes[i]))
        return false;
    return expectTree(node);
  }

  /// Every element but the first is a child of exactly one, and the first leads to all.
  bool expectTree(const JsonNode &node) {
    mpy::Module tree;
    tree.codes = codes;
    std::vector<bool> isReached(codes.size(), false);
    mpy::forEachCode(arena, tree, [&](mpy::CodePlace place) { isReached[place.code] = true; });
    for (size_t i = 0; i < codes.size(); ++i)
      if (!isReached[i])
        return node.item(i).fail("not below the first element");
    return true;
  }

  bool readCode(const JsonNode &node, RawCode &code) {
    std::string_view name;
    JsonNode kind = node.member("kind");
    if (!node.isObject())
      return node.expectObject({});
    if (!kind.read(name) || !readChildren(node.member("children"), code))
      return false;
    for (CodeKind candidate : {CodeKind::Bytecode, CodeKind::Native, CodeKind::Viper, CodeKind::InlineAsm})
      if (nameOf(candidate) == name) {
        code.kind = candidate;
        return readContent(node, code);
      }
    return kind.fail("unknown kind of code " + inQuotes(name));
  }

  bool readChildren(const JsonNode &node, RawCode &code) {
    if (!node.exists())
      return true;
    if (!node.expectArray())
      return false;
    std::span<uint32_t> children = arena.makeArray<uint32_t>(node.size());
    for (size_t i = 0; i < children.size(); ++i) {
      JsonNode child = node.item(i);
      if (!child.readNumber(children[i], codes.size() - 1))
        return false;
      if (children[i] == 0)
        return child.fail("the first element is the module, and nobody's child");
      if (hasParent[children[i]])
        return child.fail("element " + std::to_string(children[i]) + " is a child already");
      hasParent[children[i]] = true;
    }
    code.children = children;
    return true;
  }

  bool readContent(const JsonNode &node, RawCode &code) {
    switch (code.kind) {
    case CodeKind::Bytecode:
      return node.expectObject({"kind", "children", "prelude", "instructions"}) &&
             readFunction(node, true, {}, code);
    case CodeKind::Native:
      return node.expectObject({"kind", "children", "machine_code", "prelude", "after_prelude"}) &&
             readNative(node, code);
    case CodeKind::Viper:
      return node.expectObject(
                 {"kind", "children", "machine_code", "scope_flags", "rodata", "bss_size", "relocations"}) &&
             readViper(node, code);
    case CodeKind::InlineAsm:
      return node.expectObject({"kind", "children", "machine_code", "scope_flags", "positional_arguments",
                                "type_signature", "relocations"}) &&
             readAsm(node, code);
    }
    return false;
  }

  bool readFunction(const JsonNode &node, bool hasInstructions, std::span<const uint8_t> before,
                    RawCode &code) {
    Bytes &data = *arena.make<Bytes>(arena);
    data.append(before);
    if (!FunctionReader(arena, qstrs).read(node, hasInstructions, data))
      return false;
    code.data = data.span();
    return expectSize(node, code);
  }

  static bool expectSize(const JsonNode &node, const RawCode &code) {
    return code.data.size() <= kMaxDataBytes ||
           node.fail("more than " + std::to_string(kMaxDataBytes) + " bytes");
  }

  bool readNative(const JsonNode &node, RawCode &code) {
    std::vector<uint8_t> machineCode, after;
    JsonNode afterNode = node.member("after_prelude");
    if (!node.member("machine_code").readHex(machineCode) ||
        (afterNode.exists() && !afterNode.readHex(after)) || !readFunction(node, false, machineCode, code))
      return false;
    code.preludeOffset = uint32_t(machineCode.size());
    Bytes &data = *arena.make<Bytes>(arena);
    data.append(code.data);
    data.append(after);
    code.data = data.span();
    return expectSize(node, code);
  }

  bool readMachineCode(const JsonNode &node, RawCode &code) {
    return readHexTo(node.member("machine_code"), arena, code.data) && expectSize(node, code) &&
           node.member("scope_flags").readNumber(code.scopeFlags) && readRelocations(node, code);
  }

  /// Whether `member` is there must agree with a bit of the flags.
  static bool expectPart(const JsonNode &node, const RawCode &code, std::string_view member, uint32_t bit) {
    bool isThere = node.has(member);
    if (isThere == ((code.scopeFlags & bit) != 0))
      return true;
    return node.member("scope_flags")
        .fail(std::string("bit ") + std::to_string(bit) +
              (isThere ? " is not set, but there is '" : " is set, but there is no '") + std::string(member) +
              "'");
  }

  bool readViper(const JsonNode &node, RawCode &code) {
    if (!readMachineCode(node, code) || !expectPart(node, code, "rodata", mpy::kHasRodata) ||
        !expectPart(node, code, "bss_size", mpy::kHasBss))
      return false;
    if (node.has("rodata") && !readHexTo(node.member("rodata"), arena, code.rodata))
      return false;
    return !node.has("bss_size") || node.member("bss_size").readNumber(code.bssSize);
  }

  bool readAsm(const JsonNode &node, RawCode &code) {
    return readMachineCode(node, code) &&
           node.member("positional_arguments").readNumber(code.positionalArguments) &&
           node.member("type_signature").readNumber(code.typeSignature);
  }

  // --- Relocations.

  bool readRelocations(const JsonNode &node, RawCode &code) {
    if (!expectPart(node, code, "relocations", mpy::kHasRelocations))
      return false;
    JsonNode relocations = node.member("relocations");
    if (!relocations.exists())
      return true;
    // Strings are bytes, objects are records; the first element tells.
    if (!relocations.isArray() || (relocations.size() && relocations.item(0).isString()))
      return readHexTo(relocations, arena, code.relocations);
    Bytes &stream = *arena.make<Bytes>(arena);
    mpy::Relocation last;
    last.count = 0;
    for (size_t i = 0; i < relocations.size(); ++i)
      if (JsonNode record = relocations.item(i); !readRelocation(record, last, stream))
        return false;
    stream.push(0xff);
    code.relocations = stream.span();
    return true;
  }

  bool readRelocation(const JsonNode &node, mpy::Relocation &last, Bytes &stream) {
    mpy::Relocation relocation;
    std::string_view place, base;
    bool continues = false;
    JsonNode placeNode = node.member("in"), word = node.member("word"), count = node.member("count"),
             entry = node.member("entry");
    if (!node.expectObject({"in", "word", "continues", "count", "base", "entry"}) || !placeNode.read(place) ||
        !word.readUnsigned(relocation.word, UINT64_MAX) || !node.member("base").read(base) ||
        (node.has("continues") && !node.member("continues").read(continues)) ||
        (count.exists() && !count.readNumber(relocation.count)))
      return false;
    if (place != "text" && place != "rodata")
      return placeNode.fail("not 'text' or 'rodata' but " + inQuotes(place));
    relocation.inRodata = place == "rodata";
    if (continues && (relocation.inRodata != last.inRodata || relocation.word != last.word + last.count))
      return word.fail("does not continue the record before");
    if (!continues && relocation.word > UINT32_MAX >> 1)
      return word.fail("more than " + std::to_string(UINT32_MAX >> 1));
    if (!readBase(node.member("base"), base, relocation))
      return false;
    if (count.exists() && relocation.base > mpy::RelocationBase::Bss)
      return count.fail("only text, rodata and bss have a count");
    bool isEntry = relocation.base == mpy::RelocationBase::FunctionTableEntry;
    // The operation byte must not be ff, which ends the stream.
    uint64_t mostEntry = continues ? 118 : 117;
    if (isEntry ? !entry.readNumber(relocation.entry, mostEntry)
                : entry.exists() && !entry.fail("only a function table entry has it"))
      return false;
    encodeRelocation(stream, relocation, !continues, count.exists());
    last = relocation;
    return true;
  }

  static bool readBase(const JsonNode &node, std::string_view name, mpy::Relocation &relocation) {
    for (unsigned i = 0; i <= unsigned(mpy::RelocationBase::FunctionTableEntry); ++i)
      if (nameOf(mpy::RelocationBase(i)) == name) {
        relocation.base = mpy::RelocationBase(i);
        return true;
      }
    return node.fail("unknown base " + inQuotes(name));
  }

  support::Arena &arena;
  JsonQstrs qstrs;
  std::span<RawCode> codes;
  std::vector<bool> hasParent;
};

std::string describe(const mpy::ReadError &error) {
  char offset[24];
  std::snprintf(offset, sizeof offset, "0x%zx", error.offset);
  return "this is no valid .mpy file: at " + std::string(offset) + ": " + std::string(error.field) + ": " +
         std::string(error.message);
}

} // namespace

bool readJson(std::string_view text, Bytes &file, JsonFailure &failure) {
  failure = {};
  std::optional<nlohmann::json> document = parseJson(text, failure);
  if (!document)
    return false;
  mpy::Module module;
  support::Arena &arena = file.memory();
  if (!ModuleReader(arena).read(JsonNode(*document, failure), module))
    return false;
  Bytes written(arena);
  mpy::write(module, written);
  mpy::ReadError error;
  if (!mpy::read(arena, written.span(), {}, error)) {
    failure = {{}, describe(error)};
    return false;
  }
  file.append(written.span());
  return true;
}

} // namespace adder::inspect
