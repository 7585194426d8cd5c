//===- test/unit/mpy/VerifyCorpusTest.cpp - Every rule has a file that breaks it --------------------===//

#include "MpyFiles.h"

#include "bytecode/VerifierRules.h"

#include <set>

using namespace adder;
using namespace adder::test;

namespace {

/// The rules that test/lit/verify expects files to break: "[S8]" at the end of a CHECK line.
std::set<std::string> rulesWithAFile() {
  std::set<std::string> found;
  for (const auto &entry :
       std::filesystem::directory_iterator(std::filesystem::path(ADDER_TEST_DATA_DIR) / "lit/verify")) {
    if (!entry.path().filename().string().starts_with("bad-"))
      continue;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);)
      if (line.starts_with("# CHECK: ") && line.ends_with("]"))
        found.insert(line.substr(line.rfind('[') + 1, line.size() - line.rfind('[') - 2));
  }
  return found;
}

TEST(VerifyCorpusTest, EveryCheckedRuleHasAFile) {
  std::set<std::string> found = rulesWithAFile();
  for (const bytecode::RuleInfo &info : bytecode::rules())
    EXPECT_EQ(found.count(std::string(info.id)) != 0, info.kind == bytecode::RuleKind::Checked) << info.id;
}

TEST(VerifyCorpusTest, RulesAreWritten) {
  std::set<std::string_view> ids;
  for (const bytecode::RuleInfo &info : bytecode::rules()) {
    EXPECT_TRUE(ids.insert(info.id).second) << info.id;
    EXPECT_EQ(&bytecode::infoOf(info.rule), &info);
    EXPECT_FALSE(info.title.empty());
    EXPECT_TRUE(info.text.ends_with('.')) << info.id;
  }
}

} // namespace
