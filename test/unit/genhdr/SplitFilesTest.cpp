//===- test/unit/genhdr/SplitFilesTest.cpp - What was found, by source ------------------------------===//

#include "genhdr/SplitFiles.h"

#include "../driver/TemporaryDirectory.h"
#include "NaiveScan.h"
#include "RandomText.h"

#include <cerrno>
#include <gtest/gtest.h>

namespace adder::genhdr {
namespace {

using driver::TemporaryDirectory;

TEST(SplitFiles, manglesNames) {
  EXPECT_EQ(mangledName("../../py/objstr.c"), "@@__@@__py__objstr.c");
  EXPECT_EQ(mangledName("C:\\a\\b.c"), "C@__a__b.c");
  EXPECT_EQ(mangledName("a...c"), "a@@.c");
  EXPECT_EQ(mangledName("a....c"), "a@@@@c");
  EXPECT_EQ(mangledName(".:."), ".@.");
}

TEST(SplitFiles, knowsTheLanguageOfASource) {
  for (const char *name : {"a.c", "d.h/a.c", "...a.c"})
    EXPECT_EQ(languageOf(name), SourceLanguage::C) << name;
  for (const char *name : {"a.cc", "a.cp", "a.cxx", "a.cpp", "a.CPP", "a.c++", "a.C", "a.c.C"})
    EXPECT_EQ(languageOf(name), SourceLanguage::Cxx) << name;
  for (const char *name : {"", "c", ".c", "..c", "x/.c", "a.c/x", "a.h", "a.S", "a.Cpp", "a.cpp "})
    EXPECT_EQ(languageOf(name), SourceLanguage::None) << name;
}

TEST(SplitFiles, laterRunsReplaceEarlierOnes) {
  SplitResult result = splitText(
      "# 1 \"a.c\"\nMP_QSTR_a\n# 1 \"i.c\"\nMP_QSTR_i\n# 3 \"a.c\"\nMP_QSTR_b\nMP_QSTR_b\n", Kind::Qstr);
  ASSERT_EQ(result.files.size(), 2u);
  EXPECT_EQ(result.files[0].name, "a.c.qstr");
  EXPECT_EQ(result.files[0].text, "Q(b)\nQ(b)\n");
  EXPECT_EQ(result.files[1].text, "Q(i)\n");
}

TEST(SplitFiles, sourcesOfTheSameMangledNameShareAFile) {
  SplitResult result = splitText("# 1 \"a/b.c\"\nMP_QSTR_a\n# 1 \"a\\b.c\"\nMP_QSTR_b\n", Kind::Qstr);
  ASSERT_EQ(result.files.size(), 1u);
  EXPECT_EQ(result.files[0].source, "a\\b.c");
  EXPECT_EQ(result.files[0].text, "Q(b)\n");
}

TEST(SplitFiles, countsWhatHasNoSource) {
  SplitResult result = splitText("# 1 \"h.h\"\nMP_QSTR_a MP_QSTR_b\n", Kind::Qstr);
  EXPECT_TRUE(result.files.empty());
  EXPECT_EQ(result.itemsWithoutSource, 2u);
}

TEST(SplitFiles, areWhatTheRulesSayForAnyText) {
  for (unsigned seed = 0; seed < 4'000; ++seed)
    for (Kind kind : kKinds) {
      std::string text = randomText(seed);
      std::map<std::string, std::string> files;
      for (const SplitFile &file : splitText(text, kind).files) {
        EXPECT_EQ(file.name, mangledName(file.source) + "." + std::string(modeName(kind)));
        files[file.source] = file.text;
      }
      ASSERT_EQ(files, naive::split(text, kind)) << text;
    }
}

TEST(SplitFiles, filesWithTheRightContentAreLeftAlone) {
  TemporaryDirectory directory;
  std::vector<SplitFile> files = {{"a.c.qstr", "a.c", "Q(a)\n"}, {"b.c.qstr", "b.c", "Q(b)\n"}};
  EXPECT_EQ(writeSplitFiles(directory.path("."), files).error, 0);
  std::filesystem::file_time_type old{};
  std::filesystem::last_write_time(directory.path("a.c.qstr"), old);
  std::filesystem::last_write_time(directory.path("b.c.qstr"), old);
  files[1].text = "Q(x)\n";
  EXPECT_EQ(writeSplitFiles(directory.path("."), files).error, 0);
  EXPECT_EQ(std::filesystem::last_write_time(directory.path("a.c.qstr")), old);
  EXPECT_NE(std::filesystem::last_write_time(directory.path("b.c.qstr")), old);
  EXPECT_EQ(directory.read("b.c.qstr"), "Q(x)\n");
}

TEST(SplitFiles, saysWhichFileCannotBeWritten) {
  TemporaryDirectory directory;
  FileError error = writeSplitFiles(directory.path("none"), {{"a.c.qstr", "a.c", "Q(a)\n"}});
  EXPECT_EQ(error.error, ENOENT);
  EXPECT_EQ(error.path, directory.path("none/a.c.qstr"));
  EXPECT_EQ(writeSplitFiles(directory.path("."), {{std::string("a\0.c.qstr", 9), "", "x\n"}}).error, EINVAL);
  EXPECT_EQ(writeSplitFiles(directory.path("."), {{std::string(300, 'a'), "", "x\n"}}).error, ENAMETOOLONG);
  EXPECT_EQ(directory.entries(), 0u);
}

} // namespace
} // namespace adder::genhdr
