//===- freeze/PlanTest.cpp - Trees and files to names in the firmware -------------------------------===//

#include "MemoryFileSystem.h"

#include <gtest/gtest.h>

namespace adder::freeze {
namespace {

struct PlanTest : testing::Test {
  MemoryFileSystem files;
  Plan plan;
  Planner planner{plan, files};

  PlanTest() {
    for (const char *path : {"src/b.py", "src/a.py", "src/a/z.py", "src/a/c.mpy", "src/a.txt",
                             "src/.hidden.py", "src/.git/x.py", "src/b-1/y.py", "other/o.py"})
      files.files[path] = "";
  }

  void add(TreeRequest request) {
    request.like.place = {"m.json", 3, "/trees/0"};
    planner.addTree(request);
  }
  std::string targets() const {
    std::string text;
    for (const PlannedFile &file : plan.files)
      text += file.target + " ";
    return text;
  }
  std::string problems() const {
    std::string text;
    for (const PlanProblem &problem : plan.problems)
      text += problem.text();
    return text;
  }
};

TEST_F(PlanTest, treesAreSortedByTheBytesOfTheirPaths) {
  add({.directory = "src"});
  EXPECT_EQ(problems(), "");
  EXPECT_EQ(targets(), "a.py a/c.mpy a/z.py b-1/y.py b.py ");
  EXPECT_EQ(plan.files[1].kind, FileKind::Mpy);
  EXPECT_EQ(plan.files[1].path, "src/a/c.mpy");
  EXPECT_EQ(plan.files[0].kind, FileKind::Compiled);
  std::set<std::string> directories(plan.directories.begin(), plan.directories.end());
  EXPECT_EQ(directories, (std::set<std::string>{"src", "src/a", "src/b-1"}));
}

TEST_F(PlanTest, prefixesExclusionsAndKinds) {
  add({.directory = "src", .prefix = "lib/", .exclude = {"b*", "a/*.mpy"}});
  EXPECT_EQ(targets(), "lib/a.py lib/a/z.py lib/b-1/y.py ");
  add({.directory = "src", .prefix = "m/", .sources = false});
  EXPECT_EQ(targets(), "lib/a.py lib/a/z.py lib/b-1/y.py m/a/c.mpy ");
  PlannedFile text;
  text.kind = FileKind::Text;
  add({.directory = "other", .compiled = false, .like = text});
  EXPECT_EQ(plan.files.back().kind, FileKind::Text);
  EXPECT_EQ(problems(), "");
}

TEST_F(PlanTest, listsKeepTheirOrderAndMayNameDirectories) {
  add({.directory = "src", .files = {"b.py", "a", "./a.py"}, .onlyListed = true});
  EXPECT_EQ(targets(), "b.py a/c.mpy a/z.py a.py ");
  EXPECT_EQ(plan.directories, std::vector<std::string>{"src/a"}); // the rest was not looked through
}

TEST_F(PlanTest, listedFilesMustBeThereAndBelow) {
  add({.directory = "src",
       .files = {"none.py", "../other/o.py", "a.txt", "/abs.py", ""},
       .onlyListed = true});
  EXPECT_EQ(problems(), "m.json:3: error: /trees/0: '../other/o.py' is not below 'src'\n"
                        "m.json:3: error: /trees/0: 'a.txt' is no .py or .mpy file\n"
                        "m.json:3: error: /trees/0: '/abs.py' is not below 'src'\n"
                        "m.json:3: error: /trees/0: '' is not below 'src'\n"
                        "m.json:3: error: /trees/0: no such file: 'src/none.py'\n");
}

TEST_F(PlanTest, emptyTreesAreMistakes) {
  files.files["empty/readme"] = "";
  add({.directory = "empty"});
  add({.directory = "other", .exclude = {"*"}});
  add({.directory = "none"});
  add({.directory = "other", .sources = false});
  EXPECT_EQ(problems(), "m.json:3: error: /trees/0: no .py or .mpy file below 'empty'\n"
                        "m.json:3: error: /trees/0: everything below 'other' is excluded\n"
                        "m.json:3: error: /trees/0: no such directory: 'none'\n"
                        "m.json:3: error: /trees/0: no .mpy file below 'other'\n");
}

TEST_F(PlanTest, aNameThatStandsTwiceIsAMistakeOfTheSecond) {
  add({.directory = "src"});
  planner.addFile({.path = "other/o.py", .target = "a/z.py", .place = {"n.json", 9, "/modules/1"}});
  EXPECT_EQ(problems(),
            "n.json:9: error: /modules/1: 'a/z.py' is frozen twice, first by m.json:3 (/trees/0)\n");
}

TEST_F(PlanTest, linksAreFollowedButNotInCircles) {
  files.links["src/a/up"] = "src";
  files.links["src/link"] = "other";
  add({.directory = "src"});
  EXPECT_EQ(targets(), "a.py a/c.mpy a/z.py b-1/y.py b.py link/o.py ");
  EXPECT_EQ(problems(), "");
}

TEST_F(PlanTest, treesWithoutEndEnd) {
  std::string deep;
  for (int i = 0; i < 100; ++i)
    deep += "d/";
  files.files[deep + "x.py"] = "";
  add({.directory = "d"});
  EXPECT_EQ(problems(), "m.json:3: error: /trees/0: more than 64 directories within each other below 'd'\n");
}

TEST_F(PlanTest, singleFiles) {
  planner.addFile({.path = "none.py", .target = "none.py", .place = {"none.py"}});
  planner.addFile({.path = "src", .target = "src", .place = {"src"}});
  EXPECT_EQ(problems(), "none.py: error: no such file: 'none.py'\n"
                        "src: error: 'src' is a directory, not a file\n");
}

TEST(Plan, paths) {
  EXPECT_EQ(joinPath("", "./a//b/../c"), "a/c");
  EXPECT_EQ(joinPath("x/", "../a"), "a");
  EXPECT_EQ(joinPath("x", "/abs/"), "/abs");
  EXPECT_EQ(joinPath("x/y", "."), "x/y");
  EXPECT_EQ(joinPath("", "."), ".");
  EXPECT_EQ(joinPath("..", "a"), "../a");
  EXPECT_EQ(directoryOf("a/b"), "a/");
  EXPECT_EQ(directoryOf("b"), "");
  for (const char *good : {"a", "a/b.py", "..a", "a/..b"})
    EXPECT_TRUE(isTargetName(good)) << good;
  for (const char *bad : {"", ".", "..", "../a", "/a"})
    EXPECT_FALSE(isTargetName(bad)) << bad;
}

TEST(Plan, problemsAreHarmlessToTerminals) {
  EXPECT_EQ((PlanProblem{{"a\x1b[31m"}, "b\n"}.text()), "a<U+001B>[31m: error: b<U+000A>\n");
  EXPECT_EQ((PlanProblem{{"a.mpy", 0, "", "0x2c"}, "b", true}.text()), "a.mpy:0x2c: warning: b\n");
}

} // namespace
} // namespace adder::freeze
