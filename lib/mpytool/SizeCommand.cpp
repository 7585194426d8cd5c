//===- mpytool/SizeCommand.cpp - mpy-tool size ------------------------------------------------------===//

#include "cli/Options.h"
#include "inspect/SizeFormats.h"
#include "mpytool/Input.h"

#include <algorithm>
#include <charconv>

namespace adder::mpytool {

namespace {

enum Option : unsigned { By, Sort, Top, Json, Html };

using driver::OptionCompletion;
using driver::OptionForm;

constexpr driver::OptionRow kOptions[] = {
    {By, "Report", OptionForm::Joined, "--by", "WHAT", OptionCompletion::Values,
     "what a row stands for: file (default), function or kind", ""},
    {Sort, "Report", OptionForm::Joined, "--sort", "COLUMN", OptionCompletion::Values,
     "sort by a column, largest first: size (default), flash, ram or a kind; or by name", ""},
    {Top, "Report", OptionForm::Joined, "--top", "N", OptionCompletion::None, "print only the first N rows",
     ""},
    {Json, "Output", OptionForm::Exact, "--json", "", OptionCompletion::None, "print all as JSON", ""},
    {Html, "Output", OptionForm::Separate, "--html", "FILE", OptionCompletion::File,
     "write a treemap, a page that needs nothing but itself", ""},
    kHelpRow};

constexpr driver::OptionValue kValues[] = {
    {By, "file", {}},   {By, "function", {}}, {By, "kind", {}},  {Sort, "size", {}},
    {Sort, "name", {}}, {Sort, "flash", {}},  {Sort, "ram", {}},
#define SIZE_KIND(Enumerator, Name, Colour, Text) {Sort, Name, Text},
#include "inspect/SizeKinds.def"
};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION", "Says what the bytes of .mpy files are: instructions, machine code, line tables, names, "
                    "strings, constants, "
                    "overhead; by file, by function or in total. The kinds add up to the size of the files. "
                    "Also estimates what "
                    "the files cost on a 32-bit board: flash if they are frozen into the firmware, which "
                    "then takes no RAM for "
                    "them, and RAM if they are imported from a file system. All strings outside the format's "
                    "fixed list count "
                    "as new to the firmware, so both are upper limits; dictionaries and objects that the "
                    "program makes when it "
                    "runs are not counted, since both ways need them."},
    {"EXAMPLES", "See the largest functions:\n\n"
                 "  mpy-tool size --by=function --top=20 app.mpy\n\n"
                 "Draw a tree:\n\n"
                 "  mpy-tool size --html sizes.html lib/"},
};

constexpr driver::ProgramDescription kProgram = {
    "mpy-tool size",
    "show what the bytes of .mpy files are spent on",
    "[OPTION]... FILE...",
    "Each FILE is a .mpy file, a directory that stands for all .mpy files below it, or '-' for standard "
    "input.",
    ".mpy",
    kOptions,
    kValues,
    kSections,
};

struct Settings {
  inspect::SizeTableOptions table;
  bool json = false;
  std::string html;
};

std::string wrong(std::string_view option, const std::string &value, std::string_view expected) {
  return "'" + value + "' is not an argument of " + std::string(option) + ", expected " +
         std::string(expected);
}

std::string set(Settings &settings, unsigned id, const std::string &value) {
  switch (id) {
  case By:
    if (value == "file")
      settings.table.rows = inspect::SizeRows::File;
    else if (value == "function")
      settings.table.rows = inspect::SizeRows::Function;
    else if (value == "kind")
      settings.table.rows = inspect::SizeRows::Kind;
    else
      return wrong("--by", value, "file, function or kind");
    break;
  case Sort: {
    std::vector<std::string> columns = inspect::sortColumns();
    settings.table.sort = value;
    if (std::find(columns.begin(), columns.end(), value) == columns.end()) {
      std::string list;
      for (const std::string &column : columns)
        list += (list.empty() ? "" : ", ") + column;
      return wrong("--sort", value, "one of " + list);
    }
    break;
  }
  case Top: {
    auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), settings.table.top);
    if (error != std::errc() || end != value.data() + value.size() || settings.table.top == 0)
      return wrong("--top", value, "a number from 1 on");
    break;
  }
  case Json:
    settings.json = true;
    break;
  case Html:
    settings.html = value;
    break;
  }
  return {};
}

} // namespace

const driver::ProgramDescription &describeSize() { return kProgram; }

int runSize(const Environment &environment, const Words &words) {
  Settings settings;
  Words operands;
  if (std::optional<int> status = parseOptions(
          environment, kProgram, words,
          [&](unsigned id, const std::string &value) { return set(settings, id, value); }, operands))
    return *status;
  if (operands.empty())
    return usageError(environment, kProgram, "no input files");
  if (settings.json && settings.html == "-")
    return usageError(environment, kProgram, "both outputs go to standard output");
  std::string title =
      operands.size() == 1 ? shownName(operands[0]) : std::to_string(operands.size()) + " operands";
  if (!expandDirectories(environment, operands))
    return kFailure;
  std::vector<inspect::FileSize> files;
  for (const std::string &path : operands) {
    std::unique_ptr<LoadedModule> loaded = loadModule(environment, path);
    if (!loaded)
      return kFailure;
    files.push_back(inspect::measureFile(path == "-" ? "<stdin>" : path, loaded->module, *loaded->arena));
  }
  if (!settings.html.empty()) {
    int status = writeResultBeside(environment, settings.html, inspect::sizePage(files, "Sizes of " + title),
                                   operands);
    if (status != kSuccess || !settings.json)
      return status;
  }
  return print(environment,
               settings.json ? inspect::sizeJson(files) : inspect::sizeTable(files, settings.table));
}

} // namespace adder::mpytool
