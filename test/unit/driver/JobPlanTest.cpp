//===- driver/JobPlanTest.cpp - From inputs to jobs -----------------------------------------------===//

#include "driver/JobPlan.h"

#include "TemporaryDirectory.h"

#include <gtest/gtest.h>

namespace adder::driver {
namespace {

TEST(JobPlan, replacesTwoBytesOfTheName) {
  EXPECT_EQ(defaultOutput("a.py"), "a.mpy");
  EXPECT_EQ(defaultOutput("d/noext"), "d/noempy");
  EXPECT_EQ(defaultOutput("a.txt"), "a.tmpy");
  EXPECT_EQ(defaultOutput("x"), "mpy");
  EXPECT_EQ(defaultOutput(""), "mpy");
}

TEST(JobPlan, mapsPrefixesLastFirst) {
  Invocation invocation;
  invocation.prefixMap = {{"src/", ""}, {"src/lib/", "L:"}, {"x", "y"}};
  EXPECT_EQ(mapPrefix(invocation, "src/a.py"), "a.py");
  EXPECT_EQ(mapPrefix(invocation, "src/lib/a.py"), "L:a.py");
  EXPECT_EQ(mapPrefix(invocation, "lib/src/a.py"), "lib/src/a.py");
  EXPECT_EQ(mapPrefix(invocation, "x"), "y");
}

TEST(JobPlan, ordersATreeByName) {
  TemporaryDirectory directory;
  for (const char *name : {"t/b.py", "t/a.py", "t/z/c.py", "t/m/d.py", "t/m/n/e.py", "t/.h/f.py", "t/g.txt"})
    directory.write(name, "");
  Invocation invocation;
  invocation.inputs = {directory.path("t") + "//"};
  invocation.output = "out//";
  JobPlan plan;
  ASSERT_FALSE(planJobs(invocation, plan).has_value());
  std::string outputs;
  for (const CompileJob &job : plan.jobs)
    outputs += job.output.value() + " ";
  EXPECT_EQ(outputs, "out/a.mpy out/b.mpy out/m/d.mpy out/m/n/e.mpy out/z/c.mpy ");
  EXPECT_EQ(plan.jobs[0].sourceName, directory.path("t/a.py"));
  EXPECT_TRUE(plan.problems.empty());
  EXPECT_TRUE(plan.several);
}

TEST(JobPlan, ignoresLinksToDirectories) {
  TemporaryDirectory directory;
  directory.write("t/a/x.py", "");
  std::filesystem::create_directory_symlink("..", directory.path("t/a/up"));
  std::filesystem::create_symlink("nowhere", directory.path("t/broken.py"));
  Invocation invocation;
  invocation.inputs = {directory.path("t")};
  JobPlan plan;
  ASSERT_FALSE(planJobs(invocation, plan).has_value());
  ASSERT_EQ(plan.jobs.size(), 2u);
  EXPECT_EQ(plan.jobs[0].input, directory.path("t/broken.py")); // will fail when it is read
  EXPECT_EQ(plan.jobs[1].input, directory.path("t/a/x.py"));
}

TEST(JobPlan, reportsEmptyDirectories) {
  TemporaryDirectory directory;
  std::filesystem::create_directory(directory.path("d"));
  Invocation invocation;
  invocation.inputs = {directory.path("d")};
  JobPlan plan;
  ASSERT_FALSE(planJobs(invocation, plan).has_value());
  EXPECT_TRUE(plan.jobs.empty());
  ASSERT_EQ(plan.problems.size(), 1u);
  EXPECT_EQ(plan.problems[0].diagnostics[0].code, "NoSources");
}

} // namespace
} // namespace adder::driver
