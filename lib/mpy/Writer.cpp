//===- mpy/Writer.cpp - Module to bytes -------------------------------------------------------------===//
//
// Follows the layout of mpy-and-bytecode.md, sections 1 to 5, part by part.
//
//===------------------------------------------------------------------------------------------------===//

#include "mpy/Writer.h"

#include "bytecode/FeatureFlags.h"
#include "bytecode/Varint.h"
#include "mpy/Traversal.h"

namespace adder::mpy {

using bytecode::encodeVuint;
using Bytes = support::Vector<uint8_t>;

namespace {

void appendText(Bytes &out, std::string_view text) {
  out.append({reinterpret_cast<const uint8_t *>(text.data()), text.size()});
}

void writeHeader(const Header &header, Bytes &out) {
  out.push('M');
  out.push(kFormatVersion);
  out.push(bytecode::encodeFeatures({header.subVersion, uint8_t(header.architecture), header.hasArchFlags}));
  out.push(header.smallIntBits);
  if (header.hasArchFlags)
    encodeVuint(out, header.archFlags);
}

void writeQstr(const Qstr &qstr, Bytes &out) {
  if (qstr.staticNumber) {
    encodeVuint(out, uint32_t(qstr.staticNumber) << 1 | 1);
    return;
  }
  encodeVuint(out, uint32_t(qstr.text.size()) << 1);
  appendText(out, qstr.text);
  out.push(0);
}

/// Of a tuple, only the part before its items.
void writeObject(const Object &object, Bytes &out) {
  out.push(uint8_t(object.kind));
  switch (object.kind) {
  case ObjectKind::FunctionTable:
  case ObjectKind::None:
  case ObjectKind::False:
  case ObjectKind::True:
  case ObjectKind::Ellipsis:
    break;
  case ObjectKind::Str:
  case ObjectKind::Bytes:
    encodeVuint(out, uint32_t(object.text.size()));
    appendText(out, object.text);
    out.push(0);
    break;
  case ObjectKind::Int:
  case ObjectKind::Float:
  case ObjectKind::Complex:
    encodeVuint(out, uint32_t(object.text.size()));
    appendText(out, object.text);
    break;
  case ObjectKind::Tuple:
    encodeVuint(out, uint32_t(object.items.size()));
    break;
  }
}

void writeViperFields(const RawCode &code, Bytes &out) {
  encodeVuint(out, code.scopeFlags);
  if (code.scopeFlags & kHasRodata)
    encodeVuint(out, uint32_t(code.rodata.size()));
  if (code.scopeFlags & kHasBss)
    encodeVuint(out, code.bssSize);
  if (code.scopeFlags & kHasRodata)
    out.append(code.rodata);
}

/// All of an element but its children.
void writeCode(const RawCode &code, Bytes &out) {
  uint32_t hasChildren = code.children.empty() ? 0 : 4;
  encodeVuint(out, uint32_t(code.data.size()) << 3 | hasChildren | uint32_t(code.kind));
  out.append(code.data);
  switch (code.kind) {
  case CodeKind::Bytecode:
    break;
  case CodeKind::Native:
    encodeVuint(out, code.preludeOffset);
    break;
  case CodeKind::Viper:
    writeViperFields(code, out);
    break;
  case CodeKind::InlineAsm:
    encodeVuint(out, code.scopeFlags);
    encodeVuint(out, code.positionalArguments);
    encodeVuint(out, code.typeSignature);
    break;
  }
  if (hasChildren)
    encodeVuint(out, uint32_t(code.children.size()));
  if (code.scopeFlags & kHasRelocations)
    out.append(code.relocations); // here, since an element with them has no children
}

} // namespace

void writeObjects(std::span<const Object> objects, Bytes &out) {
  forEachObject(out.memory(), objects, [&](const Object &object, ObjectPlace) { writeObject(object, out); });
}

void write(const Module &module, Bytes &out) {
  writeHeader(module.header, out);
  encodeVuint(out, uint32_t(module.qstrs.size()));
  encodeVuint(out, uint32_t(module.objects.size()));
  for (const Qstr &qstr : module.qstrs)
    writeQstr(qstr, out);
  writeObjects(module.objects, out);
  forEachCode(out.memory(), module, [&](CodePlace place) { writeCode(module.codes[place.code], out); });
  out.append(module.trailing);
}

} // namespace adder::mpy
