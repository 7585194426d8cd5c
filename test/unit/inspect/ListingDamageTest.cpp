//===- test/unit/inspect/ListingDamageTest.cpp - Any bytes can be shown -----------------------------===//

#include "../mpy/MpyFiles.h"
#include "inspect/Disassembly.h"
#include "inspect/ModuleDump.h"

using namespace adder;
using namespace adder::test;

namespace {

/// Shows the file in every way, if it is one.
bool show(const Bytes &file) {
  HostArena arena;
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, file, {}, error);
  if (!module)
    return false;
  support::TextWriter out(arena);
  inspect::DumpOptions dump;
  dump.showOffsets = true;
  EXPECT_EQ(inspect::writeDump(arena, *module, dump, out), module->codes.size());
  inspect::DisassemblyOptions options;
  std::vector<std::string> source(3, "x");
  options.source = &source;
  options.showBytes = true;
  options.writeMachineCode = [&](support::TextWriter &text, uint32_t code) {
    text << "machine code of " << uint64_t(module->codes[code].data.size()) << " bytes\n";
  };
  EXPECT_EQ(inspect::writeDisassembly(arena, *module, options, out), module->codes.size());
  return true;
}

TEST(ListingDamageTest, EveryByteOfSmallFiles) {
  size_t shown = 0;
  for (const char *directory : {"golden/lang", "fuzz/corpus/ReaderFuzzer"}) {
    std::vector<std::filesystem::path> paths = mpyFilesBelow(directory);
    for (size_t i = 0; i < paths.size(); i += 15) {
      Bytes file = readWholeFile(paths[i]);
      if (file.size() > 700)
        continue;
      for (uint8_t &byte : file)
        for (uint8_t value :
             {uint8_t(0x00), uint8_t(0x80), uint8_t(0xff), uint8_t(~byte), uint8_t(byte ^ 0x10)}) {
          uint8_t old = byte;
          byte = value;
          shown += show(file);
          byte = old;
        }
    }
  }
  EXPECT_GT(shown, 1000u);
}

} // namespace
