//===- mpy/Statistics.cpp - What the bytes of a file are spent on -----------------------------------===//
//
// Adds up the sizes of Layout.h; a test compares their sum with what the writer writes.
//
//===------------------------------------------------------------------------------------------------===//

#include "mpy/Statistics.h"

#include "bytecode/Prelude.h"
#include "mpy/Layout.h"
#include "mpy/Listing.h"
#include "mpy/Traversal.h"

namespace adder::mpy {

namespace {

unsigned vuintBytes(uint64_t value) { return bytecode::sizeOfVuint(uint32_t(value)); }

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
  statistics.elementBytes += headBytes(code) + fieldBytes(code);
  if (!code.children.empty())
    statistics.elementBytes += vuintBytes(code.children.size());
  addData(code, statistics);
  statistics.nativeBytes += code.rodata.size() + code.relocations.size();
}

} // namespace

Statistics measure(support::Arena &scratch, const Module &module) {
  Statistics statistics;
  statistics.headerBytes =
      sizeOf(module.header) + vuintBytes(module.qstrs.size()) + vuintBytes(module.objects.size());
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
