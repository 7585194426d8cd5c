//===- test/unit/genhdr/ModuleTableTest.cpp - Registrations of modules -------------------------------===//

#include "genhdr/ModuleTable.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace adder::genhdr;

namespace {

std::string registration(bool isPlain, const std::string &name, const std::string &object) {
  return std::string(isPlain ? "MP_REGISTER_MODULE" : "MP_REGISTER_EXTENSIBLE_MODULE") + "(MP_QSTR_" + name +
         ", " + object + ");\n";
}

class ModuleTableTest : public testing::Test {
protected:
  std::string input; ///< the table's texts lie in it
  ModuleTable table;
  Problems problems;

  void finish(std::string text) {
    input = std::move(text);
    parseModules(input, {"m.collected", 1}, table);
    finishModules(table, problems);
  }
  std::string messages() const {
    std::string text;
    for (const Problem &problem : problems)
      text += std::to_string(problem.line) + ": " + problem.message + "\n";
    return text;
  }
};

TEST_F(ModuleTableTest, WhatIsRegisteredIsRead) {
  finish("x MP_REGISTER_MODULE(MP_QSTR_foo, foo_mod);\n\n"
         "MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_bar,\n  bar_mod);MP_REGISTER_MODULE_DELEGATION(foo_mod,f);");
  ASSERT_EQ(table.modules.size(), 2u);
  EXPECT_EQ(table.modules[0].kind, ModuleKind::Extensible);
  EXPECT_EQ(table.modules[0].name, "bar");
  EXPECT_EQ(table.modules[0].object, "bar_mod");
  EXPECT_EQ(table.modules[0].origin.line, 3u);
  EXPECT_EQ(table.modules[1].name, "foo");
  EXPECT_EQ(table.modules[1].origin.line, 1u);
  ASSERT_EQ(table.delegations.size(), 1u);
  EXPECT_EQ(table.delegations[0].object, "foo_mod");
  EXPECT_EQ(table.delegations[0].function, "f");
  EXPECT_EQ(table.delegations[0].origin.line, 4u);
  EXPECT_EQ(messages(), "");
}

TEST_F(ModuleTableTest, UnfinishedRegistrationsEndTheSearch) {
  finish(registration(true, "a", "b") + "MP_REGISTER_MODULE(MP_QSTR_c, d) ;\nMP_REGISTER_MODULE(MP_QSTR_e");
  ASSERT_EQ(table.modules.size(), 1u);
  EXPECT_EQ(table.modules[0].name, "a");
}

TEST_F(ModuleTableTest, EveryModuleIsInItsListOnce) {
  std::mt19937 random(2);
  for (int round = 0; round < 50; ++round) {
    ModuleTable modules;
    std::string text = registration(true, "always", "there");
    std::set<std::string> plain = {"always"}, extensible;
    for (unsigned i = random() % 20; i > 0; --i) {
      std::string name = "m" + std::to_string(random() % 15);
      bool isPlain = random() % 2;
      (isPlain ? plain : extensible).insert(name);
      text += registration(isPlain, name, name + "_object");
    }
    parseModules(text, {}, modules);
    Problems ignored;
    finishModules(modules, ignored);
    EXPECT_EQ(modules.modules.size(), plain.size() + extensible.size());
    std::string header = writeModules(modules);
    std::string list = "\n#define MICROPY_REGISTERED_MODULES \\\n";
    for (bool isPlain : {true, false}) {
      std::set<std::string> definitions;
      for (std::string name : isPlain ? plain : extensible) {
        std::transform(name.begin(), name.end(), name.begin(), [](char c) { return char(toupper(c)); });
        definitions.insert("    MODULE_DEF_" + name + " \\\n");
      }
      for (const std::string &line : definitions)
        list += line;
      if (isPlain)
        list += "// MICROPY_REGISTERED_MODULES\n\n#define MICROPY_HAVE_REGISTERED_EXTENSIBLE_MODULES  " +
                std::to_string(extensible.size()) + "\n" +
                (extensible.empty() ? "" : "\n#define MICROPY_REGISTERED_EXTENSIBLE_MODULES \\\n");
      else if (!extensible.empty())
        list += "// MICROPY_REGISTERED_EXTENSIBLE_MODULES\n";
    }
    EXPECT_TRUE(header.ends_with(list)) << header << list;
  }
}

TEST_F(ModuleTableTest, NamesThatDifferInCaseConflict) {
  finish("MP_REGISTER_MODULE(MP_QSTR_Foo, a);\nMP_REGISTER_MODULE(MP_QSTR_foo, b);\n");
  EXPECT_EQ(messages(), "1: module 'Foo' is lost: MODULE_DEF_FOO is that of 'foo'\n"
                        "2: which is registered here\n");
  EXPECT_TRUE(problems[0].isConflict);
}

TEST_F(ModuleTableTest, ANameOfTwoObjectsIsAConflict) {
  finish("MP_REGISTER_MODULE(MP_QSTR_foo, b);\nMP_REGISTER_MODULE(MP_QSTR_foo, a);\n");
  EXPECT_EQ(messages(), "2: module 'foo' of object 'a' is lost: MODULE_DEF_FOO is that of 'b'\n"
                        "1: which is registered here\n");
}

TEST_F(ModuleTableTest, AModuleOfBothKindsIsAConflict) {
  finish(registration(true, "foo", "a") + registration(false, "foo", "a"));
  EXPECT_EQ(messages(), "2: module 'foo' is registered as both extensible and not\n"
                        "1: which is registered here\n");
}

TEST_F(ModuleTableTest, TwoDelegationsOfAnObjectConflict) {
  finish(registration(true, "a", "a") +
         "MP_REGISTER_MODULE_DELEGATION(a, g);\nMP_REGISTER_MODULE_DELEGATION(a, f);\n"
         "MP_REGISTER_MODULE_DELEGATION(a, f);\n");
  EXPECT_EQ(messages(), "2: attributes of 'a' are delegated to both 'f' and 'g'\n"
                        "3: the other one is registered here\n");
}

TEST_F(ModuleTableTest, ThirdArgumentsAreErrors) {
  finish(registration(true, "a", "a") + "MP_REGISTER_MODULE(MP_QSTR_b, b, MICROPY_PY_B);\n");
  EXPECT_EQ(messages(), "2: MP_REGISTER_MODULE(b, b, MICROPY_PY_B) should be MP_REGISTER_MODULE(b, b)\n");
  EXPECT_EQ(problems[0].scriptText, "ERROR: Call to MP_REGISTER_MODULE(b, b, MICROPY_PY_B) should be "
                                    "MP_REGISTER_MODULE(b, b)\n\n");
  EXPECT_TRUE(hasErrors(problems));
}

TEST_F(ModuleTableTest, SomethingMustBeRegistered) {
  finish(registration(false, "a", "a"));
  EXPECT_EQ(messages(), "0: no module is registered by MP_REGISTER_MODULE\n");
  EXPECT_TRUE(hasErrors(problems));
}

TEST_F(ModuleTableTest, NamesMustBeIdentifiers) {
  finish(registration(true, "a.b", "a") + registration(true, "c", "") + registration(true, "d ", " e"));
  EXPECT_EQ(messages(), "1: 'a.b' is not the name of a module\n2: '' is not the name of a module's object\n");
}

} // namespace
