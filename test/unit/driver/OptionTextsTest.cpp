//===- driver/OptionTextsTest.cpp - Texts made from the option table ------------------------------===//

#include "driver/OptionTexts.h"

#include "driver/MpyCrossOptions.h"

#include <gtest/gtest.h>
#include <set>

namespace adder::driver {
namespace {

TEST(OptionTable, isWellFormed) {
  const ProgramDescription &program = mpyCrossProgram();
  std::set<std::string_view> spellings;
  for (size_t i = 0; i < program.options.size(); ++i) {
    const OptionRow &row = program.options[i];
    EXPECT_EQ(row.id, i);
    EXPECT_FALSE(row.help.empty()) << row.spellings;
    for (std::string_view spelling : spellingsOf(row)) {
      EXPECT_TRUE(spelling.starts_with('-')) << spelling;
      EXPECT_TRUE(spellings.insert(spelling).second) << spelling;
    }
    EXPECT_EQ(row.completion == OptionCompletion::Values, !valuesOf(program, row.id).empty())
        << row.spellings;
  }
  for (const OptionValue &value : program.values)
    EXPECT_LT(value.option, program.options.size());
}

TEST(OptionTable, hasTheOptionsOfTheReference) {
  std::set<std::string_view> spellings;
  for (const OptionRow &row : mpyCrossProgram().options)
    for (std::string_view spelling : spellingsOf(row))
      spellings.insert(spelling);
  for (const char *name :
       {"--version", "-o", "-s", "-v", "-O", "-X", "-msmall-int-bits=", "-march=", "-march-flags="})
    EXPECT_TRUE(spellings.contains(name)) << name;
}

TEST(OptionTexts, writesUsage) {
  OptionRow row = {0, "G", OptionForm::Separate, "-o", "FILE", OptionCompletion::File, "", ""};
  EXPECT_EQ(usageOf(row, "-o"), "-o FILE");
  EXPECT_EQ(usageOf(row, "--output"), "--output=FILE");
  row.form = OptionForm::Joined;
  EXPECT_EQ(usageOf(row, "-march="), "-march=FILE");
  row.argument = "[=X]";
  EXPECT_EQ(usageOf(row, "--stats"), "--stats[=X]");
  row.argument = "";
  EXPECT_EQ(usageOf(row, "-v"), "-v");
}

TEST(OptionTexts, wrapsHelpToTheTerminal) {
  for (unsigned columns : {60u, 80u, 100u}) {
    std::string help = helpText(mpyCrossProgram(), columns);
    for (size_t begin = 0; begin < help.size();) {
      size_t end = help.find('\n', begin);
      EXPECT_LE(end - begin, columns) << help.substr(begin, end - begin);
      begin = end + 1;
    }
  }
}

TEST(OptionTexts, escapesTroff) {
  constexpr OptionRow kRows[] = {
      {0, "G", OptionForm::Exact, "-a", "", OptionCompletion::None, ".starts with a dot", "back\\slash"}};
  ProgramDescription program = {"p", "'quoted", "", "", "", kRows, {}, {}};
  constexpr ManSection kSections[] = {{"DESCRIPTION", "one\n\n  example -x\n\n.two"}};
  program.sections = kSections;
  std::string page = manPage(program, "1");
  EXPECT_NE(page.find("\n\\&.starts with a dot.\n"), std::string::npos);
  EXPECT_NE(page.find("back\\eslash"), std::string::npos);
  EXPECT_NE(page.find(".nf\nexample \\-x\n.fi"), std::string::npos);
  EXPECT_NE(page.find("\n\\&.two\n"), std::string::npos);
}

TEST(OptionTexts, quotesForShells) {
  constexpr OptionRow kRows[] = {
      {0, "G", OptionForm::Exact, "--a", "B", OptionCompletion::None, "it's [one]", ""}};
  ProgramDescription program = {"my-tool", "", "", "", ".py", kRows, {}, {}};
  EXPECT_NE(zshCompletion(program).find("'*--a=[it'\\''s \\[one\\]]:B:'"), std::string::npos);
  EXPECT_NE(fishCompletion(program).find("complete -c my-tool -l a -d 'it'\\''s [one]' -x\n"),
            std::string::npos);
  EXPECT_NE(bashCompletion(program).find("complete -F _my_tool my-tool\n"), std::string::npos);
}

} // namespace
} // namespace adder::driver
