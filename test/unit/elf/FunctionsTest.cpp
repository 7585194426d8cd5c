//===- FunctionsTest - Names and lines of functions -------------------------------------------------===//

#include "elf/Functions.h"

#include "../mpy/MpyFiles.h"

namespace adder::elf {
namespace {

std::vector<Function> functionsOf(const char *file) {
  test::HostArena arena;
  test::Bytes bytes =
      test::readWholeFile(std::filesystem::path(ADDER_TEST_DATA_DIR) / "lit/disasm/Inputs" / file);
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, bytes, {}, error);
  EXPECT_TRUE(module) << file;
  return module ? describeFunctions(arena, *module) : std::vector<Function>();
}

const Function *find(const std::vector<Function> &functions, std::string_view path) {
  for (const Function &function : functions)
    if (function.path == path)
      return &function;
  return nullptr;
}

TEST(Functions, NamesFollowTheNesting) {
  std::vector<Function> functions = functionsOf("functions.x64.mpy");
  for (const char *path : {"functions", "functions.plain", "functions.Counter", "functions.Counter.method",
                           "functions.outer.inner", "functions.fill"})
    EXPECT_NE(find(functions, path), nullptr) << path;
}

TEST(Functions, LinesAreThoseOfTheDefinitions) {
  std::vector<Function> functions = functionsOf("functions.x64.mpy");
  ASSERT_NE(find(functions, "functions.Counter.method"), nullptr);
  EXPECT_EQ(find(functions, "functions")->line, 1u);
  EXPECT_EQ(find(functions, "functions.plain")->line, 4u);
  EXPECT_EQ(find(functions, "functions.Counter.method")->line, 23u);
  EXPECT_EQ(find(functions, "functions.outer.inner")->line, 0u) << "machine code around it";
}

TEST(Functions, AssemblerFunctionsAreNamedAfterTheirVariables) {
  std::vector<Function> functions = functionsOf("thumb.armv7m.mpy");
  EXPECT_NE(find(functions, "thumb.count"), nullptr);
  EXPECT_NE(find(functions, "thumb.table"), nullptr);
}

TEST(Functions, NamesAreUnique) {
  test::HostArena arena;
  mpy::Qstr qstrs[] = {{"dir/m.py", 0}};
  uint32_t children[] = {1, 2, 3};
  mpy::RawCode codes[4];
  codes[0].kind = mpy::CodeKind::Viper;
  codes[0].children = children;
  for (unsigned i = 1; i < 4; ++i)
    codes[i].kind = mpy::CodeKind::Viper;
  mpy::Module module;
  module.qstrs = qstrs;
  module.codes = codes;
  std::vector<Function> functions = describeFunctions(arena, module);
  EXPECT_EQ(functions[1].path, "m.<viper>");
  EXPECT_EQ(functions[2].path, "m.<viper>.2");
  EXPECT_EQ(functions[3].path, "m.<viper>.3");
}

} // namespace
} // namespace adder::elf
