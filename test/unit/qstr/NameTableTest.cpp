//===- test/unit/qstr/NameTableTest.cpp - Interner and static strings -------------------------------===//

#include "qstr/NameTable.h"
#include "../HostArena.h"

#include <gtest/gtest.h>

#include <string>

using namespace adder;
using qstr::NameId;
using qstr::NameTable;

namespace {

// Written down from files of the reference compiler, not from the table under test.
// clang-format off
constexpr std::string_view kExpected[] = {
    "", "__dir__", "\n", " ", "*", "/", "<module>", "_", "__call__", "__class__", "__delitem__",
    "__enter__", "__exit__", "__getattr__", "__getitem__", "__hash__", "__init__", "__int__", "__iter__",
    "__len__", "__main__", "__module__", "__name__", "__new__", "__next__", "__qualname__", "__repr__",
    "__setitem__", "__str__", "ArithmeticError", "AssertionError", "AttributeError", "BaseException",
    "EOFError", "Ellipsis", "Exception", "GeneratorExit", "ImportError", "IndentationError", "IndexError",
    "KeyError", "KeyboardInterrupt", "LookupError", "MemoryError", "NameError", "NoneType",
    "NotImplementedError", "OSError", "OverflowError", "RuntimeError", "StopIteration", "SyntaxError",
    "SystemExit", "TypeError", "ValueError", "ZeroDivisionError", "abs", "all", "any", "append", "args",
    "bool", "builtins", "bytearray", "bytecode", "bytes", "callable", "chr", "classmethod", "clear",
    "close", "const", "copy", "count", "dict", "dir", "divmod", "end", "endswith", "eval", "exec", "extend",
    "find", "format", "from_bytes", "get", "getattr", "globals", "hasattr", "hash", "id", "index", "insert",
    "int", "isalpha", "isdigit", "isinstance", "islower", "isspace", "issubclass", "isupper", "items",
    "iter", "join", "key", "keys", "len", "list", "little", "locals", "lower", "lstrip", "main", "map",
    "micropython", "next", "object", "open", "ord", "pop", "popitem", "pow", "print", "range", "read",
    "readinto", "readline", "remove", "replace", "repr", "reverse", "rfind", "rindex", "round", "rsplit",
    "rstrip", "self", "send", "sep", "set", "setattr", "setdefault", "sort", "sorted", "split", "start",
    "startswith", "staticmethod", "step", "stop", "str", "strip", "sum", "super", "throw", "to_bytes",
    "tuple", "type", "update", "upper", "utf-8", "value", "values", "write", "zip",
};
// clang-format on

class NameTableTest : public testing::Test {
protected:
  test::HostArena arena;
  NameTable names{arena};
};

TEST_F(NameTableTest, StaticStringsHaveTheNumbersOfTheFormat) {
  ASSERT_EQ(std::size(kExpected), 165u);
  for (uint32_t i = 0; i < std::size(kExpected); ++i) {
    EXPECT_EQ(names.text({i + 1}), kExpected[i]);
    EXPECT_EQ(qstr::staticText(i + 1), kExpected[i]);
    EXPECT_EQ(names.find(kExpected[i]), NameId{i + 1});
  }
}

TEST_F(NameTableTest, StaticNameIsKnownToTheCompiler) {
  static_assert(qstr::staticName("").value == 1);
  static_assert(qstr::staticName("<module>").value == 7);
  static_assert(qstr::staticName("zip").value == 165);
  EXPECT_TRUE(names.isStatic(qstr::staticName("print")));
}

TEST_F(NameTableTest, KnowsTheLongNamesOfTheReferenceAndNoOthers) {
  for (std::string_view text : {"StopAsyncIteration", "maximum recursion depth exceeded", "vcvt_s32_f32"}) {
    NameId id = names.find(text);
    EXPECT_TRUE(id) << text;
    EXPECT_FALSE(names.isStatic(id)) << text;
  }
  EXPECT_FALSE(names.find("UnicodeDecodeError"));
  EXPECT_FALSE(names.find("__annotations__"));
  EXPECT_EQ(names.size(), 1u + 165 + 26);
}

TEST_F(NameTableTest, InternGivesOneIdPerText) {
  NameId first = names.intern("counter");
  EXPECT_EQ(names.intern("counter"), first);
  EXPECT_EQ(names.find("counter"), first);
  EXPECT_NE(names.intern("counters"), first);
  EXPECT_EQ(names.intern("print"), qstr::staticName("print"));
  EXPECT_EQ(names.text(first), "counter");
}

TEST_F(NameTableTest, KeepsItsOwnCopyOfTheText) {
  std::string text = "volatile";
  NameId id = names.intern(text);
  text = "________";
  EXPECT_EQ(names.text(id), "volatile");
}

TEST_F(NameTableTest, TextsMayHoldAnyBytes) {
  std::string_view zero("a\0b", 3);
  NameId id = names.intern(zero);
  EXPECT_NE(names.intern("a"), id);
  EXPECT_EQ(names.text(id), zero);
}

TEST_F(NameTableTest, SurvivesGrowth) {
  std::vector<NameId> ids;
  for (int i = 0; i < 20000; ++i)
    ids.push_back(names.intern("name" + std::to_string(i)));
  for (int i = 0; i < 20000; ++i) {
    ASSERT_EQ(names.find("name" + std::to_string(i)), ids[i]);
    ASSERT_EQ(names.text(ids[i]), "name" + std::to_string(i));
  }
  EXPECT_FALSE(names.find("name20000"));
}

TEST_F(NameTableTest, HashMayBeComputedByteByByte) {
  uint32_t hash = NameTable::kHashSeed;
  for (unsigned char c : std::string_view("while_scanning"))
    hash = NameTable::hashStep(hash, c);
  EXPECT_EQ(names.internHashed("while_scanning", hash), names.intern("while_scanning"));
}

} // namespace
