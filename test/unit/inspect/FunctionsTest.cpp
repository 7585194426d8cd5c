//===- test/unit/inspect/FunctionsTest.cpp - Paths of functions -------------------------------------===//

#include "inspect/Functions.h"
#include "Modules.h"

namespace adder::test {
namespace {

std::vector<std::string> pathsOf(std::string_view source) {
  OwnedModule module(compiled(source));
  std::vector<std::string> paths;
  for (const inspect::Function &function : inspect::functionsOf(module.module))
    paths.push_back((function.isClass ? "class " : "") + function.path);
  return paths;
}

TEST(Functions, PathsSayWhatContainsAFunction) {
  EXPECT_EQ(pathsOf("class A:\n def m(self):\n  return lambda: [x for x in self]\n"
                    "def f():\n class B:\n  pass\n"),
            (std::vector<std::string>{"<module>", "class A", "A.m", "A.m.<lambda>", "A.m.<lambda>.<listcomp>",
                                      "f", "class f.B"}));
}

TEST(Functions, AClassWhoseBodyClosesOverALocalIsAClass) {
  EXPECT_EQ(pathsOf("def f(x):\n class B:\n  y = x\n"),
            (std::vector<std::string>{"<module>", "f", "class f.B"}));
}

TEST(Functions, ADecoratedFunctionIsNoClass) {
  EXPECT_EQ(pathsOf("@d\ndef f(): pass\n@d\nclass C: pass\n"),
            (std::vector<std::string>{"<module>", "f", "class C"}));
}

// Viper functions store no name; the instruction that stores the function has one.
TEST(Functions, NamesOfNativeKindsComeFromWhereTheyAreStored) {
  for (const auto &path : mpyFilesBelow("golden")) {
    OwnedModule module(readWholeFile(path));
    EXPECT_EQ(inspect::functionsOf(module.module).size(), module.module.codes.size());
  }
  Bytes file = fromHex("4d 06 0b 1f 03 00 08 61 2e 70 79 00 0f 02 76 00"
                       "4c 00 02 01 32 00 16 02 51 63 01 0a c3 00");
  OwnedModule module(file);
  auto functions = inspect::functionsOf(module.module);
  ASSERT_EQ(functions.size(), 2u);
  EXPECT_EQ(functions[1].path, "v");
}

TEST(Functions, DeepNestingKeepsPathsShort) {
  std::string source;
  for (int i = 0; i < 90; ++i)
    source += std::string(size_t(i), ' ') + "def function_number_" + std::to_string(i) + "():\n";
  source += std::string(90, ' ') + "pass\n";
  for (const std::string &path : pathsOf(source))
    EXPECT_LT(path.size(), 500u);
}

} // namespace
} // namespace adder::test
