//===- test/unit/disassembler/Elements.h - Machine code made by hand --------------------------------===//
#ifndef ADDER_TEST_UNIT_DISASSEMBLER_ELEMENTS_H
#define ADDER_TEST_UNIT_DISASSEMBLER_ELEMENTS_H

#include "../HostArena.h"
#include "../bytecode/Bytes.h"
#include "disassembler/MachineCode.h"

#include <gtest/gtest.h>

namespace adder::test {

/// A module of one element.
struct Element {
  StrictArena arena;
  std::vector<uint8_t> bytes;
  mpy::Qstr qstrs[3] = {{"m.py", 0}, {"f", 0}, {"print", 0}};
  mpy::Object objects[2] = {{mpy::ObjectKind::FunctionTable, {}, {}}, {mpy::ObjectKind::Str, "text", {}}};
  mpy::RawCode code;
  mpy::Module module;

  Element(bytecode::Architecture architecture, std::vector<uint8_t> data,
          mpy::CodeKind kind = mpy::CodeKind::Viper)
      : bytes(std::move(data)) {
    code.kind = kind;
    code.data = bytes;
    code.preludeOffset = uint32_t(bytes.size());
    module.header.architecture = architecture;
    module.qstrs = qstrs;
    module.objects = objects;
    module.codes = {&code, 1};
  }

  disassembler::MachineCode disassemble() {
    return disassembler::ModuleDisassembler(arena, module).disassemble(0);
  }
};

/// Every byte is in one line.
inline void expectWhole(const std::vector<disassembler::Line> &lines, size_t size) {
  uint32_t at = 0;
  for (const disassembler::Line &line : lines) {
    ASSERT_EQ(line.offset, at);
    ASSERT_GT(line.size, 0u);
    at += line.size;
  }
  EXPECT_EQ(at, size);
}

} // namespace adder::test

#endif // ADDER_TEST_UNIT_DISASSEMBLER_ELEMENTS_H
