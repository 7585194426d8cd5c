//===- mpytool/JsonCommand.cpp - mpy-tool json ------------------------------------------------------===//

#include "cli/Options.h"
#include "inspect/JsonReader.h"
#include "inspect/JsonWriter.h"
#include "mpytool/Input.h"

namespace adder::mpytool {

namespace {

enum OptionId : unsigned { ToMpy, Output };

constexpr driver::OptionRow kOptions[] = {
    {ToMpy, "Direction", driver::OptionForm::Exact, "--to-mpy", "", driver::OptionCompletion::None,
     "make a .mpy file of the JSON in FILE", ""},
    {Output, "Output", driver::OptionForm::Separate, "-o,--output", "FILE", driver::OptionCompletion::File,
     "write to FILE ('-': standard output)", "JSON goes to standard output without it; --to-mpy needs it."},
    kHelpRow,
};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     "Writes the whole content of a .mpy file as JSON, for scripts and for editing, and makes a .mpy file of "
     "such JSON. Both ways together give the same bytes again. Instructions are written with names and "
     "labels; when JSON is turned back, jumps are sized as the compiler sizes them. What could not be "
     "reproduced so is given as hexadecimal bytes. The page mpy-json describes the form, "
     "mpy-json.schema.json defines it."},
    {"EXAMPLES", "  mpy-tool json sensors.mpy -o sensors.json\n"
                 "  mpy-tool json --to-mpy sensors.json -o sensors.mpy\n"
                 "  mpy-tool json sensors.mpy | jq -r '.qstrs[]'"},
    {"EXIT STATUS",
     "0 if the result was written, 1 if FILE cannot be read or is faulty, 2 if the command line is wrong."},
};

constexpr driver::ProgramDescription kProgram = {
    "mpy-tool json",
    "turn a .mpy file into JSON and back",
    "[--to-mpy] [-o FILE] FILE",
    "Writes the content of the .mpy file FILE as JSON, or the other way with --to-mpy. '-' is standard "
    "input.",
    ".mpy",
    kOptions,
    {},
    kSections,
};

constexpr size_t kLargestJson = size_t(1) << 30;

int toMpy(const Environment &environment, const std::string &file, const std::string &output) {
  std::optional<std::string> text = loadBytes(environment, file, kLargestJson);
  if (!text)
    return kFailure;
  HostArena arena;
  support::Vector<uint8_t> bytes(arena);
  inspect::JsonFailure failure;
  if (!inspect::readJson(*text, bytes, failure)) {
    std::string place = failure.place.empty() ? "" : failure.place + ": ";
    return reportFileError(environment, file == "-" ? "<stdin>" : file, place + failure.message);
  }
  return writeResultBeside(environment, output, {reinterpret_cast<const char *>(bytes.data()), bytes.size()},
                           {file});
}

} // namespace

const driver::ProgramDescription &describeJson() { return kProgram; }

int runJson(const Environment &environment, const Words &words) {
  bool isToMpy = false;
  std::optional<std::string> output;
  auto set = [&](unsigned id, const std::string &value) {
    if (id == ToMpy)
      isToMpy = true;
    else if (id == Output)
      output = value;
    return std::string();
  };
  Words files;
  if (std::optional<int> status = parseOptions(environment, kProgram, words, set, files))
    return *status;
  if (files.size() != 1)
    return usageError(environment, kProgram, files.empty() ? "no input file" : "more than one input file");
  if (isToMpy && !output)
    return usageError(environment, kProgram, "--to-mpy needs an output file (-o)");
  if (isToMpy)
    return toMpy(environment, files[0], *output);
  std::unique_ptr<LoadedModule> loaded = loadModule(environment, files[0]);
  if (!loaded)
    return kFailure;
  return writeResultBeside(environment, output.value_or("-"),
                           inspect::writeJson(*loaded->arena, loaded->module), files);
}

} // namespace adder::mpytool
