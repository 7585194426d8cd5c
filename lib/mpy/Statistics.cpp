//===- mpy/Statistics.cpp - What the bytes of a file are spent on -----------------------------------===//
//
// Sizes follow from the layout that the writer produces (mpy-and-bytecode.md, sections 1 to 5); a test
// compares their sum with what it writes.
//
//===------------------------------------------------------------------------------------------------===//

#include "mpy/Statistics.h"

#include "bytecode/Prelude.h"
#include "mpy/Listing.h"
#include "mpy/Traversal.h"
#include "mpy/Writer.h"

namespace adder::mpy {

namespace {

unsigned vuintBytes(uint64_t value) { return bytecode::sizeOfVuint(uint32_t(value)); }

uint64_t sizeOf(const Qstr &qstr) {
  if (qstr.staticNumber)
    return vuintBytes(uint32_t(qstr.staticNumber) << 1 | 1);
  return vuintBytes(qstr.text.size() << 1) + qstr.text.size() + 1;
}

/// Of a tuple, without its items.
uint64_t sizeOf(const Object &object) {
  switch (object.kind) {
  case ObjectKind::FunctionTable:
  case ObjectKind::None:
  case ObjectKind::False:
  case ObjectKind::True:
  case ObjectKind::Ellipsis:
    return 1;
  case ObjectKind::Str:
  case ObjectKind::Bytes:
    return 1 + vuintBytes(object.text.size()) + object.text.size() + 1;
  case ObjectKind::Int:
  case ObjectKind::Float:
  case ObjectKind::Complex:
    return 1 + vuintBytes(object.text.size()) + object.text.size();
  case ObjectKind::Tuple:
    return 1 + vuintBytes(object.items.size());
  }
  return 0;
}

/// Bytes of the fields that follow the data of viper and asm elements, other than rodata and relocations.
uint64_t fieldBytes(const RawCode &code) {
  switch (code.kind) {
  case CodeKind::Bytecode:
    return 0;
  case CodeKind::Native:
    return vuintBytes(code.preludeOffset);
  case CodeKind::Viper:
    return vuintBytes(code.scopeFlags) + (code.scopeFlags & kHasRodata ? vuintBytes(code.rodata.size()) : 0) +
           (code.scopeFlags & kHasBss ? vuintBytes(code.bssSize) : 0);
  case CodeKind::InlineAsm:
    return vuintBytes(code.scopeFlags) + vuintBytes(code.positionalArguments) +
           vuintBytes(code.typeSignature);
  }
  return 0;
}

void addData(const RawCode &code, Statistics &statistics) {
  std::span<const uint8_t> bytes = preludeBytes(code);
  bytecode::Prelude prelude;
  uint64_t &rest = code.kind == CodeKind::Bytecode ? statistics.bytecodeBytes : statistics.nativeBytes;
  if (bytes.empty() || bytecode::decodePrelude(bytes, prelude)) {
    rest += code.data.size(); // no prelude, or not one that can be told from the rest
    return;
  }
  statistics.lineBytes += prelude.lineTable.size();
  statistics.preludeBytes += bytes.size() - prelude.lineTable.size() - prelude.code.size();
  rest += prelude.code.size() + (code.data.size() - bytes.size());
}

void addCode(const RawCode &code, Statistics &statistics) {
  ++statistics.functions;
  if (code.kind != CodeKind::Bytecode)
    ++statistics.nativeFunctions;
  statistics.elementBytes += vuintBytes(uint64_t(code.data.size()) << 3) + fieldBytes(code);
  if (!code.children.empty())
    statistics.elementBytes += vuintBytes(code.children.size());
  addData(code, statistics);
  statistics.nativeBytes += code.rodata.size() + code.relocations.size();
}

} // namespace

Statistics measure(support::Arena &scratch, const Module &module) {
  Statistics statistics;
  statistics.headerBytes = 4 + vuintBytes(module.qstrs.size()) + vuintBytes(module.objects.size());
  if (module.header.hasArchFlags)
    statistics.headerBytes += vuintBytes(module.header.archFlags);
  statistics.qstrs = module.qstrs.size();
  statistics.objects = module.objects.size();
  for (const Qstr &qstr : module.qstrs) {
    statistics.staticQstrs += qstr.staticNumber != 0;
    statistics.qstrBytes += sizeOf(qstr);
  }
  forEachObject(scratch, module.objects,
                [&](const Object &object, ObjectPlace) { statistics.objectBytes += sizeOf(object); });
  forEachCode(scratch, module, [&](CodePlace place) { addCode(module.codes[place.code], statistics); });
  statistics.trailingBytes = module.trailing.size();
  return statistics;
}

} // namespace adder::mpy
