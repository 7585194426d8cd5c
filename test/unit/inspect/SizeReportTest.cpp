//===- test/unit/inspect/SizeReportTest.cpp - Kinds add up to the file ------------------------------===//

#include "Modules.h"
#include "inspect/SizeFormats.h"

namespace adder::test {
namespace {

using inspect::SizeKind;

inspect::FileSize measured(OwnedModule &module) {
  return inspect::measureFile("app.mpy", module.module, module.arena);
}

TEST(SizeReport, KindsAddUpToTheSizeOfEveryGoldenFile) {
  size_t files = 0;
  for (const auto &path : mpyFilesBelow("golden")) {
    SCOPED_TRACE(path.string());
    OwnedModule module(readWholeFile(path));
    inspect::FileSize size = measured(module);
    EXPECT_EQ(size.sizes.total(), module.file.size());
    uint64_t strings = 0, constants = 0;
    for (const inspect::EntrySize &entry : size.strings)
      strings += entry.bytes;
    for (const inspect::EntrySize &entry : size.constants)
      constants += entry.bytes;
    EXPECT_EQ(size.sizes[SizeKind::Strings], strings);
    EXPECT_EQ(size.sizes[SizeKind::Constants], constants);
    uint64_t functions = 0;
    for (const inspect::FunctionSize &function : size.functions)
      functions += function.sizes.total();
    EXPECT_EQ(size.sizes.total(), functions + strings + constants + size.sizes[SizeKind::Header] +
                                      size.sizes[SizeKind::Trailing]);
    ++files;
  }
  EXPECT_GT(files, 100u);
}

TEST(SizeReport, NativeModulesAndTrailingBytes) {
  // A linked module: text, rodata, bss, relocations; and three bytes behind it.
  OwnedModule module(
      fromHex("4d 06 17 1f 01 00 08 61 2e 70 79 00 22 01 02 03 04 70 02 08 aa bb 01 00 ff 01 02 03"));
  inspect::FileSize size = measured(module);
  EXPECT_EQ(size.sizes.total(), module.file.size());
  EXPECT_EQ(size.sizes[SizeKind::Native], 4u);
  EXPECT_EQ(size.sizes[SizeKind::NativeData], 2u + 3u);
  EXPECT_EQ(size.sizes[SizeKind::Trailing], 3u);
  EXPECT_EQ(size.ram.code, 16u + 16u) << "text; read-only data and zeroed data together";
}

TEST(SizeReport, CostsOfAFrozenModule) {
  OwnedModule module(compiled("def f(a):\n  return a + 123456789012\nx = 'a string constant'\n"));
  inspect::FileSize size = measured(module);
  uint64_t data = module.module.codes[0].data.size() + module.module.codes[1].data.size();
  EXPECT_EQ(size.flash.code, data);
  EXPECT_EQ(size.flash.rawCodes, 12u + 4u) << "the module and its table of children; a leaf is its bytes";
  EXPECT_EQ(size.flash.tables, 2 * module.module.qstrs.size() + 4 * module.module.objects.size());
  EXPECT_EQ(size.flash.constants, 16u + 18u + 16u + 6u) << "a str of 17 bytes and an int of 37 bits";
  EXPECT_EQ(size.flash.strings, 4 * 8u + 6u + 3 * 1u) << "app.py, f, a, x are not static";
}

TEST(SizeReport, SharedStringsCountOnceInTotals) {
  OwnedModule a(compiled("some_name = 1\n")), b(compiled("some_name = 2\n"));
  std::vector<inspect::FileSize> files = {measured(a), measured(b)};
  inspect::SizeTotals totals = inspect::totalOf(files);
  EXPECT_EQ(totals.sizes.total(), a.file.size() + b.file.size());
  EXPECT_EQ(totals.flash.strings, files[0].flash.strings);
  EXPECT_EQ(totals.flash.code, files[0].flash.code + files[1].flash.code);
}

TEST(SizeReport, PageEscapesNames) {
  OwnedModule module(compiled("x = '</script><b>'\n"));
  std::vector<inspect::FileSize> files = {measured(module)};
  std::string page = inspect::sizePage(files, "a <b> & c");
  EXPECT_NE(page.find("<title>a &lt;b> &amp; c</title>"), std::string::npos);
  EXPECT_EQ(page.find("</script><b>"), std::string::npos);
  EXPECT_NE(page.find("\\u003c/script>"), std::string::npos);
  EXPECT_EQ(page.find("http"), std::string::npos) << "nothing is loaded from elsewhere";
}

TEST(SizeReport, PageOfDeeplyNestedFunctions) {
  // 3000 functions, each within the one before.
  Bytes file = fileOf(kStart);
  for (int i = 0; i < 3000; ++i) {
    Bytes element = fromHex("2c 00 02 01 51 63 01");
    file.insert(file.end(), element.begin(), element.end());
  }
  Bytes last = fromHex("28 00 02 01 51 63");
  file.insert(file.end(), last.begin(), last.end());
  OwnedModule module(file);
  std::vector<inspect::FileSize> files = {measured(module)};
  EXPECT_EQ(files[0].sizes.total(), file.size());
  EXPECT_LT(inspect::sizePage(files, "deep").size(), 2000000u);
}

} // namespace
} // namespace adder::test
