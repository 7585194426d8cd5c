//===- driver/MpyCrossTest.cpp - Whole runs without a process -------------------------------------===//

#include "driver/MpyCross.h"

#include "TemporaryDirectory.h"

#include <cerrno>
#include <gtest/gtest.h>

namespace adder::driver {
namespace {

struct Ran {
  int status;
  std::string output;
  std::string error;
};

Ran run(const std::vector<std::string> &words, bool terminal = false, int outputError = 0) {
  Ran ran;
  Console console;
  console.writeOutput = [&](std::string_view text) {
    ran.output += text;
    return outputError;
  };
  console.writeError = [&](std::string_view text) {
    ran.error += text;
    return 0;
  };
  console.errorIsTerminal = terminal;
  ran.status = runMpyCross(words, console, "0.0.0");
  return ran;
}

TEST(MpyCross, writesBesideTheSource) {
  TemporaryDirectory directory;
  Ran ran = run({directory.write("a.py", "x = 1\n")});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.output + ran.error, "");
  EXPECT_TRUE(directory.read("a.mpy").starts_with(std::string("M\x06\0\x1f", 4)));
  EXPECT_EQ(directory.entries(), 2u);
}

TEST(MpyCross, choosesTheFormByTheTerminal) {
  TemporaryDirectory directory;
  std::string path = directory.write("a.py", "x = )\n");
  EXPECT_TRUE(run({path}).error.starts_with("Traceback (most recent call last):\n"));
  EXPECT_TRUE(run({path}, true).error.starts_with(path + ":1:5: error: invalid syntax\n"));
  EXPECT_TRUE(run({path, "--diagnostics=json"}, true).error.starts_with("{\"file\":"));
}

TEST(MpyCross, doesNotDependOnTheNumberOfJobs) {
  TemporaryDirectory directory;
  for (int i = 0; i < 40; ++i)
    directory.write("src/" + std::to_string(i) + ".py",
                    i % 7 == 3 ? "x = )\n" : "x = " + std::to_string(i) + "\n");
  Ran one = run({directory.path("src"), "-j1", "--dump=ast"});
  Ran many = run({directory.path("src"), "-j8", "--dump=ast"});
  EXPECT_EQ(one.status, 1);
  EXPECT_EQ(many.status, 1);
  EXPECT_EQ(one.output, many.output);
  EXPECT_EQ(one.error, many.error);
  EXPECT_NE(one.error.find("mpy-cross: 40 files: 34 checked, 6 failed (6 errors, 0 warnings)\n"),
            std::string::npos);
}

TEST(MpyCross, failsIfStandardOutputDoes) {
  TemporaryDirectory directory;
  std::string path = directory.write("a.py", "x = 1\n");
  Ran ran = run({path, "-o", "-"}, false, EPIPE);
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.error, "OSError: (32, \"can't open standard output\")\n");
  EXPECT_EQ(run({"--help"}, false, EPIPE).status, 1);
}

TEST(MpyCross, printsItsOwnMessagesInTextMode) {
  EXPECT_EQ(run({}).error, "no input file\n");
  EXPECT_EQ(run({}, true).error, "mpy-cross: error: no input file (see mpy-cross --help)\n");
  EXPECT_EQ(run({"--nonsense"}).error,
            "mpy-cross: error: unknown option '--nonsense' (see mpy-cross --help)\n");
  EXPECT_EQ(run({"--nonsense"}).status, 1);
}

TEST(MpyCross, reportsDepfilesThatCannotBeWritten) {
  TemporaryDirectory directory;
  std::string path = directory.write("a.py", "x = 1\n");
  Ran ran = run({path, "--diagnostics=text", "-MF", directory.path("none/deps")});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.error.find("cannot write"), std::string::npos);
}

} // namespace
} // namespace adder::driver
