//===- test/unit/inspect/FileLayoutTest.cpp - Offsets point at what they say ------------------------===//

#include "inspect/FileLayout.h"
#include "../mpy/MpyFiles.h"
#include "mpy/Traversal.h"

using namespace adder;
using namespace adder::test;

namespace {

/// Everything that points into the file must lie where the layout says.
void expectLayout(const Bytes &file) {
  HostArena arena;
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, file, {}, error);
  ASSERT_TRUE(module) << error.message;
  inspect::FileLayout layout = inspect::layoutOf(arena, *module);
  for (size_t i = 0; i < module->qstrs.size(); ++i)
    if (const mpy::Qstr &qstr = module->qstrs[i]; !qstr.staticNumber) {
      size_t text = size_t(reinterpret_cast<const uint8_t *>(qstr.text.data()) - file.data());
      EXPECT_EQ(text + qstr.text.size() + 1, layout.qstrs[i + 1]);
    }
  size_t position = 0;
  mpy::forEachObject(arena, module->objects, [&](const mpy::Object &object, mpy::ObjectPlace) {
    EXPECT_EQ(file[layout.objects[position++]], uint8_t(object.kind));
  });
  EXPECT_EQ(position + 1, layout.objects.size());
  for (size_t i = 0; i < module->codes.size(); ++i) {
    const mpy::RawCode &code = module->codes[i];
    EXPECT_EQ(size_t(code.data.data() - file.data()), layout.codes[i].data);
    EXPECT_EQ(file[layout.codes[i].data - 1] & 3, uint8_t(code.kind));
    if (!code.rodata.empty()) {
      EXPECT_EQ(size_t(code.rodata.data() - file.data()), layout.codes[i].rodata);
    }
    if (!code.relocations.empty()) {
      EXPECT_EQ(size_t(code.relocations.data() - file.data()), layout.codes[i].relocations);
    }
  }
  EXPECT_EQ(layout.trailing, file.size() - module->trailing.size());
}

TEST(FileLayoutTest, GoldenFiles) {
  std::vector<std::filesystem::path> paths = mpyFilesBelow("golden/lang");
  ASSERT_GE(paths.size(), 100u);
  for (size_t i = 0; i < paths.size(); i += 10)
    expectLayout(readWholeFile(paths[i]));
}

TEST(FileLayoutTest, SeedsOfTheFuzzers) {
  for (const std::filesystem::path &path : mpyFilesBelow("fuzz/corpus/ReaderFuzzer"))
    expectLayout(readWholeFile(path));
}

TEST(FileLayoutTest, ArchFlagsAndTrailingBytes) {
  HostArena arena;
  Bytes file = fromHex("4d 06 6f 1f 81 00 01 00 0f 28 00 02 00 51 63 aa bb");
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, file, {}, error);
  ASSERT_TRUE(module) << error.message;
  inspect::FileLayout layout = inspect::layoutOf(arena, *module);
  EXPECT_EQ(layout.archFlags, 4u);
  EXPECT_EQ(layout.qstrCount, 6u);
  EXPECT_EQ(layout.objectCount, 7u);
  EXPECT_EQ(layout.codes[0].start, 9u);
  EXPECT_EQ(layout.trailing, 15u);
}

} // namespace
