//===- ElfObjectTest - Objects of hand-made code ----------------------------------------------------===//

#include "elf/ElfObject.h"
#include "../disassembler/Elements.h"

namespace adder::elf {
namespace {

using bytecode::Architecture;
using test::Element;
using test::fromHex;

TEST(ElfObject, EveryProcessorHasObjects) {
  for (const bytecode::ArchitectureInfo &info : bytecode::architectures()) {
    Element element(info.architecture, fromHex("00 00 00 00"));
    std::string error;
    std::optional<std::string> object = makeObject(element.arena, element.module, error);
    bool isProcessor = info.architecture != Architecture::None && info.architecture != Architecture::Debug;
    ASSERT_EQ(object.has_value(), isProcessor) << info.march;
    if (object) {
      EXPECT_EQ(object->substr(0, 4), "\x7f"
                                      "ELF");
    } else {
      EXPECT_FALSE(error.empty());
    }
  }
}

TEST(ElfObject, TheSameModuleGivesTheSameBytes) {
  Element element(Architecture::Armv7m, fromHex("70 47"));
  std::string error;
  EXPECT_EQ(makeObject(element.arena, element.module, error),
            makeObject(element.arena, element.module, error));
}

TEST(ElfObject, SymbolsOfThumbCodeAreOdd) {
  Element element(Architecture::Armv7m, fromHex("70 47"));
  std::string error;
  std::optional<std::string> object = makeObject(element.arena, element.module, error);
  ASSERT_TRUE(object);
  // st_value 1, st_size 2, st_info GLOBAL FUNC
  EXPECT_NE(object->find(std::string("\1\0\0\0\2\0\0\0\x12", 9)), std::string::npos);
}

TEST(ElfObject, BssTakesNoRoom) {
  Element element(Architecture::X64, fromHex("c3 00 00 00 00 00 00 00"));
  element.code.bssSize = 0xfffffff0;
  std::vector<uint8_t> stream = fromHex("ff");
  element.code.relocations = stream;
  std::string error;
  std::optional<std::string> object = makeObject(element.arena, element.module, error);
  ASSERT_TRUE(object);
  EXPECT_LT(object->size(), 4000u);
}

TEST(ElfObject, BytecodeAloneIsAnError) {
  Element element(Architecture::X64, fromHex("10 00 63"), mpy::CodeKind::Bytecode);
  std::string error;
  EXPECT_FALSE(makeObject(element.arena, element.module, error));
  EXPECT_EQ(error, "no machine code in this file, only bytecode");
}

} // namespace
} // namespace adder::elf
