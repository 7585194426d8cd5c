//===- BuildTest.cpp - Headers of sources, in one step --------------------------------------------------===//
//
// What depends on times and on many findings; the command as a whole is tested by test/lit/qstrgen/build.
//
//===------------------------------------------------------------------------------------------------===//

#include "genhdr/Build.h"

#include "../HostArena.h"
#include "Scratch.h"
#include "genhdr/Kind.h"

#include <gtest/gtest.h>

using namespace adder::genhdr;
using adder::test::Scratch;
using adder::test::setTime;

namespace {

constexpr int64_t kYear2020 = 1'577'836'800;

class Builds : public testing::Test {
protected:
  Builds() {
    write("h.h", "int h = MP_QSTR_from_header;\n");
    write("a.c", "#include \"h.h\"\nint a = MP_QSTR_a;\n");
    write("b.c", "#include \"h.h\"\nint b = MP_QSTR_b;\n");
  }

  void write(const std::string &name, const std::string &text) {
    scratch.write(name, text);
    setTime(scratch / name, ++time);
  }

  /// Builds with the state of the last time, as the command does.
  BuildStatistics run() {
    BuildRequest request;
    for (const char *name : {"a.c", "b.c"})
      request.jobs.push_back({{scratch / name, "", "", {"cc"}}, false});
    request.directory = std::filesystem::current_path().string();
    request.outputDirectory = scratch / "out";
    request.databasePath = scratch / "out/qstr.json";
    request.statePath = scratch / "out/state";
    request.processes = 2;
    request.run = request.salt = {1, 2};
    request.begun = fileClock();
    BuildStatistics statistics;
    OldState old;
    if (std::optional<BuildState> state = loadState(request.statePath))
      old = refreshAll(std::move(*state), request.begun);
    problems.clear();
    adder::test::HostArena arena;
    if (isUpToDate(request, old))
      finishUpToDate(request, old, statistics, problems);
    else
      build(arena, request, old, statistics, problems);
    return statistics;
  }

  Scratch scratch;
  Problems problems;
  int64_t time = kYear2020;
};

TEST_F(Builds, NothingIsDoneTwice) {
  BuildStatistics first = run();
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(first.scan.preprocessed, 2u);
  EXPECT_EQ(first.written.size(), 5u);
  BuildStatistics second = run();
  EXPECT_TRUE(second.isUpToDate);
  EXPECT_EQ(second.written.size(), 0u);
}

TEST_F(Builds, OnlyWhatChangedIsReadAgain) {
  run();
  write("a.c", "#include \"h.h\"\nint a = MP_QSTR_other;\n");
  BuildStatistics second = run();
  EXPECT_EQ(second.scan.preprocessed, 1u);
  EXPECT_EQ(second.scan.reused, 1u);
  std::string header = scratch.read("out/qstrdefs.generated.h");
  EXPECT_NE(header.find("MP_QSTR_other,"), std::string::npos);
  EXPECT_NE(header.find("MP_QSTR_b,"), std::string::npos);
  EXPECT_EQ(header.find("MP_QSTR_a,"), std::string::npos);
  EXPECT_TRUE(run().isUpToDate);
}

TEST_F(Builds, AChangedHeaderIsReadByAllThatIncludeIt) {
  run();
  write("h.h", "int h = MP_QSTR_from_new_header;\n");
  EXPECT_EQ(run().scan.preprocessed, 2u);
  EXPECT_NE(scratch.read("out/qstrdefs.generated.h").find("MP_QSTR_from_new_header,"), std::string::npos);
}

TEST_F(Builds, ATouchedHeaderIsNot) {
  run();
  setTime(scratch / "h.h", ++time);
  BuildStatistics second = run();
  EXPECT_TRUE(second.isUpToDate);
  EXPECT_EQ(second.scan.preprocessed, 0u);
}

TEST_F(Builds, AnOutputThatSomebodyChangedIsMadeAgain) {
  run();
  std::string good = scratch.read("out/qstrdefs.generated.h");
  scratch.write("out/qstrdefs.generated.h", "edited");
  BuildStatistics second = run();
  EXPECT_EQ(second.scan.preprocessed, 0u);
  EXPECT_EQ(second.written.size(), 1u);
  EXPECT_EQ(scratch.read("out/qstrdefs.generated.h"), good);
  std::filesystem::remove(scratch / "out/moduledefs.h");
  EXPECT_EQ(run().written.size(), 1u);
}

TEST_F(Builds, OutputsOfOldContentKeepTheirTime) {
  run();
  setTime(scratch / "out/qstrdefs.generated.h", 1);
  FileStamp before = stampOf(scratch / "out/qstrdefs.generated.h");
  write("a.c", "#include \"h.h\"\n\nint a = MP_QSTR_a;\n"); // another line, the same strings
  BuildStatistics second = run();
  EXPECT_EQ(stampOf(scratch / "out/qstrdefs.generated.h"), before);
  ASSERT_EQ(second.written.size(), 1u);
  EXPECT_EQ(second.written[0], scratch / "out/qstr.json");
}

TEST_F(Builds, ADamagedStateMeansAFullBuild) {
  run();
  std::string state = scratch.read("out/state");
  scratch.write("out/state", state.substr(0, state.size() / 2));
  EXPECT_EQ(run().scan.preprocessed, 2u);
  EXPECT_TRUE(problems.empty());
  EXPECT_TRUE(run().isUpToDate);
}

TEST_F(Builds, ErrorsTouchNoOutputAndAreReportedAgain) {
  run();
  std::string before = scratch.read("out/qstrdefs.generated.h");
  write("a.c",
        "int x = MP_QSTR_new;\nMP_REGISTER_MODULE(MP_QSTR_m, one);\nMP_REGISTER_MODULE(MP_QSTR_m, two);\n");
  for (unsigned attempt = 0; attempt < 2; ++attempt) {
    BuildStatistics failed = run();
    EXPECT_TRUE(hasErrors(problems));
    EXPECT_FALSE(failed.isUpToDate);
    EXPECT_EQ(failed.scan.preprocessed, attempt == 0 ? 1u : 0u);
    EXPECT_EQ(scratch.read("out/qstrdefs.generated.h"), before);
  }
}

TEST_F(Builds, NoScratchFilesAreLeft) {
  std::filesystem::create_directories(scratch / "out/.qstr-gen-killed");
  scratch.write("out/.qstr-gen-killed/0.d", "of a build that was killed");
  setTime(scratch / "out/.qstr-gen-killed", kYear2020);
  run();
  size_t count = 0;
  for ([[maybe_unused]] const auto &entry : std::filesystem::directory_iterator(scratch / "out"))
    ++count;
  EXPECT_EQ(count, 6u); // 5 outputs and the state
}

// --- Tables of findings, without a compiler.

class Tables : public testing::Test {
protected:
  uint32_t text(const std::string &value) {
    for (size_t i = 0; i < state.texts.size(); ++i)
      if (state.texts[i] == value)
        return uint32_t(i);
    state.texts.push_back(value);
    return uint32_t(state.texts.size() - 1);
  }
  void item(size_t source, Kind kind, const std::string &value, const std::string &file, uint32_t line,
            uint32_t count = 1) {
    while (state.sources.size() <= source)
      state.sources.push_back({"s" + std::to_string(state.sources.size()) + ".c", {}, {}, {}});
    state.sources[source].findings.push_back(
        {FindingKind::Item, uint8_t(kind), text(value), text(file), line, count});
  }
  void line(const std::string &value, uint32_t number) {
    if (state.sources.empty())
      state.sources.push_back({"defs.h", {}, {}, {}});
    state.sources[0].findings.push_back(
        {FindingKind::DefinitionLine, 0, text(value), text("defs.h"), number, 1});
  }
  BuildTables make() { return makeBuildTables(arena, state, options, problems); }
  std::string messages() {
    std::string all;
    for (const Problem &problem : problems)
      all += problem.file + ":" + std::to_string(problem.line) + " " + problem.message + "\n";
    return all;
  }
  const DatabaseQstr *find(const BuildTables &tables, const std::string &name) {
    for (const DatabaseQstr &qstr : tables.database.qstrs)
      if (qstr.text == name)
        return &qstr;
    return nullptr;
  }

  adder::test::HostArena arena;
  BuildState state;
  TableOptions options;
  Problems problems;
};

TEST_F(Tables, WhatIsInAHeaderIsOneUse) {
  for (size_t source = 0; source < 3; ++source)
    item(source, Kind::Qstr, "shared", "h.h", 4, 2);
  item(1, Kind::Qstr, "shared", "s1.c", 9);
  BuildTables tables = make();
  EXPECT_EQ(messages(), "");
  const DatabaseQstr *qstr = find(tables, "shared");
  ASSERT_TRUE(qstr);
  ASSERT_EQ(qstr->uses.size(), 2u);
  EXPECT_EQ(qstr->uses[0].count, 2u);
  EXPECT_EQ(qstr->uses[0].sources, 3u);
  EXPECT_EQ(tables.database.nameOf(qstr->uses[1]), "s1.c:9");
  EXPECT_EQ(qstr->useCount(), 3u);
}

TEST_F(Tables, NumbersAreThoseOfTheEnumeration) {
  line("Q(zz top)", 1);
  item(0, Kind::Qstr, "aa", "s0.c", 1);
  item(0, Kind::Qstr, "__add__", "s0.c", 1);
  BuildTables tables = make();
  for (size_t i = 0; i < tables.database.qstrs.size(); ++i)
    EXPECT_EQ(tables.database.qstrs[i].number, i + 1) << "0 is MP_QSTRnull";
  EXPECT_EQ(find(tables, "__add__")->pool, 0u);
  EXPECT_LT(find(tables, "__add__")->number, find(tables, "aa")->number);
  EXPECT_LT(find(tables, "aa")->number, find(tables, "zz top")->number);
  EXPECT_EQ(find(tables, "zz top")->origin, QstrOrigin::Definition);
  EXPECT_EQ(find(tables, "print")->origin, QstrOrigin::Static);
}

TEST_F(Tables, AnIdentifierThatIsDefinedIsAReference) {
  line("Q(<odd>)", 5);
  item(0, Kind::Qstr, "_lt_odd_gt_", "s0.c", 7);
  BuildTables tables = make();
  EXPECT_EQ(messages(), "");
  EXPECT_FALSE(find(tables, "_lt_odd_gt_"));
  ASSERT_EQ(find(tables, "<odd>")->uses.size(), 1u);
}

TEST_F(Tables, TwoStringsOfOneIdentifierAreAnError) {
  line("Q(a b)", 3);
  line("Q(a_space_b)", 4);
  line("Q(a<space b)", 9);
  line("Q(a_lt_space b)", 10);
  make();
  EXPECT_TRUE(hasErrors(problems)) << messages();
  EXPECT_NE(messages().find("defs.h:10"), std::string::npos) << messages();
}

TEST_F(Tables, MalformedLinesAreErrorsAtTheirPlace) {
  line("Q(open", 12);
  line("QCFG(BYTES_IN_HASH)", 13);
  make();
  EXPECT_TRUE(hasErrors(problems));
  EXPECT_NE(messages().find("defs.h:12"), std::string::npos) << messages();
  EXPECT_NE(messages().find("defs.h:13"), std::string::npos) << messages();
}

TEST_F(Tables, SettingsComeFromOptionsThenLinesThenDefaults) {
  EXPECT_EQ(make().database.bytesInHash, kDefaultBytesInHash);
  line("QCFG(BYTES_IN_HASH, (1))", 1);
  EXPECT_EQ(make().database.bytesInHash, 1u);
  options.bytesInHash = 4;
  BuildTables tables = make();
  EXPECT_EQ(tables.database.bytesInHash, 4u);
  EXPECT_EQ(tables.database.bytesInLength, kDefaultBytesInLength);
  EXPECT_EQ(messages(), "");
}

TEST_F(Tables, AStringTooLongForItsLengthIsAnErrorAtItsFirstUse) {
  options.bytesInLength = 1;
  item(0, Kind::Qstr, std::string(255, 'x'), "s0.c", 3);
  make();
  EXPECT_EQ(messages(), "");
  item(0, Kind::Qstr, std::string(256, 'x'), "s0.c", 4);
  make();
  EXPECT_TRUE(hasErrors(problems));
  EXPECT_NE(messages().find("s0.c:4"), std::string::npos) << messages();
}

TEST_F(Tables, AModuleOfTwoObjectsIsAnErrorAtBothPlaces) {
  item(0, Kind::Module, "MP_REGISTER_MODULE(MP_QSTR_m, one);", "s0.c", 3);
  item(1, Kind::Module, "MP_REGISTER_MODULE(MP_QSTR_m, two);", "s1.c", 8);
  make();
  EXPECT_TRUE(hasErrors(problems));
  EXPECT_NE(messages().find("s0.c:3"), std::string::npos) << messages();
  EXPECT_NE(messages().find("s1.c:8"), std::string::npos) << messages();
}

// Deterministic: the order of the sources decides, not the numbers that texts happened to get.
TEST_F(Tables, NumbersOfTextsDecideNothing) {
  auto fill = [&] {
    item(0, Kind::Qstr, "one", "s0.c", 1);
    item(1, Kind::Qstr, "two", "h.h", 2);
    item(0, Kind::RootPointer, "MP_REGISTER_ROOT_POINTER(void *p);", "h.h", 3);
  };
  fill();
  BuildTables first = make();
  state = {};
  for (const char *name : {"h.h", "two", "zzz", "s0.c"})
    text(name);
  fill();
  BuildTables second = make();
  EXPECT_EQ(writeDatabase(first.database), writeDatabase(second.database));
  ASSERT_EQ(first.files.size(), second.files.size());
  for (size_t i = 0; i < first.files.size(); ++i)
    EXPECT_EQ(first.files[i].content, second.files[i].content);
}

} // namespace
