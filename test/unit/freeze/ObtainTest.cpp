//===- freeze/ObtainTest.cpp - The content of planned files -----------------------------------------===//

#include "freeze/Obtain.h"
#include "../driver/TemporaryDirectory.h"
#include "MemoryFileSystem.h"

#include <gtest/gtest.h>

namespace adder::freeze {
namespace {

struct ObtainTest : testing::Test {
  MemoryFileSystem files;
  std::vector<PlannedFile> planned;
  ObtainRequest request;

  ObtainTest() { request.reporting.format = driver::DiagnosticFormat::Compat; }

  PlannedFile &add(const std::string &name, std::string text, FileKind kind = FileKind::Compiled) {
    files.files["src/" + name] = std::move(text);
    PlannedFile file;
    file.kind = kind;
    file.path = "src/" + name;
    file.target = name;
    return planned.emplace_back(file);
  }
  std::vector<Obtained> run() { return obtain(files, planned, request); }
};

std::string compiled(const std::string &source, const driver::CompileOptions &options) {
  std::vector<uint8_t> bytes = driver::compile(source, options).bytes;
  return {bytes.begin(), bytes.end()};
}

TEST_F(ObtainTest, compilesUnderTheTargetName) {
  add("pkg/a.py", "x = 1\n");
  driver::CompileOptions options;
  options.sourceName = "pkg/a.py";
  std::vector<Obtained> results = run();
  EXPECT_EQ(results[0].status, Obtained::Status::Compiled);
  EXPECT_EQ(results[0].bytes, compiled("x = 1\n", options));
  EXPECT_EQ(results[0].messages, "");
}

TEST_F(ObtainTest, othersAreTakenAsTheyAre) {
  add("a.py", "x = (\n", FileKind::Text);
  add("b.mpy", "M\6", FileKind::Mpy);
  for (const Obtained &result : run())
    EXPECT_EQ(result.status, Obtained::Status::Read);
  EXPECT_EQ(run()[0].bytes, "x = (\n");
  EXPECT_EQ(run()[1].bytes, "M\6");
}

TEST_F(ObtainTest, errorsOfAllFilesNameTheirPaths) {
  add("a.py", "x = (\n");
  add("b.py", "y = 1\n");
  add("c.py", "return\n");
  planned.push_back({.path = "none.py", .target = "none.py"});
  request.jobs = 3;
  std::vector<Obtained> results = run();
  EXPECT_EQ(results[0].messages, "Traceback (most recent call last):\n"
                                 "  File \"src/a.py\", line 2\n"
                                 "SyntaxError: invalid syntax\n");
  EXPECT_EQ(results[0].status, Obtained::Status::Failed);
  EXPECT_EQ(results[1].status, Obtained::Status::Compiled);
  EXPECT_NE(results[2].messages.find("'return' outside function"), std::string::npos);
  EXPECT_NE(results[3].messages.find("none.py"), std::string::npos);
}

TEST_F(ObtainTest, strengthOfSettings) {
  PlannedFile file;
  CodeRequest code;
  auto level = [&] { return optionsFor(file, code).optimisationLevel; };
  EXPECT_EQ(level(), 0u);
  file.defaults.optimisation = 1;
  EXPECT_EQ(level(), 1u);
  code.given.optimisation = 2;
  EXPECT_EQ(level(), 2u);
  file.entry.optimisation = 3;
  EXPECT_EQ(level(), 3u);
  file.defaults.lineNumbers = false;
  EXPECT_FALSE(optionsFor(file, code).lineTables);
  code.given.lineNumbers = true;
  EXPECT_TRUE(optionsFor(file, code).lineTables);
}

TEST_F(ObtainTest, aVersionIsAppendedUnlessThereIsOne) {
  add("a.py", "x = 1").version = "1.2";
  add("b.py", "__version__ = '3'\n").version = "1.2";
  driver::CompileOptions options;
  options.sourceName = "a.py";
  std::vector<Obtained> results = run();
  EXPECT_EQ(results[0].bytes, compiled("x = 1\n\n__version__ = '1.2'\n", options));
  options.sourceName = "b.py";
  EXPECT_EQ(results[1].bytes, compiled("__version__ = '3'\n", options));
}

TEST_F(ObtainTest, theCacheAnswersForWhatIsUnchanged) {
  driver::TemporaryDirectory directory;
  Cache cache(directory.path("c"), "1");
  request.cache = &cache;
  add("a.py", "x = 1\n");
  add("b.py", "y = 1\n");
  add("bad.py", "y = (\n");
  std::vector<Obtained> first = run();
  EXPECT_EQ(first[0].status, Obtained::Status::Compiled);
  EXPECT_EQ(first[2].status, Obtained::Status::Failed);
  files.files["src/b.py"] = "y = 2\n";
  std::vector<Obtained> second = run();
  EXPECT_EQ(second[0].status, Obtained::Status::Cached);
  EXPECT_EQ(second[0].bytes, first[0].bytes);
  EXPECT_EQ(second[1].status, Obtained::Status::Compiled);
  EXPECT_EQ(second[2].status, Obtained::Status::Failed);
  EXPECT_EQ(second[2].messages, first[2].messages);
  planned[0].version = "2"; // changes what is compiled
  EXPECT_EQ(run()[0].status, Obtained::Status::Compiled);
}

} // namespace
} // namespace adder::freeze
