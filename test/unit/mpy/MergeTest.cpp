//===- test/unit/mpy/MergeTest.cpp - Several modules in one -----------------------------------------===//
//
// What the merged module looks like, option by option; that it runs is shown by test/interop.
//
//===------------------------------------------------------------------------------------------------===//

#include "MpyFiles.h"

#include "mpy/Merge.h"

using namespace adder;
using namespace adder::test;

namespace {

// a.py: qstrs a.py, <module>, x; objects 1.5; body: x = 1.5
constexpr std::string_view kA = "4d 06 00 1f 03 01 08 61 2e 70 79 00 0f 02 78 00 08 03 31 2e 35"
                                "50 00 04 01 24 23 00 16 02 51 63";
// b.py: qstrs b.py, <module>, y, x; objects 2.5, 1.5; body: y = 1.5; 15 bits
constexpr std::string_view kB = "4d 06 00 0f 04 02 08 62 2e 70 79 00 0f 02 79 00 02 78 00"
                                "08 03 32 2e 35 08 03 31 2e 35 50 00 04 01 24 23 01 16 02 51 63";
// n.py: a viper function that does nothing for armv7m, as the child of a body that does not use it.
constexpr std::string_view kN =
    "4d 06 57 10 05 02 01 08 6e 2e 70 79 00 0f 00 2c 00 02 01 51 63 01 12 70 47 00";

class MergeTest : public testing::Test {
protected:
  mpy::Module read(std::string_view hex) {
    files.push_back(std::make_unique<Bytes>(fromHex(hex)));
    mpy::ReadError error;
    std::optional<mpy::Module> module = mpy::read(arena, *files.back(), {.allowTrailingBytes = false}, error);
    EXPECT_TRUE(module) << error.offset << ": " << error.field << ": " << error.message;
    return module.value_or(mpy::Module());
  }

  std::optional<mpy::Module> tryMerge(std::initializer_list<std::string_view> hex,
                                      const mpy::MergeOptions &options) {
    std::vector<mpy::Module> modules;
    for (std::string_view text : hex)
      modules.push_back(read(text));
    std::vector<const mpy::Module *> parts;
    for (const mpy::Module &module : modules)
      parts.push_back(&module);
    return mpy::merge(arena, parts, options, error);
  }

  /// The merged file, which the reader must accept.
  mpy::Module merge(std::initializer_list<std::string_view> hex, const mpy::MergeOptions &options = {}) {
    std::optional<mpy::Module> merged = tryMerge(hex, options);
    EXPECT_TRUE(merged) << error.message;
    if (!merged)
      return {};
    files.push_back(std::make_unique<Bytes>(written(arena, *merged)));
    mpy::ReadError readError;
    std::optional<mpy::Module> again =
        mpy::read(arena, *files.back(), {.allowTrailingBytes = false}, readError);
    EXPECT_TRUE(again) << readError.field << ": " << readError.message;
    return again.value_or(mpy::Module());
  }

  static std::vector<std::string> qstrsOf(const mpy::Module &module) {
    std::vector<std::string> texts;
    for (const mpy::Qstr &qstr : module.qstrs)
      texts.emplace_back(qstr.text);
    return texts;
  }
  static std::vector<unsigned> dataOf(const mpy::Module &module, size_t code) {
    return list(module.codes[code].data);
  }

  HostArena arena;
  mpy::MergeError error;
  std::vector<std::unique_ptr<Bytes>> files;
};

using Texts = std::vector<std::string>;

TEST_F(MergeTest, RunsTheBodiesInOrder) {
  mpy::Module merged = merge({kA, kB, kA});
  ASSERT_EQ(merged.codes.size(), 4u);
  EXPECT_EQ(list(merged.codes[0].data),
            list(fromHex("00 02 00 32 00 34 00 59 32 01 34 00 59 32 02 34 00 59 51 63")));
  EXPECT_EQ(merged.codes[0].children.size(), 3u);
}

TEST_F(MergeTest, EqualEntriesAreStoredOnce) {
  mpy::Module merged = merge({kA, kB});
  EXPECT_EQ(qstrsOf(merged), (Texts{"a.py", "<module>", "x", "b.py", "y"}));
  ASSERT_EQ(merged.objects.size(), 2u);
  EXPECT_EQ(merged.objects[1].text, "2.5");
  EXPECT_EQ(dataOf(merged, 1), list(fromHex("00 04 01 24 23 00 16 02 51 63")));
  EXPECT_EQ(dataOf(merged, 2), list(fromHex("00 04 01 24 23 00 16 04 51 63")));
}

TEST_F(MergeTest, DuplicatesCanBeKept) {
  mpy::Module merged = merge({kA, kB}, {.deduplicate = false});
  EXPECT_EQ(qstrsOf(merged), (Texts{"a.py", "<module>", "x", "b.py", "<module>", "y", "x"}));
  EXPECT_EQ(merged.objects.size(), 3u);
  EXPECT_EQ(dataOf(merged, 2), list(fromHex("00 04 04 24 23 02 16 05 51 63")));
}

TEST_F(MergeTest, LineTables) {
  mpy::Module moved = merge({kA, kB}, {.lines = mpy::MergedLines::DropMoved});
  EXPECT_EQ(dataOf(moved, 1), list(fromHex("00 04 01 24 23 00 16 02 51 63")));
  EXPECT_EQ(dataOf(moved, 2), list(fromHex("00 02 01 23 00 16 04 51 63")));
  mpy::Module none = merge({kA, kB}, {.lines = mpy::MergedLines::Drop});
  EXPECT_EQ(dataOf(none, 1), list(fromHex("00 02 01 23 00 16 02 51 63")));
  EXPECT_EQ(dataOf(none, 2), list(fromHex("00 02 01 23 00 16 04 51 63")));
}

TEST_F(MergeTest, ASourceNameComesFirst) {
  mpy::Module merged = merge({kA, kB}, {.sourceName = "all.py"});
  EXPECT_EQ(qstrsOf(merged), (Texts{"all.py", "a.py", "<module>", "x", "b.py", "y"}));
  EXPECT_EQ(dataOf(merged, 1), list(fromHex("00 04 02 24 23 00 16 03 51 63")));
}

TEST_F(MergeTest, ASinglePartGetsNoRoot) {
  mpy::Module merged = merge({kB});
  EXPECT_EQ(merged.codes.size(), 1u);
  EXPECT_TRUE(written(arena, merged) == *files[0]);
}

/// Not those of the last file, as in mpy-tool.py.
TEST_F(MergeTest, TheLargestSmallIntWidthCounts) {
  EXPECT_EQ(merge({kA, kB}).header.smallIntBits, 31);
  EXPECT_EQ(merge({kB, kA}).header.smallIntBits, 31);
  EXPECT_EQ(merge({kB, kB}).header.smallIntBits, 15);
}

TEST_F(MergeTest, TablesOfNativeCodeComeFirst) {
  mpy::Module merged = merge({kA, kN, kB});
  EXPECT_EQ(qstrsOf(merged), (Texts{"n.py", "<module>", "a.py", "x", "b.py", "y"}));
  ASSERT_EQ(merged.codes.size(), 5u);
  // The body of a.py is the first to run all the same.
  EXPECT_EQ(dataOf(merged, 1), list(fromHex("00 04 01 24 23 01 16 03 51 63")));
  EXPECT_EQ(dataOf(merged, 2), list(fromHex("00 02 01 51 63")));
  EXPECT_EQ(merged.codes[3].kind, mpy::CodeKind::Viper);
  EXPECT_EQ(merged.header.architecture, bytecode::Architecture::Armv7m);
  EXPECT_EQ(merged.header.subVersion, 3);
  EXPECT_EQ(merged.header.archFlags, 5u);
}

TEST_F(MergeTest, NativeCodeRunsFirstIfWanted) {
  mpy::Module merged = merge({kA, kN}, {.nativeFirst = true});
  EXPECT_EQ(dataOf(merged, 1), list(fromHex("00 02 01 51 63")));
  EXPECT_EQ(merged.codes[2].kind, mpy::CodeKind::Viper);
}

TEST_F(MergeTest, ArchFlags) {
  EXPECT_EQ(merge({kA, kN}, {.archFlags = 2}).header.archFlags, 2u);
  EXPECT_FALSE(merge({kA, kN}, {.archFlags = 0}).header.hasArchFlags);
  // Without native code they would make the file unreadable, as mpy-tool.py does.
  mpy::Module merged = merge({kA, kB}, {.archFlags = 2});
  EXPECT_FALSE(merged.header.hasArchFlags);
  EXPECT_EQ(merged.header.archFlags, 0u);
}

TEST_F(MergeTest, Errors) {
  EXPECT_FALSE(tryMerge({kN, kA, kN}, {}));
  EXPECT_EQ(error.part, 2u);
  EXPECT_EQ(error.message, "can't merge files when more than one contains native code");
  EXPECT_FALSE(tryMerge({kA, kN}, {.sourceName = "x.py"}));
  EXPECT_EQ(error.part, 1u);
  EXPECT_FALSE(tryMerge({kA, kB}, {.maxQstrs = 4}));
  EXPECT_EQ(error.part, 1u);
  EXPECT_EQ(error.message, "with its strings the merged file has 5 qstrs, but at most 4 are allowed");
  // LOAD_CONST_OBJ 7 in b.py
  std::string damaged(kB);
  damaged.replace(damaged.find("23 01"), 5, "23 07");
  EXPECT_FALSE(tryMerge({kA, damaged}, {}));
  EXPECT_EQ(error.part, 1u);
  EXPECT_EQ(error.code, 0u);
  EXPECT_EQ(error.offset, 4u);
  EXPECT_EQ(error.message, "object index 7 out of range (table has 2)");
}

} // namespace
