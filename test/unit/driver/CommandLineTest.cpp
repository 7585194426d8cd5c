//===- driver/CommandLineTest.cpp - Finding options and operands ----------------------------------===//

#include "driver/CommandLine.h"

#include <gtest/gtest.h>

namespace adder::driver {
namespace {

constexpr OptionRow kRows[] = {
    {0, "G", OptionForm::Separate, "-o", "FILE", OptionCompletion::File, "", ""},
    {1, "G", OptionForm::Exact, "-v", "", OptionCompletion::None, "", ""},
    {2, "G", OptionForm::Joined, "-march=", "ARCH", OptionCompletion::None, "", ""},
    {3, "G", OptionForm::JoinedOrSeparate, "-j,--jobs", "N", OptionCompletion::None, "", ""},
    {4, "G", OptionForm::Exact, "--stats", "[=FORMAT]", OptionCompletion::None, "", ""},
    {5, "G", OptionForm::Exact, "--stop", "", OptionCompletion::None, "", ""},
    {6, "G", OptionForm::Joined, "-O", "[N]", OptionCompletion::None, "", ""},
};
constexpr ProgramDescription kProgram = {"tool", "", "", "", "", kRows, {}, {}};

struct Parsed {
  std::string options; ///< "id=value;" for each call of the setter
  std::vector<std::string> operands;
  std::string error;
};

Parsed parse(const std::vector<std::string> &words, const std::string &bad = "no such value") {
  Parsed parsed;
  auto set = [&](unsigned id, const std::string &value) {
    parsed.options += std::to_string(id) + "=" + value + ";";
    return value == bad ? "'" + value + "' is bad" : std::string();
  };
  CommandLineResult result = parseCommandLine(kProgram, words, {set, [](unsigned id) { return id == 5; }});
  parsed.operands = result.operands;
  parsed.error = result.error;
  return parsed;
}

TEST(CommandLine, readsEveryForm) {
  Parsed parsed = parse({"-o", "x", "-v", "-march=arm", "-j4", "--stats", "-O2"});
  EXPECT_EQ(parsed.error, "");
  EXPECT_EQ(parsed.options, "0=x;1=;2=arm;3=4;4=;6=2;");
  EXPECT_EQ(parse({"-j", "4"}).options, "3=4;");
  EXPECT_EQ(parse({"--jobs", "4"}).options, "3=4;");
  EXPECT_EQ(parse({"--jobs=4"}).options, "3=4;");
  EXPECT_EQ(parse({"--stats=json", "-O"}).options, "4=json;6=;");
}

TEST(CommandLine, keepsTheOrderOfOneOption) {
  EXPECT_EQ(parse({"-O1", "a", "-O3", "-O2"}).options, "6=1;6=3;6=2;");
}

TEST(CommandLine, takesAnyWordAsSeparateArgument) {
  for (std::string value : {"-v", "--", "", "-", "{}", "[a,b]", "=", "--jobs=4", "%%", "a b"})
    EXPECT_EQ(parse({"-o", value}).options, "0=" + value + ";");
}

TEST(CommandLine, takesAnyAttachedArgument) {
  for (std::string value : {"", "{}", "[a,b]", "=", "-v"}) {
    EXPECT_EQ(parse({"-march=" + value}).options, "2=" + value + ";");
    EXPECT_EQ(parse({"--jobs=" + value}).options, "3=" + value + ";");
  }
}

TEST(CommandLine, separatesOperands) {
  Parsed parsed = parse({"a", "-v", "-", "", "--", "-v", "--"});
  EXPECT_EQ(parsed.operands, (std::vector<std::string>{"a", "-", "", "-v", "--"}));
  EXPECT_EQ(parsed.options, "1=;");
}

TEST(CommandLine, stopsWhereTheToolSays) {
  Parsed parsed = parse({"-v", "--stop", "--nonsense", "a"});
  EXPECT_EQ(parsed.error, "");
  EXPECT_EQ(parsed.options, "1=;5=;");
  EXPECT_TRUE(parsed.operands.empty());
}

TEST(CommandLine, namesTheWordThatIsWrong) {
  EXPECT_EQ(parse({"-q"}).error, "unknown option '-q'");
  EXPECT_EQ(parse({"-vv"}).error, "unknown option '-vv'");
  EXPECT_EQ(parse({"-ox"}).error, "unknown option '-ox'");
  EXPECT_EQ(parse({"--stop=1"}).error, "unknown option '--stop=1', did you mean '--stop'?");
  EXPECT_EQ(parse({"--jbos=1"}).error, "unknown option '--jbos=1', did you mean '--jobs'?");
  EXPECT_EQ(parse({"a", "-o"}).error, "option '-o' needs an argument (FILE)");
  EXPECT_EQ(parse({"--jobs"}).error, "option '--jobs' needs an argument (N)");
  EXPECT_EQ(parse({"-o", "no such value"}).error, "'no such value' is bad");
  EXPECT_EQ(parse({"-march=" + std::string(100000, 'x'), "-" + std::string(100000, 'y')}).error.size(),
            100018u);
}

} // namespace
} // namespace adder::driver
