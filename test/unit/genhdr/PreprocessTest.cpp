//===- test/unit/genhdr/PreprocessTest.cpp - Running preprocessors ----------------------------------===//

#include "genhdr/Preprocess.h"

#include <cerrno>
#include <gtest/gtest.h>

namespace adder::genhdr {
namespace {

ProcessCommand shell(const std::string &script) { return {"sh", "-c", script}; }

struct Processes {
  explicit Processes(const std::vector<ProcessCommand> &commands, unsigned limit = 4)
      : outputs(commands.size()) {
    failure = runProcesses(commands, limit,
                           {[&](size_t i, std::string_view bytes) { outputs[i] += bytes; },
                            [&](size_t i) { done += std::to_string(i); }});
  }
  std::vector<std::string> outputs;
  std::string done;
  std::optional<ProcessFailure> failure;
};

TEST(Preprocess, outputsComeByCommand) {
  Processes run({shell("echo a"), {"printf", "b c"}, shell("exit 0")});
  EXPECT_FALSE(run.failure);
  EXPECT_EQ(run.outputs, (std::vector<std::string>{"a\n", "b c", ""}));
  EXPECT_EQ(run.done.size(), 3u);
}

TEST(Preprocess, moreThanAPipeHoldsIsReadFromAllAtOnce) {
  // Each waits for the other: a command that is not read from while another one is would never end.
  std::string big = "head -c 3000000 /dev/zero";
  Processes run({shell(big), shell(big), shell(big)});
  EXPECT_FALSE(run.failure);
  for (const std::string &output : run.outputs)
    EXPECT_EQ(output.size(), 3000000u);
}

TEST(Preprocess, atMostTheLimitRunAtATime) {
  Processes run({shell("echo 0"), shell("echo 1"), shell("echo 2")}, 1);
  EXPECT_EQ(run.done, "012");
}

TEST(Preprocess, theFirstFailureByIndexCountsAndNoMoreAreStarted) {
  Processes run({shell("sleep 0.3; exit 3"), shell("exit 4"), shell("echo no")}, 2);
  ASSERT_TRUE(run.failure);
  EXPECT_EQ(run.failure->command, 0u);
  EXPECT_EQ(run.failure->exitStatus, 3);
  EXPECT_EQ(run.outputs[2], "");
  EXPECT_EQ(run.done, "");
}

TEST(Preprocess, signalsAndMissingProgramsAreFailures) {
  EXPECT_EQ(Processes({shell("kill -9 $$")}).failure->signal, 9);
  EXPECT_EQ(Processes({{"/no/such/program"}}).failure->startError, ENOENT);
  EXPECT_EQ(Processes({{"/"}}).failure->startError, EACCES);
  EXPECT_EQ(Processes({ProcessCommand()}).failure->startError, ENOENT);
}

TEST(Preprocess, plansRunsOfEqualSizeByLanguage) {
  PreprocessRequest request;
  request.preprocessor = {"cc", "-E"};
  request.cFlags = {"-c1"};
  request.cxxFlags = {"-x1", "-x2"};
  request.sources = {"a.c", "x.cpp", "b.c", "h.h", "c.c", "s.S", "d.c", "e.c"};
  std::string text;
  for (const ProcessCommand &command : planPreprocessing(request, 3))
    text += commandText(command) + "\n";
  EXPECT_EQ(text, "cc -E -c1 a.c b.c\ncc -E -c1 c.c d.c\ncc -E -c1 e.c\ncc -E -x1 -x2 x.cpp\n");
  request.sources = {"h.h"};
  EXPECT_TRUE(planPreprocessing(request, 3).empty());
}

TEST(Preprocess, keptLinesComeInTheOrderOfThePlan) {
  std::vector<ProcessCommand> plan = {shell("sleep 0.2; echo MP_QSTR_a"), shell("echo x; printf MP_QSTR_b"),
                                      shell("echo MP_QSTR_c")};
  PreprocessResult result = preprocess(plan);
  EXPECT_FALSE(result.failure);
  EXPECT_EQ(result.text, "MP_QSTR_a\nMP_QSTR_b\nMP_QSTR_c\n");
}

TEST(Preprocess, choosesSources) {
  std::vector<std::string> sources = {"a.c", "b.c"}, dependencies = {"mpconfig.h"};
  std::vector<std::string> changed = {"b.c"}, withDependency = {"b.c", "mpconfig.h"}, empty = {"", ""};
  EXPECT_EQ(&sourcesToProcess(sources, dependencies, changed), &changed);
  EXPECT_EQ(&sourcesToProcess(sources, dependencies, withDependency), &sources);
  EXPECT_EQ(&sourcesToProcess(sources, dependencies, empty), &sources);
  EXPECT_EQ(&sourcesToProcess(sources, {}, {}), &sources);
}

} // namespace
} // namespace adder::genhdr
