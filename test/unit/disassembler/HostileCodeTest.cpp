//===- HostileCodeTest - Any bytes can be listed, on every architecture -----------------------------===//

#include "Elements.h"

#include <random>

namespace adder::disassembler {
namespace {

using bytecode::Architecture;
using test::Element;

TEST(HostileCode, RandomBytesAreCoveredOnce) {
  std::minstd_rand random(7);
  for (const bytecode::ArchitectureInfo &info : bytecode::architectures())
    for (unsigned round = 0; round < 60; ++round) {
      std::vector<uint8_t> bytes(random() % 90);
      for (uint8_t &byte : bytes)
        byte = uint8_t(random() >> 8);
      Element element(info.architecture, bytes, mpy::CodeKind(1 + round % 3));
      element.code.preludeOffset = bytes.empty() ? 0 : uint32_t(random() % bytes.size());
      if (round % 3 == 1) {
        element.code.relocations = element.code.data.last(bytes.size() / 3);
        element.code.rodata = element.code.data.last(bytes.size() / 2);
      }
      MachineCode code = element.disassemble();
      test::expectWhole(code.lines, bytes.size());
      test::expectWhole(code.rodata, element.code.rodata.size());
    }
}

TEST(HostileCode, EveryLengthOfATruncatedFunction) {
  // The start of a function of x64 that loads its tables and calls.
  std::vector<uint8_t> whole =
      test::fromHex("00 00 00 00 00 00 00 00 55 48 8b 6f 08 4c 8b 6d 10 48 8b 6d 18 48 8b 6d 00 41 0f "
                    "b7 7d 04 48 8b 45 38 ff d0 c3");
  for (size_t size = 0; size <= whole.size(); ++size) {
    Element element(Architecture::X64, {whole.begin(), whole.begin() + ptrdiff_t(size)},
                    mpy::CodeKind::Native);
    MachineCode code = element.disassemble();
    test::expectWhole(code.lines, size);
  }
}

TEST(HostileCode, ManyJumpsStayLinear) {
  // je +0, over and over, then a computed jump: blocks as many as instructions.
  std::vector<uint8_t> bytes;
  for (unsigned i = 0; i < 30000; ++i)
    bytes.insert(bytes.end(), {0x74, 0x00});
  bytes.insert(bytes.end(), {0xff, 0xe0});
  Element element(Architecture::X64, bytes);
  test::expectWhole(element.disassemble().lines, bytes.size());
}

TEST(HostileCode, RelocationsOutsideTheCodeAreIgnored) {
  Element element(Architecture::X64, test::fromHex("c3 00 00 00 00 00 00 00"));
  // text, from word 0xfffff, four thousand million of them
  std::vector<uint8_t> stream = test::fromHex("03 bf ff 7e 8f ff ff ff 7f ff");
  element.code.relocations = stream;
  EXPECT_TRUE(element.disassemble().patches.empty());
}

} // namespace
} // namespace adder::disassembler
