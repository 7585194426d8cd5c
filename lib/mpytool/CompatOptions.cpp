//===- mpytool/CompatOptions.cpp - The options of the reference's mpy-tool.py -----------------------===//

#include "mpytool/CompatOptions.h"

#include "cli/PythonCommandLine.h"
#include "pytext/PythonText.h"

namespace adder::mpytool {

namespace {

using driver::OptionCompletion;
using driver::OptionForm;

enum Option : unsigned {
  Help,
  Version,
  Generate,
  HexDump,
  Disassemble,
  Freeze,
  Json,
  Merge,
  Extract,
  ExtractOnly,
  QstrHeader,
  LongIntegers,
  MpzDigitBits,
  ArchFlags,
  Output,
};

constexpr std::string_view kActions = "Actions of mpy-tool.py, any of them, in this order";
constexpr std::string_view kSettings = "Settings";
constexpr std::string_view kInformation = "Information";

/// Rows up to Output are the reference's, in its order, which messages about ambiguous words show.
constexpr driver::OptionRow kOptions[] = {
    {Help, kInformation, OptionForm::Exact, "-h,--help", "", OptionCompletion::None,
     "print this help and leave", ""},
    {HexDump, kActions, OptionForm::Exact, "-x,--hexdump", "", OptionCompletion::None,
     "print the bytes of the files, coloured by what they mean", ""},
    {Disassemble, kActions, OptionForm::Exact, "-d,--disassemble", "", OptionCompletion::None,
     "print header, tables and instructions of the files", ""},
    {Freeze, kActions, OptionForm::Exact, "-f,--freeze", "", OptionCompletion::None,
     "print the files as C source for a firmware", ""},
    {Json, kSettings, OptionForm::Exact, "-j,--json", "", OptionCompletion::None,
     "print what -x, -d and -f print as JSON, with what is known of each line",
     "The text itself then goes to standard error."},
    {Merge, kActions, OptionForm::Exact, "--merge", "", OptionCompletion::None,
     "merge the files into one, laid out as mpy-tool.py does",
     "The functions of all files but the first lose their line tables; the subcommand merge keeps them."},
    {Extract, kActions, OptionForm::Separate, "-e,--extract", "BASE", OptionCompletion::File,
     "write every string, constant and function to a file of its own",
     "The names are BASE_NUMBER_SOURCE_KIND_NAME.bin."},
    {ExtractOnly, kSettings, OptionForm::Separate, "--extract-only", "KIND[,...]", OptionCompletion::Values,
     "for --extract: only these kinds", ""},
    {QstrHeader, kSettings, OptionForm::Separate, "-q,--qstr-header", "FILE", OptionCompletion::File,
     "for --freeze: the firmware's qstrdefs.preprocessed.h", "Strings in it are not frozen once more."},
    {LongIntegers, kSettings, OptionForm::Separate, "-mlongint-impl", "KIND", OptionCompletion::Values,
     "for --freeze: how the firmware represents large integers (mpz)", ""},
    {MpzDigitBits, kSettings, OptionForm::Separate, "-mmpz-dig-size", "N", OptionCompletion::None,
     "for --freeze: bits of a digit of an mpz integer (16)", ""},
    {ArchFlags, kSettings, OptionForm::Separate, "-march-flags", "FLAGS", OptionCompletion::None,
     "for --merge: architecture flags of the result, instead of those of the file with native code",
     "A result without native code has none."},
    {Output, kSettings, OptionForm::Separate, "-o,--output", "FILE", OptionCompletion::File,
     "for --merge: the file to write instead of standard output", ""},
};

/// Ours; known only by their whole names, so that they make no abbreviation ambiguous.
constexpr driver::OptionRow kOwnOptions[] = {
    {Version, kInformation, OptionForm::Exact, "--version", "", OptionCompletion::None,
     "print the version and leave", ""},
    {Generate, kInformation, OptionForm::Exact, "--generate", "KIND", OptionCompletion::Values,
     "print a man page or shell completions for mpy-tool and leave", ""},
};

constexpr driver::OptionValue kValues[] = {
    {ExtractOnly, "meta", ""}, {ExtractOnly, "qstr", ""},  {ExtractOnly, "obj", ""},
    {ExtractOnly, "code", ""}, {LongIntegers, "none", ""}, {LongIntegers, "longlong", ""},
    {LongIntegers, "mpz", ""}, {Generate, "man", ""},      {Generate, "bash", ""},
    {Generate, "zsh", ""},     {Generate, "fish", ""},
};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     R"(mpy-tool shows, checks, merges and freezes files that mpy-cross has compiled. What it is to do is either a command with options of its own, or any of the options of MicroPython's mpy-tool.py, which mean the same here and print the same.

mpy-tool COMMAND --help tells about a command.)"},
    {"EXAMPLES", R"(Look into a file:

  mpy-tool -d main.mpy

Freeze two modules into a firmware:

  mpy-tool -f -q build/genhdr/qstrdefs.preprocessed.h app.mpy lib.mpy > frozen_content.c

One file instead of three, with line numbers in tracebacks:

  mpy-tool merge -o app.mpy main.mpy net.mpy util.mpy)"},
    {"EXIT STATUS",
     R"(0 if all is well, 1 if a file cannot be read or written or is at fault, 2 if the command line is wrong.)"},
};

std::string checkChoice(const std::string &value, std::initializer_list<std::string_view> choices) {
  std::string names;
  for (std::string_view choice : choices) {
    if (value == choice)
      return {};
    names += (names.empty() ? "" : ", ") + pytext::repr(choice);
  }
  return "invalid choice: " + pytext::repr(value) + " (choose from " + names + ")";
}

std::string readInteger(const std::string &value, int64_t &result) {
  std::optional<int64_t> number = pythonInteger(value);
  if (!number)
    return "invalid int value: " + pytext::repr(value);
  result = *number;
  return {};
}

std::string setOption(CompatOptions &options, unsigned id, const std::string &value) {
  switch (Option(id)) {
  case Help:
    options.wantsHelp = true;
    return {};
  case Version:
  case Generate:
    return {};
  case HexDump:
    options.hexdump = true;
    return {};
  case Disassemble:
    options.disassemble = true;
    return {};
  case Freeze:
    options.freeze = true;
    return {};
  case Json:
    options.json = true;
    return {};
  case Merge:
    options.merge = true;
    return {};
  case Extract:
    options.extract = value;
    return {};
  case ExtractOnly:
    options.extractOnly = value;
    return {};
  case QstrHeader:
    options.qstrHeader = value;
    return {};
  case LongIntegers:
    options.longIntegers = value;
    return checkChoice(value, {"none", "longlong", "mpz"});
  case MpzDigitBits:
    return readInteger(value, options.mpzDigitBits);
  case ArchFlags:
    return readInteger(value, options.archFlags.emplace());
  case Output:
    options.output = value;
    return {};
  }
  return {};
}

} // namespace

const driver::ProgramDescription &describeMpyTool() {
  static const std::vector<driver::OptionRow> rows = [] {
    std::vector<driver::OptionRow> all(std::begin(kOptions), std::end(kOptions));
    all.insert(all.end(), std::begin(kOwnOptions), std::end(kOwnOptions));
    // --help prints a group where its first row stands.
    std::stable_sort(all.begin(), all.end(), [](const driver::OptionRow &a, const driver::OptionRow &b) {
      auto rank = [](const driver::OptionRow &row) {
        return row.group == kActions ? 0 : row.group == kSettings ? 1 : 2;
      };
      return rank(a) < rank(b);
    });
    return all;
  }();
  static const driver::ProgramDescription program = {
      "mpy-tool",
      "inspect, check, merge and freeze .mpy files",
      "[COMMAND] [OPTION]... FILE...",
      "Works with the files that mpy-cross compiles: by one of the commands, which have options of their own "
      "(mpy-tool COMMAND --help), or else by the options of MicroPython's mpy-tool.py.",
      ".mpy",
      rows,
      kValues,
      kSections};
  return program;
}

std::string parseCompatOptions(const Words &words, CompatOptions &options) {
  // Our own options are looked for only where nothing of the reference's could be meant.
  if (words.size() == 1 && words[0] == "--version") {
    options.wantsVersion = true;
    return {};
  }
  constexpr std::string_view generate = "--generate=";
  if (words.size() == 1 && words[0].starts_with(generate)) {
    options.generate = words[0].substr(generate.size());
    return checkChoice(*options.generate, {"man", "bash", "zsh", "fish"}).empty()
               ? std::string()
               : "argument --generate: " + checkChoice(*options.generate, {"man", "bash", "zsh", "fish"});
  }
  PythonCommandLine line = parsePythonCommandLine(
      kOptions, "files", words,
      [&](unsigned id, const std::string &value) { return setOption(options, id, value); },
      [](unsigned id) { return id == Help; });
  options.files = std::move(line.operands);
  return line.error;
}

std::string_view compatUsage() {
  return "usage: mpy-tool [-h] [-x] [-d] [-f] [-j] [--merge] [-e BASE]\n"
         "                [--extract-only KIND[,...]] [-q QSTR_HEADER]\n"
         "                [-mlongint-impl {none,longlong,mpz}] [-mmpz-dig-size N]\n"
         "                [-march-flags F] [-o OUTPUT]\n"
         "                files [files ...]\n";
}

} // namespace adder::mpytool
