//===- test/unit/support/TextWriterTest.cpp - Numbers and quoting in dumps -----------------------------===//

#include "support/TextWriter.h"
#include "../HostArena.h"

#include <gtest/gtest.h>

using namespace adder;
using support::TextWriter;

namespace {

TEST(TextWriter, Integers) {
  test::HostArena arena;
  TextWriter out(arena);
  out << uint64_t(0) << ' ' << UINT64_MAX << ' ' << INT64_MIN << ' ' << int32_t(-7) << ' ' << uint32_t(7);
  EXPECT_EQ(out.text(), "0 18446744073709551615 -9223372036854775808 -7 7");
}

TEST(TextWriter, HexPadsAndNeverCuts) {
  test::HostArena arena;
  TextWriter out(arena);
  out.hex(0) << ' ';
  out.hex(0xa, 2) << ' ';
  out.hex(0x1234, 2) << ' ';
  out.hex(UINT64_MAX);
  EXPECT_EQ(out.text(), "0 0a 1234 ffffffffffffffff");
}

TEST(TextWriter, PadToCountsFromTheLineStart) {
  test::HostArena arena;
  TextWriter out(arena);
  out << "long first line\nab";
  out.padTo(4) << '|';
  out.padTo(3) << '|';
  EXPECT_EQ(out.text(), "long first line\nab  ||");
}

TEST(TextWriter, Quoted) {
  test::HostArena arena;
  TextWriter out(arena);
  out.quoted(std::string_view("it's \\ \n \0 \xc3~", 13));
  EXPECT_EQ(out.text(), R"('it\'s \\ \n \x00 \xc3~')");
}

} // namespace
