//===- inspect/JsonWriter.cpp - A module as JSON ----------------------------------------------------===//
//
// Part by part in the order of the file.  The instructions of functions are the hard part; they are in
// JsonInstructionWriter.h.
//
//===------------------------------------------------------------------------------------------------===//

#include "inspect/JsonWriter.h"

#include "bytecode/FeatureFlags.h"
#include "inspect/CodeNames.h"
#include "inspect/JsonForms.h"
#include "inspect/JsonInstructionWriter.h"
#include "inspect/JsonText.h"
#include "mpy/ObjectText.h"
#include "mpy/Traversal.h"
#include "mpy/Writer.h"
#include "qstr/NameTable.h"

#include <algorithm>

namespace adder::inspect {

using namespace json_forms;
using mpy::RawCode;
using Form = JsonText::Form;

namespace {

std::span<const uint8_t> bytesOf(std::string_view text) {
  return {reinterpret_cast<const uint8_t *>(text.data()), text.size()};
}

bool isPrintable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c <= 0x7e; });
}

bool isStaticText(std::string_view text) {
  for (uint32_t i = 1; i <= qstr::kStaticCount; ++i)
    if (qstr::staticText(i) == text)
      return true;
  return false;
}

class ModuleWriter {
public:
  ModuleWriter(support::Arena &scratch, const mpy::Module &module)
      : scratch(scratch), module(module), symbols(scratch, module), names(module, symbols) {}

  std::string write() {
    json.beginObject(Form::Lines);
    json.key("format").value(kJsonFormat);
    json.key("version").value(kJsonVersion);
    writeHeader();
    writeQstrs();
    writeObjects();
    json.key("codes");
    json.beginArray(Form::Lines);
    for (uint32_t code = 0; code < module.codes.size(); ++code)
      writeCode(code);
    json.endArray();
    if (!module.trailing.empty())
      json.key("trailing").hex(module.trailing);
    json.endObject();
    return json.take();
  }

private:
  void writeHeader() {
    const mpy::Header &header = module.header;
    json.key("header");
    json.beginObject(Form::OneLine);
    json.key("version").value(uint32_t(mpy::kFormatVersion));
    json.key("sub_version").value(uint32_t(header.subVersion));
    std::string_view march = bytecode::infoOf(header.architecture).march;
    json.key("architecture").value(march.empty() ? kArchitectureNone : march);
    if (header.hasArchFlags) {
      json.key("arch_flags");
      json.beginArray(Form::OneLine);
      uint32_t left = header.archFlags;
      for (const bytecode::ArchitectureFlag &flag : bytecode::architectureFlags())
        if (flag.architecture == header.architecture && (left >> flag.bit & 1)) {
          json.value(flag.name);
          left &= ~(1u << flag.bit);
        }
      if (left)
        json.value(left);
      json.endArray();
    }
    json.key("small_int_bits").value(uint32_t(header.smallIntBits));
    json.endObject();
  }

  void writeQstrs() {
    json.key("qstrs");
    json.beginArray(Form::Lines);
    for (const mpy::Qstr &qstr : module.qstrs) {
      bool isUtf8 = isStrictUtf8(qstr.text);
      bool isOddlyStored = !qstr.staticNumber && isStaticText(qstr.text);
      if (isUtf8 && !isOddlyStored) {
        json.value(qstr.text);
        continue;
      }
      json.beginObject(Form::OneLine);
      if (isUtf8)
        json.key("text").value(qstr.text);
      else
        json.key("hex").hex(bytesOf(qstr.text));
      if (isOddlyStored)
        json.key("static").value(false);
      json.endObject();
    }
    json.endArray();
  }

  // --- Objects.

  /// The walk visits a tuple before its items; tuples are closed when the next object lies less deep.
  void writeObjects() {
    json.key("objects");
    json.beginArray(Form::Lines);
    for (const mpy::Object &object : module.objects)
      writeObject(object, 0);
    json.endArray();
  }

  bool isNestedDeeper(const mpy::Object &object, uint32_t most) const {
    bool isDeeper = false;
    mpy::forEachObject(scratch, std::span<const mpy::Object>(&object, 1),
                       [&](const mpy::Object &, mpy::ObjectPlace place) { isDeeper |= place.depth > most; });
    return isDeeper;
  }

  /// Recursion ends at kJsonTupleDepth.
  void writeObject(const mpy::Object &object, uint32_t depth) {
    bool isTuple = object.kind == mpy::ObjectKind::Tuple;
    if (depth == 0 && isTuple && isNestedDeeper(object, kJsonTupleDepth))
      return writeEncoded(object);
    json.beginObject(Form::OneLine);
    json.key("kind").value(nameOf(object.kind));
    switch (object.kind) {
    case mpy::ObjectKind::FunctionTable:
    case mpy::ObjectKind::None:
    case mpy::ObjectKind::False:
    case mpy::ObjectKind::True:
    case mpy::ObjectKind::Ellipsis:
      break;
    case mpy::ObjectKind::Str:
      writeText(object.text, isStrictUtf8(object.text));
      break;
    case mpy::ObjectKind::Bytes:
      writeText(object.text, isPrintable(object.text));
      break;
    case mpy::ObjectKind::Int:
    case mpy::ObjectKind::Float:
    case mpy::ObjectKind::Complex:
      json.key("text").value(object.text);
      break;
    case mpy::ObjectKind::Tuple:
      json.key("items");
      json.beginArray(Form::OneLine);
      for (const mpy::Object &item : object.items)
        writeObject(item, depth + 1);
      json.endArray();
      break;
    }
    json.endObject();
  }

  void writeText(std::string_view text, bool isText) {
    if (isText)
      json.key("text").value(text);
    else
      json.key("hex").hex(bytesOf(text));
  }

  /// An object as the bytes that the file has for it: a module of this object alone is written, and its
  /// surroundings cut off.
  void writeEncoded(const mpy::Object &object) {
    mpy::Module alone;
    alone.objects = {&object, 1};
    support::Vector<uint8_t> bytes(scratch);
    mpy::write(alone, bytes);
    constexpr size_t kHeaderAndCounts = 6;
    json.beginObject(Form::OneLine);
    json.key("encoded").hex(bytes.span().subspan(kHeaderAndCounts));
    json.endObject();
  }

  // --- Elements.

  void writeCode(uint32_t number) {
    const RawCode &code = module.codes[number];
    symbols.enter(number);
    json.beginObject(Form::Lines);
    std::string path = names.path(number);
    json.key("note").value("code " + std::to_string(number) + (isStrictUtf8(path) ? ": " + path : ""));
    json.key("kind").value(nameOf(code.kind));
    if (!code.children.empty()) {
      json.key("children");
      json.beginArray(Form::OneLine);
      for (uint32_t child : code.children)
        json.value(child);
      json.endArray();
    }
    switch (code.kind) {
    case mpy::CodeKind::Bytecode:
      writeFunction(code.data, true);
      break;
    case mpy::CodeKind::Native:
      json.key("machine_code").hex(code.data.first(code.preludeOffset));
      writeFunction(code.data.subspan(code.preludeOffset), false);
      break;
    case mpy::CodeKind::Viper:
    case mpy::CodeKind::InlineAsm:
      writeMachineCode(code);
      break;
    }
    json.endObject();
  }

  void writeFunction(std::span<const uint8_t> data, bool hasInstructions) {
    bytecode::Prelude prelude;
    if (bytecode::decodePrelude(data, prelude)) { // the reader lets none of these through
      json.key("data").hex(data);
      return;
    }
    InstructionWriter instructions(scratch, module, symbols, prelude, json);
    bool hasLines = hasInstructions && instructions.hasLines();
    writePrelude(data, prelude, hasLines);
    if (hasInstructions)
      instructions.write();
    else if (!prelude.code.empty())
      json.key("after_prelude").hex(prelude.code);
  }

  void writePrelude(std::span<const uint8_t> data, const bytecode::Prelude &prelude, bool hasLines) {
    const bytecode::Signature &signature = prelude.signature;
    json.key("prelude");
    json.beginObject(Form::Lines);
    auto writeUnlessZero = [&](std::string_view name, uint32_t value) {
      if (value)
        json.key(name).value(value);
    };
    bytecode::VuintSequence sequence(prelude.names);
    json.key("name");
    writeNameReference(sequence);
    json.key("state").value(signature.stateSize);
    writeUnlessZero("exceptions", signature.exceptionStack);
    if (signature.flags)
      writeScopeFlags(signature.flags);
    writeUnlessZero("positional", signature.positional);
    writeUnlessZero("keyword_only", signature.keywordOnly);
    writeUnlessZero("defaults", signature.defaults);
    if (prelude.argumentCount())
      writeArguments(sequence, prelude.argumentCount());
    if (!prelude.cells.empty())
      writeCells(prelude.cells);
    writePaddings(data, prelude);
    if (!hasLines && !prelude.lineTable.empty())
      json.key("line_table").hex(prelude.lineTable);
    json.endObject();
  }

  void writeArguments(bytecode::VuintSequence &sequence, uint64_t count) {
    json.key("arguments");
    json.beginArray(Form::Lines);
    for (uint64_t i = 0; i < count; ++i)
      writeNameReference(sequence);
    json.endArray();
  }

  void writeCells(std::span<const uint8_t> cells) {
    json.key("cells");
    json.beginArray(Form::OneLine);
    for (uint8_t cell : cells)
      json.value(uint32_t(cell));
    json.endArray();
  }

  void writeScopeFlags(uint32_t flags) {
    json.key("flags");
    json.beginArray(Form::OneLine);
    for (const NamedBit &flag : kScopeFlags)
      if (flags & flag.bit) {
        json.value(flag.name);
        flags &= ~flag.bit;
      }
    if (flags)
      json.value(flags);
    json.endArray();
  }

  /// The lengths of the packed parts, where they are not the shortest.
  void writePaddings(std::span<const uint8_t> data, const bytecode::Prelude &prelude) {
    size_t signatureBytes = 0;
    while (data[signatureBytes++] & 0x80) {
    }
    size_t sizesBytes = size_t(prelude.names.data() - data.data()) - signatureBytes;
    support::Vector<uint8_t> shortest(scratch);
    bytecode::encodeSignature(shortest, prelude.signature);
    if (shortest.size() != signatureBytes)
      json.key("signature_bytes").value(uint64_t(signatureBytes));
    shortest.clear();
    bytecode::encodeSizes(shortest, uint32_t(prelude.names.size() + prelude.lineTable.size()),
                          uint32_t(prelude.cells.size()));
    if (shortest.size() != sizesBytes)
      json.key("sizes_bytes").value(uint64_t(sizesBytes));
  }

  void writeNameReference(bytecode::VuintSequence &sequence) {
    size_t start = sequence.offset();
    uint32_t index = sequence.next().value_or(0);
    size_t bytes = sequence.offset() - start;
    json.beginObject(Form::OneLine);
    json.key("qstr").value(index);
    if (std::optional<std::string_view> text = symbols.qstr(index); text && isStrictUtf8(*text))
      json.key("name").value(*text);
    if (bytes != bytecode::sizeOfVuint(index))
      json.key("operand_bytes").value(uint64_t(bytes));
    json.endObject();
  }

  void writeMachineCode(const RawCode &code) {
    json.key("machine_code").hex(code.data);
    json.key("scope_flags").value(code.scopeFlags);
    if (code.kind == mpy::CodeKind::InlineAsm) {
      json.key("positional_arguments").value(code.positionalArguments);
      json.key("type_signature").value(code.typeSignature);
    } else {
      if (code.scopeFlags & mpy::kHasRodata)
        json.key("rodata").hex(code.rodata);
      if (code.scopeFlags & mpy::kHasBss)
        json.key("bss_size").value(code.bssSize);
    }
    if (code.scopeFlags & mpy::kHasRelocations)
      writeRelocations(code.relocations);
  }

  void writeRelocations(std::span<const uint8_t> stream) {
    json.key("relocations");
    support::Vector<uint8_t> again(scratch);
    mpy::Relocation relocation;
    for (mpy::RelocationCursor cursor(stream); cursor.next(relocation);)
      encodeRelocation(again, relocation, hasAddress(stream, relocation), hasCount(stream, relocation));
    again.push(0xff);
    if (!std::equal(again.begin(), again.end(), stream.begin(), stream.end()))
      return json.hex(stream);
    json.beginArray(Form::Lines);
    for (mpy::RelocationCursor cursor(stream); cursor.next(relocation);) {
      json.beginObject(Form::OneLine);
      json.key("in").value(relocation.inRodata ? "rodata" : "text");
      json.key("word").value(relocation.word);
      if (!hasAddress(stream, relocation))
        json.key("continues").value(true);
      if (hasCount(stream, relocation))
        json.key("count").value(relocation.count);
      json.key("base").value(nameOf(relocation.base));
      if (relocation.base == mpy::RelocationBase::FunctionTableEntry)
        json.key("entry").value(uint32_t(relocation.entry));
      json.endObject();
    }
    json.endArray();
  }

  static bool hasAddress(std::span<const uint8_t> stream, const mpy::Relocation &relocation) {
    return stream[relocation.offset] & 1;
  }
  static bool hasCount(std::span<const uint8_t> stream, const mpy::Relocation &relocation) {
    return relocation.base <= mpy::RelocationBase::Bss && (stream[relocation.offset] & 2);
  }

  support::Arena &scratch;
  const mpy::Module &module;
  mpy::ModuleSymbols symbols;
  CodeNames names;
  JsonText json;
};

} // namespace

std::string writeJson(support::Arena &scratch, const mpy::Module &module) {
  return ModuleWriter(scratch, module).write();
}

} // namespace adder::inspect
