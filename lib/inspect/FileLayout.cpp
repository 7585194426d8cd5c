//===- inspect/FileLayout.cpp - Where everything lies in a file -------------------------------------===//

#include "inspect/FileLayout.h"

#include "bytecode/Varint.h"
#include "mpy/Layout.h"
#include "mpy/Traversal.h"

namespace adder::inspect {

FileLayout layoutOf(support::Arena &scratch, const mpy::Module &module) {
  FileLayout layout;
  layout.archFlags = 4;
  size_t at = mpy::sizeOf(module.header);
  layout.qstrCount = at;
  at += bytecode::sizeOfVuint(uint32_t(module.qstrs.size()));
  layout.objectCount = at;
  at += bytecode::sizeOfVuint(uint32_t(module.objects.size()));
  for (const mpy::Qstr &qstr : module.qstrs) {
    layout.qstrs.push_back(at);
    at += mpy::sizeOf(qstr);
  }
  layout.qstrs.push_back(at);
  mpy::forEachObject(scratch, module.objects, [&](const mpy::Object &object, mpy::ObjectPlace) {
    layout.objects.push_back(at);
    at += mpy::sizeOf(object);
  });
  layout.objects.push_back(at);
  layout.codes.resize(module.codes.size());
  mpy::forEachCode(scratch, module, [&](mpy::CodePlace place) {
    const mpy::RawCode &code = module.codes[place.code];
    CodeLayout &part = layout.codes[place.code];
    part.start = at;
    part.data = at += mpy::headBytes(code);
    part.fields = at += code.data.size();
    part.rodata = at += mpy::fieldBytes(code);
    part.childCount = at += code.rodata.size();
    if (!code.children.empty())
      at += bytecode::sizeOfVuint(uint32_t(code.children.size()));
    part.relocations = at;
    at += code.relocations.size();
  });
  layout.trailing = at;
  return layout;
}

} // namespace adder::inspect
