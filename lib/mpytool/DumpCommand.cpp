//===- mpytool/DumpCommand.cpp - mpy-tool dump ------------------------------------------------------===//

#include "cli/Options.h"
#include "inspect/FormatReference.h"
#include "inspect/ModuleDump.h"
#include "mpytool/Input.h"

namespace adder::mpytool {

namespace {

enum OptionId : unsigned { Show, Function, Offsets, FormatTables };

constexpr driver::OptionRow kOptions[] = {
    {Show, "Content", driver::OptionForm::Exact, "--show", "PARTS", driver::OptionCompletion::Values,
     "show only these parts: a list of header, qstrs, objects, code", "Without it all parts are shown."},
    {Function, "Content", driver::OptionForm::Exact, "--function", "PATTERN", driver::OptionCompletion::None,
     "show only the code of functions that match",
     "PATTERN is a name or the path to it (Sensor.read), in which '*' stands for any characters and '?' for "
     "one; #N is code number N. Without --show, nothing but code is shown."},
    {Offsets, "Content", driver::OptionForm::Exact, "--offsets", "", driver::OptionCompletion::None,
     "put the offset in the file before each line", ""},
    {FormatTables, "Information", driver::OptionForm::Exact, "--format-tables", "",
     driver::OptionCompletion::None, "print the tables of the format as Markdown and leave",
     "They are those of the page mpy-format."},
    kHelpRow,
};

constexpr driver::OptionValue kValues[] = {
    {Show, "header", "version, architecture, width of small integers"},
    {Show, "qstrs", "the string table"},
    {Show, "objects", "the constant table"},
    {Show, "code", "functions with their preludes, and what follows them"},
};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     "Shows everything that a .mpy file holds except instructions, which 'mpy-tool disasm' lists: each field "
     "with its size and meaning, the string and constant tables, and of each function its signature, names, "
     "line table and cells. Native code is described by its fields, rodata and relocations. The page "
     "mpy-format explains the format."},
    {"EXAMPLES", "  mpy-tool dump sensors.mpy\n"
                 "  mpy-tool dump --offsets --show=header,qstrs sensors.mpy\n"
                 "  mpy-tool dump --function='Sensor.*' build/"},
    {"EXIT STATUS", "0 if every file was shown, 1 if a file cannot be read or is damaged, or nothing matches "
                    "--function, 2 if the command line is wrong."},
};

constexpr driver::ProgramDescription kProgram = {
    "mpy-tool dump",
    "show what a .mpy file holds",
    "[OPTION]... FILE...",
    "Shows header, strings, constants and functions of each FILE. A directory stands for the .mpy files "
    "below "
    "it, '-' for standard input.",
    ".mpy",
    kOptions,
    kValues,
    kSections,
};

/// Takes "--show=header,code" apart.
std::string setParts(const std::string &list, inspect::DumpOptions &options) {
  options.showHeader = options.showQstrs = options.showObjects = options.showCode = false;
  for (size_t start = 0; start <= list.size();) {
    size_t end = std::min(list.find(',', start), list.size());
    std::string part = list.substr(start, end - start);
    bool *shown = part == "header"    ? &options.showHeader
                  : part == "qstrs"   ? &options.showQstrs
                  : part == "objects" ? &options.showObjects
                  : part == "code"    ? &options.showCode
                                      : nullptr;
    if (!shown)
      return "'" + part + "' is no part of a file (header, qstrs, objects or code)";
    *shown = true;
    start = end + 1;
  }
  return {};
}

} // namespace

const driver::ProgramDescription &describeDump() { return kProgram; }

int runDump(const Environment &environment, const Words &words) {
  inspect::DumpOptions options;
  bool choosesParts = false, wantsTables = false;
  auto set = [&](unsigned id, const std::string &value) {
    if (id == Show) {
      choosesParts = true;
      return setParts(value, options);
    }
    if (id == Function)
      options.functionPattern = value;
    else if (id == Offsets)
      options.showOffsets = true;
    else if (id == FormatTables)
      wantsTables = true;
    return std::string();
  };
  Words files;
  if (std::optional<int> status = parseOptions(environment, kProgram, words, set, files))
    return *status;
  if (wantsTables)
    return print(environment, inspect::formatReference());
  if (files.empty())
    return usageError(environment, kProgram, "no input file");
  if (!options.functionPattern.empty() && !choosesParts)
    options.showHeader = options.showQstrs = options.showObjects = false;
  if (!expandDirectories(environment, files))
    return kFailure;
  int status = kSuccess;
  size_t chosen = 0, shown = 0;
  for (const std::string &file : files) {
    std::unique_ptr<LoadedModule> loaded = loadModule(environment, file);
    if (!loaded) {
      status = kFailure;
      continue;
    }
    support::TextWriter text(*loaded->arena);
    text << shownName(file) << ", " << uint64_t(loaded->bytes.size()) << " bytes\n\n";
    size_t found = inspect::writeDump(*loaded->arena, loaded->module, options, text);
    chosen += found;
    if (found || options.functionPattern.empty() || choosesParts)
      if (int failed = print(environment, (shown++ ? "\n" : "") + std::string(text.text())))
        return failed;
  }
  if (status == kSuccess && chosen == 0)
    return reportError(environment, "no function matches '" + options.functionPattern + "'");
  return status;
}

} // namespace adder::mpytool
