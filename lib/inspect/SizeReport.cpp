//===- inspect/SizeReport.cpp - What the bytes of modules are spent on ------------------------------===//
//
// Sizes follow from the layout that the writer produces (mpy-and-bytecode.md 1 to 5), costs from the
// structures of frozen modules (qstr-and-freezing.md 4.6 to 4.10) on a machine with 4-byte words.
//
//===------------------------------------------------------------------------------------------------===//

#include "inspect/SizeReport.h"

#include "bytecode/Prelude.h"
#include "bytecode/Varint.h"
#include "mpy/Listing.h"
#include "mpy/ObjectText.h"
#include "mpy/Traversal.h"
#include "mpy/Writer.h"

#include <charconv>
#include <unordered_set>

namespace adder::inspect {

namespace {

constexpr SizeKindInfo kKinds[] = {
#define SIZE_KIND(Enumerator, Name, Colour, Text) {Name, Colour, Text},
#include "inspect/SizeKinds.def"
};

constexpr uint64_t kWord = 4;
constexpr uint64_t kHeapBlock = 16;
constexpr uint64_t kRawCode = 3 * kWord;        // indicator and kind, function data, children
constexpr uint64_t kAsmRawCode = 4 * kWord;     // with argument count and return type
constexpr uint64_t kStringObject = 4 * kWord;   // type, hash, length, address
constexpr uint64_t kIntObject = 4 * kWord;      // type, flags, length, address of the digits
constexpr uint64_t kFloatObject = 2 * kWord;    // type, single-precision value
constexpr uint64_t kComplexObject = 3 * kWord;  // type, two of them
constexpr uint64_t kTupleObject = 2 * kWord;    // type, length
constexpr uint64_t kQstr = 2 + 1 + kWord + 1;   // hash, length, address, terminator
constexpr uint64_t kModule = 3 * kWord + kWord; // two tables and the code; its entry in the list of modules
constexpr int64_t kSmallestInlineInt = -8192,
                  kLargestInlineInt = 8191; // what freezing keeps without an object

uint64_t vuintBytes(uint64_t value) { return bytecode::sizeOfVuint(uint32_t(value)); }

uint64_t blocks(uint64_t bytes) { return (bytes + kHeapBlock - 1) / kHeapBlock * kHeapBlock; }

uint64_t sizeOf(const mpy::Qstr &qstr) {
  if (qstr.staticNumber)
    return vuintBytes(uint32_t(qstr.staticNumber) << 1 | 1);
  return vuintBytes(qstr.text.size() << 1) + qstr.text.size() + 1;
}

/// Of a tuple, without its items.
uint64_t sizeOf(const mpy::Object &object) {
  switch (object.kind) {
  case mpy::ObjectKind::FunctionTable:
  case mpy::ObjectKind::None:
  case mpy::ObjectKind::False:
  case mpy::ObjectKind::True:
  case mpy::ObjectKind::Ellipsis:
    return 1;
  case mpy::ObjectKind::Str:
  case mpy::ObjectKind::Bytes:
    return 1 + vuintBytes(object.text.size()) + object.text.size() + 1;
  case mpy::ObjectKind::Int:
  case mpy::ObjectKind::Float:
  case mpy::ObjectKind::Complex:
    return 1 + vuintBytes(object.text.size()) + object.text.size();
  case mpy::ObjectKind::Tuple:
    return 1 + vuintBytes(object.items.size());
  }
  return 0;
}

/// Fields behind the data of an element.
uint64_t fieldBytes(const mpy::RawCode &code) {
  switch (code.kind) {
  case mpy::CodeKind::Bytecode:
    return 0;
  case mpy::CodeKind::Native:
    return vuintBytes(code.preludeOffset);
  case mpy::CodeKind::Viper:
    return vuintBytes(code.scopeFlags) +
           (code.scopeFlags & mpy::kHasRodata ? vuintBytes(code.rodata.size()) : 0) +
           (code.scopeFlags & mpy::kHasBss ? vuintBytes(code.bssSize) : 0);
  case mpy::CodeKind::InlineAsm:
    return vuintBytes(code.scopeFlags) + vuintBytes(code.positionalArguments) +
           vuintBytes(code.typeSignature);
  }
  return 0;
}

Sizes sizesOf(const mpy::RawCode &code) {
  Sizes sizes;
  sizes[SizeKind::Structure] = vuintBytes(uint64_t(code.data.size()) << 3) + fieldBytes(code) +
                               (code.children.empty() ? 0 : vuintBytes(code.children.size()));
  sizes[SizeKind::NativeData] = code.rodata.size() + code.relocations.size();
  SizeKind rest = code.kind == mpy::CodeKind::Bytecode ? SizeKind::Bytecode : SizeKind::Native;
  std::span<const uint8_t> bytes = mpy::preludeBytes(code);
  bytecode::Prelude prelude;
  if (bytes.empty() || bytecode::decodePrelude(bytes, prelude)) {
    sizes[rest] += code.data.size();
    return sizes;
  }
  sizes[SizeKind::Lines] = prelude.lineTable.size();
  sizes[SizeKind::Names] = prelude.names.size();
  sizes[SizeKind::Prelude] =
      bytes.size() - prelude.lineTable.size() - prelude.names.size() - prelude.code.size();
  sizes[rest] += prelude.code.size() + (code.data.size() - bytes.size());
  return sizes;
}

// --- Costs on a board.

/// Bytes of the 16-bit digits of an integer that is written with `digits` decimal digits; at most one digit
/// too many.
uint64_t bigIntDigitBytes(uint64_t digits) { return (digits * 3322 / 1000 / 16 + 1) * 2; }

bool isInlineInt(std::string_view text) {
  int64_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && value >= kSmallestInlineInt && value <= kLargestInlineInt;
}

/// Head and body of a constant object, which a heap allocates apart.
struct ObjectCost {
  uint64_t head = 0;
  uint64_t body = 0;
};

/// Of a tuple, without its items.
ObjectCost costOf(const mpy::Object &object) {
  switch (object.kind) {
  case mpy::ObjectKind::FunctionTable:
  case mpy::ObjectKind::None:
  case mpy::ObjectKind::False:
  case mpy::ObjectKind::True:
  case mpy::ObjectKind::Ellipsis:
    return {};
  case mpy::ObjectKind::Str:
  case mpy::ObjectKind::Bytes:
    return object.text.empty() ? ObjectCost{} : ObjectCost{kStringObject, object.text.size() + 1};
  case mpy::ObjectKind::Int:
    return isInlineInt(object.text) ? ObjectCost{}
                                    : ObjectCost{kIntObject, bigIntDigitBytes(object.text.size())};
  case mpy::ObjectKind::Float:
    return {kFloatObject, 0};
  case mpy::ObjectKind::Complex:
    return {kComplexObject, 0};
  case mpy::ObjectKind::Tuple:
    return object.items.empty() ? ObjectCost{} : ObjectCost{kTupleObject + kWord * object.items.size(), 0};
  }
  return {};
}

void addCode(const mpy::RawCode &code, FileSize &file) {
  uint64_t bytes = code.data.size() + code.rodata.size() + code.bssSize;
  file.flash.code += code.data.size() + code.rodata.size();
  file.ram.code += blocks(code.data.size()) + blocks(bytes - code.data.size());
  // A leaf of bytecode is frozen as its bytes alone.
  uint64_t children = code.children.size();
  bool native = code.kind != mpy::CodeKind::Bytecode;
  uint64_t descriptor = code.kind == mpy::CodeKind::InlineAsm ? kAsmRawCode : kRawCode;
  uint64_t table = children ? kWord * (children + (code.kind == mpy::CodeKind::Native)) : 0;
  if (native || children)
    file.flash.rawCodes += descriptor + table;
  file.ram.rawCodes += blocks(descriptor) + blocks(table);
}

void addTables(const mpy::Module &module, FileSize &file) {
  uint64_t strings = 2 * module.qstrs.size(), objects = kWord * module.objects.size();
  file.flash.tables = strings + objects;
  file.ram.tables = blocks(strings) + blocks(objects);
  for (const mpy::Qstr &qstr : module.qstrs) {
    if (qstr.staticNumber)
      continue;
    file.newStrings.emplace_back(qstr.text);
    file.flash.strings += kQstr + qstr.text.size();
  }
  file.ram.strings = file.flash.strings;
}

} // namespace

const SizeKindInfo &infoOf(SizeKind kind) { return kKinds[size_t(kind)]; }

uint64_t Sizes::total() const {
  uint64_t sum = 0;
  for (uint64_t value : bytes)
    sum += value;
  return sum;
}

Sizes &Sizes::operator+=(const Sizes &other) {
  for (size_t i = 0; i < bytes.size(); ++i)
    bytes[i] += other.bytes[i];
  return *this;
}

Costs &Costs::operator+=(const Costs &other) {
  code += other.code;
  rawCodes += other.rawCodes;
  tables += other.tables;
  strings += other.strings;
  constants += other.constants;
  module += other.module;
  return *this;
}

FileSize measureFile(std::string path, const mpy::Module &module, support::Arena &scratch) {
  FileSize file;
  file.path = std::move(path);
  file.source = module.qstrs[0].text;
  file.sizes[SizeKind::Header] = 4 + vuintBytes(module.qstrs.size()) + vuintBytes(module.objects.size()) +
                                 (module.header.hasArchFlags ? vuintBytes(module.header.archFlags) : 0);
  file.sizes[SizeKind::Trailing] = module.trailing.size();
  for (const mpy::Qstr &qstr : module.qstrs) {
    file.strings.push_back({std::string(qstr.text), sizeOf(qstr)});
    file.sizes[SizeKind::Strings] += file.strings.back().bytes;
  }
  mpy::forEachObject(scratch, module.objects, [&](const mpy::Object &object, mpy::ObjectPlace place) {
    uint64_t bytes = sizeOf(object);
    file.sizes[SizeKind::Constants] += bytes;
    if (place.depth == 0) {
      support::TextWriter text(scratch);
      mpy::writeObjectText(text, object);
      file.constants.push_back({std::string(text.text()), 0});
    }
    file.constants.back().bytes += bytes;
    ObjectCost cost = costOf(object);
    file.flash.constants += cost.head + cost.body;
    file.ram.constants += blocks(cost.head) + blocks(cost.body);
  });
  for (Function &function : functionsOf(module)) {
    const mpy::RawCode &code = module.codes[function.code];
    file.functions.push_back({std::move(function), code.kind, sizesOf(code)});
    file.sizes += file.functions.back().sizes;
    addCode(code, file);
  }
  addTables(module, file);
  file.flash.module = kModule + file.source.size() + 1;
  return file;
}

SizeTotals totalOf(const std::vector<FileSize> &files) {
  SizeTotals totals;
  std::unordered_set<std::string_view> seen;
  for (const FileSize &file : files) {
    ++totals.files;
    totals.functions += file.functions.size();
    totals.sizes += file.sizes;
    totals.flash += file.flash;
    totals.ram += file.ram;
    for (const std::string &text : file.newStrings)
      if (!seen.insert(text).second) {
        totals.flash.strings -= kQstr + text.size();
        totals.ram.strings -= kQstr + text.size();
      }
  }
  return totals;
}

} // namespace adder::inspect
