//===- test/unit/inspect/DamageTest.cpp - Reports of files with a wrong byte ------------------------===//
//
// What the reader accepts may hold any instructions; every report must survive them, and a stripped file must
// still be one that the reader accepts.
//
//===------------------------------------------------------------------------------------------------===//

#include "Modules.h"
#include "inspect/ModuleDiff.h"
#include "mpy/Strip.h"

#include <random>

namespace adder::test {
namespace {

void expectReports(const Bytes &file, const OwnedModule &original) {
  HostArena arena;
  mpy::ReadError error;
  auto module = mpy::read(arena, file, {}, error);
  if (!module)
    return;
  EXPECT_EQ(inspect::measureFile("x", *module, arena).sizes.total(), file.size());
  for (mpy::StripLines lines :
       {mpy::StripLines::Statement, mpy::StripLines::Function, mpy::StripLines::None}) {
    Bytes stripped = written(arena, mpy::strip(arena, *module, {lines, true}).module);
    EXPECT_TRUE(mpy::read(arena, stripped, {}, error).has_value()) << error.field << ": " << error.message;
  }
  inspect::ModuleDiff diff =
      inspect::diffModules({original.module, original.bytes()}, {*module, file}, true, arena);
  EXPECT_FALSE(inspect::diffText(diff).empty());
}

TEST(Damage, OneWrongByte) {
  std::mt19937 random(7);
  std::vector<std::filesystem::path> paths = mpyFilesBelow("golden");
  ASSERT_FALSE(paths.empty());
  for (int round = 0; round < 300; ++round) {
    const std::filesystem::path &path = paths[random() % paths.size()];
    OwnedModule original(readWholeFile(path));
    Bytes file = original.file;
    size_t at = random() % file.size();
    uint8_t byte = uint8_t(random());
    if (file[at] == byte)
      continue;
    SCOPED_TRACE(path.string() + " byte " + std::to_string(at) + " = " + std::to_string(byte));
    file[at] = byte;
    expectReports(file, original);
  }
}

} // namespace
} // namespace adder::test
