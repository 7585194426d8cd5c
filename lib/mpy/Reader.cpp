//===- mpy/Reader.cpp - Bytes to module -------------------------------------------------------------===//
//
// One run over the file, part by part as mpy-and-bytecode.md describes it, with an explicit stack for what
// nests.  Every number that asks for memory is promised first (FileCursor.h), so a short file cannot claim
// much.
//
//===------------------------------------------------------------------------------------------------===//

#include "mpy/Reader.h"

#include "bytecode/FeatureFlags.h"
#include "bytecode/Prelude.h"
#include "mpy/FileCursor.h"
#include "mpy/Writer.h"
#include "qstr/NameTable.h"

namespace adder::mpy {

using bytecode::Rule;
using support::TextWriter;

namespace {

constexpr size_t kMaxQstrBytes = 255; // a runtime stores the length in one byte

class Reader : FileCursor {
public:
  Reader(support::Arena &arena, std::span<const uint8_t> file, const ReadLimits &limits, ReadError &error)
      : FileCursor(arena, file, limits, error), codes(arena), openCodes(arena) {}

  std::optional<Module> read() {
    if (!readHeader() || !readTables() || !readCodes())
      return std::nullopt;
    rule = Rule::C7;
    if (left() && !limits.allowTrailingBytes) {
      fail(at, {"root element"}, [&](TextWriter &out) { writeBytes(out, left()) << " too many after it"; });
      return std::nullopt;
    }
    module.trailing = file.subspan(at);
    module.codes = codes.span();
    return module;
  }

private:
  struct OpenCode {
    std::span<uint32_t> children;
    size_t next;
  };
  struct OpenTuple {
    std::span<Object> items;
    size_t next;
  };

  // --- Header and tables.

  bool readHeader() {
    uint8_t magic = 0, version = 0, features = 0;
    if (!readByte({"magic"}, magic))
      return false;
    if (magic != 'M')
      return fail(0, {"magic"},
                  [&](TextWriter &out) { (out << "byte ").hex(magic, 2) << " instead of 4d ('M')"; });
    if (!readByte({"version"}, version))
      return false;
    if (version != kFormatVersion)
      return fail(1, {"version"},
                  [&](TextWriter &out) { out << uint32_t(version) << ", but only 6 is known"; });
    if (!readByte({"feature byte"}, features) || !readByte({"small-int bits"}, module.header.smallIntBits))
      return false;
    return readFeatures(bytecode::decodeFeatures(features));
  }

  bool readFeatures(bytecode::FeatureByte features) {
    std::optional<bytecode::Architecture> architecture =
        bytecode::architectureNumbered(features.architecture);
    if (!architecture)
      return fail(2, {"architecture"}, [&](TextWriter &out) {
        out << "number " << uint32_t(features.architecture) << " is unknown";
      });
    if (!kReadsNative && *architecture != bytecode::Architecture::None) {
      rule = Rule::C6;
      return failText(2, {"architecture"}, "files with machine code are not read here");
    }
    if (*architecture != bytecode::Architecture::None && features.subVersion != kFormatSubVersion)
      return fail(2, {"sub-version"}, [&](TextWriter &out) {
        out << uint32_t(features.subVersion) << ", but native code needs " << uint32_t(kFormatSubVersion);
      });
    module.header.architecture = *architecture;
    module.header.subVersion = features.subVersion;
    module.header.hasArchFlags = features.hasArchFlags;
    return !features.hasArchFlags || readVuint({"architecture flags"}, module.header.archFlags);
  }

  bool isNative() const { return kReadsNative && module.header.architecture != bytecode::Architecture::None; }

  bool readTables() {
    rule = Rule::C2;
    size_t start = at;
    uint32_t qstrCount, objectCount;
    if (!readVuint({"qstr count"}, qstrCount))
      return false;
    if (qstrCount == 0)
      return failText(start, {"qstr count"}, "0, but the source name must be there");
    if (qstrCount > limits.maxQstrs)
      return fail(start, {"qstr count"},
                  [&](TextWriter &out) { out << qstrCount << " exceeds " << limits.maxQstrs; });
    size_t objectStart = at;
    if (!readVuint({"object count"}, objectCount) || !promise(start, {"qstr count"}, qstrCount) ||
        !promise(objectStart, {"object count"}, objectCount))
      return false;
    return readQstrs(qstrCount) && readObjects(objectCount);
  }

  bool readQstrs(uint32_t count) {
    rule = Rule::C3;
    std::span<Qstr> qstrs = arena.makeArray<Qstr>(count);
    for (uint32_t i = 0; i < count; ++i, --promised)
      if (!readQstr(i, qstrs[i]))
        return false;
    module.qstrs = qstrs;
    return true;
  }

  bool readQstr(uint32_t index, Qstr &qstr) {
    size_t start = at;
    uint32_t value;
    if (!readVuint({"qstr", index, "length"}, value))
      return false;
    if (value & 1) {
      uint32_t number = value >> 1;
      if (number == 0 || number > qstr::kStaticCount)
        return fail(start, {"qstr", index}, [&](TextWriter &out) {
          out << "static string number " << number << " out of range (1 to " << qstr::kStaticCount << ')';
        });
      qstr = {qstr::staticText(number), uint8_t(number)};
      return true;
    }
    uint32_t size = value >> 1;
    if (size > kMaxQstrBytes)
      return fail(start, {"qstr", index, "length"},
                  [&](TextWriter &out) { out << size << " exceeds " << uint32_t(kMaxQstrBytes); });
    size_t textStart = at;
    return readText({"qstr", index, "text"}, size, qstr.text) &&
           checkUtf8(textStart, {"qstr", index, "text"}, qstr.text) &&
           readTerminator({"qstr", index, "terminator"});
  }

  /// The object table, as if it were the items of an outermost tuple.
  bool readObjects(uint32_t count) {
    rule = Rule::C4;
    support::Vector<OpenTuple> open(arena);
    std::span<Object> table = arena.makeArray<Object>(count);
    open.push({table, 0});
    while (!open.empty()) {
      OpenTuple &tuple = open.back();
      if (tuple.next == tuple.items.size()) {
        open.pop();
        continue;
      }
      Object &object = tuple.items[tuple.next++];
      uint32_t tableIndex =
          uint32_t(open[0].next - 1); // errors name the entry of the table that an item belongs to
      --promised;
      std::span<Object> items;
      if (!readObject(tableIndex, object, items))
        return false;
      if (object.kind != ObjectKind::Tuple)
        continue;
      if (open.size() > limits.maxTupleDepth)
        return failDepth({"object", tableIndex}, "tuples", limits.maxTupleDepth);
      open.push({items, 0});
    }
    module.objects = table;
    return true;
  }

  bool failDepth(Field field, std::string_view what, uint32_t limit) {
    return fail(at, field, [&](TextWriter &out) { out << what << " nested deeper than " << limit; });
  }

  /// Of a tuple, only the part before its items, for which it makes room in `items`.
  bool readObject(uint32_t index, Object &object, std::span<Object> &items) {
    size_t start = at;
    uint8_t kind = 0;
    if (!readByte({"object", index, "type"}, kind))
      return false;
    if (kind > uint8_t(ObjectKind::Tuple)) {
      fail(start, {"object", index, "type"},
           [&](TextWriter &out) { out << uint32_t(kind) << " is unknown"; });
      error.unknownObject = true;
      return false;
    }
    object.kind = ObjectKind(kind);
    switch (object.kind) {
    case ObjectKind::FunctionTable:
      if (isNative())
        return true;
      rule = Rule::C5;
      return failText(start, {"object", index}, "function table in a file without native code");
    case ObjectKind::None:
    case ObjectKind::False:
    case ObjectKind::True:
    case ObjectKind::Ellipsis:
      return true;
    case ObjectKind::Tuple:
      return readTupleSize(index, object, items);
    case ObjectKind::Str:
    case ObjectKind::Bytes:
    case ObjectKind::Int:
    case ObjectKind::Float:
    case ObjectKind::Complex:
      break;
    }
    return readObjectText(index, object);
  }

  bool readTupleSize(uint32_t index, Object &object, std::span<Object> &items) {
    size_t start = at;
    uint32_t count;
    if (!readVuint({"object", index, "tuple size"}, count) ||
        !promise(start, {"object", index, "tuple size"}, count))
      return false;
    object.items = items = arena.makeArray<Object>(count);
    return true;
  }

  bool readObjectText(uint32_t index, Object &object) {
    uint32_t size;
    if (!readVuint({"object", index, "length"}, size))
      return false;
    size_t start = at;
    if (!readText({"object", index, "text"}, size, object.text))
      return false;
    if (object.kind == ObjectKind::Str && !checkUtf8(start, {"object", index, "text"}, object.text))
      return false;
    if (object.kind == ObjectKind::Str || object.kind == ObjectKind::Bytes)
      return readTerminator({"object", index, "terminator"});
    if (!isNumberText(object.kind, object.text))
      return fail(start, {"object", index, "text"},
                  [&](TextWriter &out) { (out << "malformed number ").quoted(object.text.substr(0, 40)); });
    return true;
  }

  // --- Raw code.

  bool readCodes() {
    rule = Rule::C7;
    if (!readCode())
      return false;
    while (!openCodes.empty()) {
      OpenCode &parent = openCodes.back();
      if (parent.next == parent.children.size()) {
        openCodes.pop();
        continue;
      }
      parent.children[parent.next++] = uint32_t(codes.size());
      --promised;
      if (!readCode())
        return false;
    }
    return true;
  }

  /// One element without its children, for which it leaves an OpenCode.
  bool readCode() {
    uint32_t index = uint32_t(codes.size());
    size_t start = at;
    uint32_t head;
    if (!readVuint({"code", index, "header"}, head))
      return false;
    RawCode code;
    code.kind = CodeKind(head & 3);
    if (code.kind != CodeKind::Bytecode && !isNative()) {
      rule = Rule::C6;
      return failText(start, {"code", index}, "native code in a file without an architecture");
    }
    size_t dataStart = at;
    if (!readBytes({"code", index, "data"}, head >> 3, code.data) || !readCodeFields(index, dataStart, code))
      return false;
    if ((head & 4) && !readChildCount(index, code))
      return false;
    codes.push(code);
    return true;
  }

  bool readCodeFields(uint32_t index, size_t dataStart, RawCode &code) {
    if (!kReadsNative) // readCode() has refused the other kinds
      return checkPrelude(index, dataStart, code.data);
    switch (code.kind) {
    case CodeKind::Bytecode:
      return checkPrelude(index, dataStart, code.data);
    case CodeKind::Native:
      return readNativeFields(index, dataStart, code);
    case CodeKind::Viper:
      return readViperFields(index, code) && readRelocations(index, code);
    case CodeKind::InlineAsm:
      return readVuint({"code", index, "scope flags"}, code.scopeFlags) &&
             readVuint({"code", index, "argument count"}, code.positionalArguments) &&
             readVuint({"code", index, "type signature"}, code.typeSignature) && readRelocations(index, code);
    }
    return false;
  }

  bool readNativeFields(uint32_t index, size_t dataStart, RawCode &code) {
    size_t start = at;
    if (!readVuint({"code", index, "prelude offset"}, code.preludeOffset))
      return false;
    if (code.preludeOffset > code.data.size())
      return fail(start, {"code", index, "prelude offset"}, [&](TextWriter &out) {
        out << code.preludeOffset << ", but the function has ";
        writeBytes(out, code.data.size());
      });
    return checkPrelude(index, dataStart + code.preludeOffset, code.data.subspan(code.preludeOffset));
  }

  bool readViperFields(uint32_t index, RawCode &code) {
    uint32_t rodataSize = 0;
    if (!readVuint({"code", index, "scope flags"}, code.scopeFlags))
      return false;
    if ((code.scopeFlags & kHasRodata) && !readVuint({"code", index, "rodata size"}, rodataSize))
      return false;
    if ((code.scopeFlags & kHasBss) && !readVuint({"code", index, "bss size"}, code.bssSize))
      return false;
    return readBytes({"code", index, "rodata"}, rodataSize, code.rodata);
  }

  /// Finds the end of the relocations (mpy-and-bytecode.md 5.2) without looking at what they do.
  bool readRelocations(uint32_t index, RawCode &code) {
    if (!(code.scopeFlags & kHasRelocations))
      return true;
    Field field{"code", index, "relocations"};
    size_t start = at;
    for (;;) {
      uint8_t operation = 0;
      uint32_t ignored;
      if (!readByte(field, operation))
        return false;
      if (operation == 0xff)
        break;
      if ((operation & 1) && !readAnyVuint(field, ignored))
        return false;
      unsigned destination = operation >> 1;
      if (destination <= 5 && (destination & 1) && !readAnyVuint(field, ignored))
        return false;
    }
    code.relocations = file.subspan(start, at - start);
    return true;
  }

  bool readChildCount(uint32_t index, RawCode &code) {
    size_t start = at;
    Field field{"code", index, "child count"};
    uint32_t count;
    if (!code.relocations.empty())
      return failText(start, field, "an element with relocations cannot have children");
    if (!readVuint(field, count))
      return false;
    if (count == 0)
      return failText(start, field, "0, but the header promises children");
    if (openCodes.size() >= limits.maxCodeDepth)
      return failDepth(field, "functions", limits.maxCodeDepth);
    if (!promise(start, field, count))
      return false;
    std::span<uint32_t> children = arena.makeArray<uint32_t>(count);
    code.children = children;
    openCodes.push({children, 0});
    return true;
  }

  bool checkPrelude(uint32_t index, size_t dataStart, std::span<const uint8_t> data) {
    bytecode::Prelude prelude;
    if (std::optional<bytecode::PreludeFault> fault = bytecode::decodePrelude(data, prelude)) {
      rule = fault->rule;
      return failText(dataStart + fault->offset, {"code", index, fault->field}, fault->problem);
    }
    size_t namesStart = dataStart + size_t(prelude.names.data() - data.data());
    bytecode::VuintSequence names(prelude.names);
    for (uint64_t i = 0; i <= prelude.argumentCount(); ++i) {
      size_t start = namesStart + names.offset();
      uint32_t name = *names.next();
      if (name < module.qstrs.size())
        continue;
      rule = Rule::P2;
      return fail(start, {"code", index, i ? "argument name" : "block name"}, [&](TextWriter &out) {
        out << "qstr index " << name << " out of range (table has " << uint64_t(module.qstrs.size()) << ')';
      });
    }
    return true;
  }

  Module module;
  support::Vector<RawCode> codes;
  support::Vector<OpenCode> openCodes;
};

} // namespace

std::optional<Module> read(support::Arena &arena, std::span<const uint8_t> file, const ReadLimits &limits,
                           ReadError &error) {
  return Reader(arena, file, limits, error).read();
}

} // namespace adder::mpy
