//===- mpy/Layout.cpp - Sizes of the parts of a file ------------------------------------------------===//

#include "mpy/Layout.h"

#include "bytecode/Varint.h"
#include "mpy/Writer.h"

namespace adder::mpy {

namespace {

unsigned vuintBytes(uint64_t value) { return bytecode::sizeOfVuint(uint32_t(value)); }

} // namespace

uint64_t sizeOf(const Header &header) { return 4 + (header.hasArchFlags ? vuintBytes(header.archFlags) : 0); }

uint64_t sizeOf(const Qstr &qstr) {
  if (qstr.staticNumber)
    return vuintBytes(uint32_t(qstr.staticNumber) << 1 | 1);
  return vuintBytes(qstr.text.size() << 1) + qstr.text.size() + 1;
}

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

uint64_t headBytes(const RawCode &code) { return vuintBytes(uint64_t(code.data.size()) << 3); }

} // namespace adder::mpy
