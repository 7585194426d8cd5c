//===- mpytool/DisasmCommand.cpp - mpy-tool disasm --------------------------------------------------===//

#include "cli/Options.h"
#include "disassembler/MachineCode.h"
#include "driver/Files.h"
#include "driver/Text.h"
#include "inspect/Disassembly.h"
#include "mpytool/Input.h"

#include <algorithm>

namespace adder::mpytool {

namespace {

enum OptionId : unsigned { Function, Source, Bytes };

constexpr driver::OptionRow kOptions[] = {
    {Function, "Content", driver::OptionForm::Exact, "--function", "PATTERN", driver::OptionCompletion::None,
     "list only functions that match",
     "PATTERN is a name or the path to it (Sensor.read), in which '*' stands for any characters and '?' for "
     "one; #N is code number N."},
    {Source, "Content", driver::OptionForm::Exact, "--source", "PATH", driver::OptionCompletion::File,
     "put the lines of the source above their instructions",
     "PATH is the source file, or a directory below which it has the name that the .mpy file stores, or else "
     "an end of that name, the longest that exists: of examples/x/a.py in src, src/examples/x/a.py, "
     "src/x/a.py, src/a.py. May be given several times: each .mpy file takes the first that fits."},
    {Bytes, "Content", driver::OptionForm::Exact, "--bytes", "", driver::OptionCompletion::None,
     "show the bytes of each instruction", ""},
    kHelpRow,
};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     "Lists the functions of .mpy files, one instruction a line: source line where it changes, offset in the "
     "function, depth of the value stack before the instruction in brackets, mnemonic and operand. Names and "
     "constants stand for their numbers, labels for the distances of jumps; a label that begins an exception "
     "handler says which instructions set it up. The depth is [?] where paths disagree about it and [-] "
     "where "
     "no path leads. A finally handler that a return or break passes through finds one value more than "
     "shown. "
     "Functions of machine code are listed in the same order."},
    {"EXAMPLES", "  mpy-tool disasm sensors.mpy\n"
                 "  mpy-tool disasm --source=src --function=Sensor.read sensors.mpy\n"
                 "  mpy-cross -o - sensors.py | mpy-tool disasm --bytes -"},
    {"EXIT STATUS",
     "0 if every file was listed, 1 if a file cannot be read or is damaged, or nothing matches "
     "--function, 2 if the command line is wrong."},
};

constexpr driver::ProgramDescription kProgram = {
    "mpy-tool disasm",
    "list the instructions of .mpy files",
    "[OPTION]... FILE...",
    "Lists the functions of each FILE. A directory stands for the .mpy files below it, '-' for standard "
    "input.",
    ".mpy",
    kOptions,
    {},
    kSections,
};

constexpr size_t kLargestSource = 64u << 20;

std::vector<std::string> linesOf(std::string_view text) {
  std::vector<std::string> lines;
  for (size_t start = 0; start < text.size();) {
    size_t end = std::min(text.find('\n', start), text.size());
    std::string_view line = text.substr(start, end - start);
    if (line.ends_with('\r'))
      line.remove_suffix(1);
    std::string shown;
    for (char c : line) // tabs as a terminal would show them
      if (c == '\t')
        shown.append(8 - shown.size() % 8, ' ');
      else
        shown += c;
    lines.push_back(driver::harmless(shown));
    start = end + 1;
  }
  return lines;
}

/// Whether a name from a .mpy file, which anyone can have written, leads to something below a directory.
bool staysBelow(std::string_view name) {
  if (name.empty() || name[0] == '/' || name.find('\0') != name.npos)
    return false;
  return ("/" + std::string(name) + "/").find("/../") == std::string::npos;
}

/// Where the source of a module could be, given one --source: the file itself, or in a directory by the
/// stored name, or by ever shorter ends of that.
Words candidatesOf(const std::string &path, std::string_view storedName) {
  constexpr size_t kLongestName = 4096; // what systems take; a hostile one would have too many ends
  if (!driver::isDirectory(path))
    return {path};
  Words candidates;
  for (std::string_view end = storedName;; end.remove_prefix(end.find('/') + 1)) {
    if (end.size() <= kLongestName && staysBelow(end))
      candidates.push_back(path + "/" + std::string(end));
    if (end.find('/') == end.npos)
      return candidates;
  }
}

/// Finds the sources of modules.
class Sources {
public:
  explicit Sources(const Words &paths) : paths(paths) {}

  /// Lines of the source of `module`, or nothing after reporting what is wrong.  `found` says whether there
  /// are any.
  bool find(const Environment &environment, const LoadedModule &module, std::vector<std::string> &lines,
            bool &found) {
    found = false;
    std::string storedName(module.module.qstrs[0].text);
    for (const std::string &path : paths)
      for (const std::string &candidate : candidatesOf(path, storedName)) {
        bool isNamed = candidate == path; // the user means this file
        if (!isNamed && (!driver::exists(candidate) || driver::isDirectory(candidate)))
          continue;
        std::string base = storedName.substr(storedName.rfind('/') + 1);
        if (isNamed && paths.size() > 1 && path.substr(path.rfind('/') + 1) != base)
          continue;
        driver::FileContent content = driver::readFile(candidate, kLargestSource);
        if (content.error || content.tooLarge) {
          reportFileError(environment, candidate,
                          content.error ? "cannot read: " + driver::errorText(content.error)
                                        : "too large for a source file");
          return false;
        }
        lines = linesOf(content.text);
        found = true;
        return true;
      }
    return true;
  }

private:
  const Words &paths;
};

} // namespace

const driver::ProgramDescription &describeDisasm() { return kProgram; }

int runDisasm(const Environment &environment, const Words &words) {
  inspect::DisassemblyOptions options;
  Words sourcePaths;
  auto set = [&](unsigned id, const std::string &value) {
    if (id == Function)
      options.functionPattern = value;
    else if (id == Source)
      sourcePaths.push_back(value);
    else if (id == Bytes)
      options.showBytes = true;
    return std::string();
  };
  Words files;
  if (std::optional<int> status = parseOptions(environment, kProgram, words, set, files))
    return *status;
  if (files.empty())
    return usageError(environment, kProgram, "no input file");
  for (const std::string &path : sourcePaths)
    if (!driver::exists(path))
      return reportFileError(environment, path, "no such source");
  if (!expandDirectories(environment, files))
    return kFailure;
  int status = kSuccess;
  size_t listed = 0;
  Sources sources(sourcePaths);
  for (const std::string &file : files) {
    std::unique_ptr<LoadedModule> loaded = loadModule(environment, file);
    std::vector<std::string> lines;
    bool hasSource = false;
    if (!loaded || !sources.find(environment, *loaded, lines, hasSource)) {
      status = kFailure;
      continue;
    }
    options.source = hasSource ? &lines : nullptr;
    disassembler::ModuleDisassembler machineCode(*loaded->arena, loaded->module);
    options.writeMachineCode = [&](support::TextWriter &out, uint32_t code) {
      machineCode.write(out, code, {.showBytes = options.showBytes, .showComments = true});
    };
    support::TextWriter text(*loaded->arena);
    (text << shownName(file) << ": source ").quoted(loaded->module.qstrs[0].text);
    const mpy::Header &header = loaded->module.header;
    text << ", mpy " << uint32_t(mpy::kFormatVersion);
    if (header.architecture != bytecode::Architecture::None) // bytecode has no sub-version
      text << '.' << uint32_t(header.subVersion) << ' ' << bytecode::infoOf(header.architecture).march;
    text << "\n\n";
    if (size_t found = inspect::writeDisassembly(*loaded->arena, loaded->module, options, text)) {
      if (int failed = print(environment, (listed ? "\n" : "") + std::string(text.text())))
        return failed;
      listed += found;
    }
  }
  if (status == kSuccess && listed == 0)
    return reportError(environment, "no function matches '" + options.functionPattern + "'");
  return status;
}

} // namespace adder::mpytool
