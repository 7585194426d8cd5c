// Which program a name means, and lines that are added to a file.

#include "driver/Programs.h"

#include "TemporaryDirectory.h"
#include "driver/Files.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <filesystem>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace adder::driver {
namespace {

namespace fs = std::filesystem;

class ProgramsTest : public testing::Test {
protected:
  std::string path(const std::string &name) { return directory.path(name); }

  void makeFile(const std::string &name, fs::perms permissions) {
    directory.write(name, "#!/bin/sh\n");
    fs::permissions(path(name), permissions);
  }

  TemporaryDirectory directory;
};

TEST_F(ProgramsTest, TheFirstThatCanBeRunIsFound) {
  fs::create_directories(path("a/tool"));
  makeFile("b/tool", fs::perms::owner_read);
  makeFile("c/tool", fs::perms::owner_all);
  makeFile("d/tool", fs::perms::owner_all);
  std::string search = path("none") + ":" + path("a") + ":" + path("c") + ":" + path("d");
  EXPECT_EQ(findProgram("tool", search), path("c/tool"));
  EXPECT_EQ(findProgram("tool", path("a")), "");
  if (geteuid() != 0) {
    EXPECT_EQ(findProgram("tool", path("b")), "");
  }
  EXPECT_EQ(findProgram("tool", ""), "");
  EXPECT_EQ(findProgram("", search), "");
}

TEST_F(ProgramsTest, ANameWithASlashIsAPath) {
  makeFile("c/tool", fs::perms::owner_all);
  EXPECT_EQ(findProgram(path("c/tool"), ""), path("c/tool"));
  EXPECT_EQ(findProgram(path("c/other"), path("c")), "");
}

TEST_F(ProgramsTest, AnEmptyEntryIsTheWorkingDirectory) {
  makeFile("tool", fs::perms::owner_all);
  fs::path before = fs::current_path();
  fs::current_path(path(""));
  EXPECT_EQ(findProgram("tool", ":/none"), "./tool");
  fs::current_path(before);
}

TEST_F(ProgramsTest, ThisProgramIsNeverFound) {
  ASSERT_TRUE(exists(ownProgram()));
  fs::create_directories(path("a"));
  fs::create_symlink(ownProgram(), path("a/tool"));
  makeFile("b/tool", fs::perms::owner_all);
  EXPECT_EQ(findProgram("tool", path("a") + ":" + path("b")), path("b/tool"));
  EXPECT_EQ(findProgram(path("a/tool"), ""), "");
}

TEST_F(ProgramsTest, BecomingAProgramKeepsWordsAndSetsVariables) {
  pid_t child = fork();
  if (child == 0) {
    becomeProgram("/bin/sh",
                  {"sh", "-c", "test \"$1$ADDER_TEST\" = 'two words;*'; exit $?", "x", "two words"},
                  {{"ADDER_TEST", ";*"}});
    _exit(99);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
  EXPECT_EQ(becomeProgram(path("none"), {"none"}), ENOENT);
}

TEST_F(ProgramsTest, LinesOfSeveralWritersStayWhole) {
  constexpr int kLines = 200;
  auto write = [&](char letter) {
    for (int i = 0; i < kLines; i++)
      ASSERT_EQ(appendToFile(path("log"), std::string(99, letter) + "\n"), 0);
  };
  std::thread other(write, 'a');
  write('b');
  other.join();
  std::string text = directory.read("log");
  ASSERT_EQ(text.size(), 2u * kLines * 100);
  for (size_t at = 0; at < text.size(); at += 100)
    EXPECT_EQ(text.substr(at, 100), std::string(99, text[at]) + "\n");
  EXPECT_EQ(appendToFile(path("none/log"), "x"), ENOENT);
}

} // namespace
} // namespace adder::driver
