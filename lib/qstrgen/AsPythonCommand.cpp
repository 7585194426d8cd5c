//===- qstrgen/AsPythonCommand.cpp - qstr-gen as-python ---------------------------------------------===//
//
// One row of Scripts.def, or none, decides who serves a command line of Python.  A command runs in this
// process; in all other cases the process becomes the other program, so that standard streams, signals and
// exit status are that program's own.
//
//===------------------------------------------------------------------------------------------------===//

#include "cli/Options.h"
#include "driver/Files.h"
#include "driver/Programs.h"
#include "qstrgen/PythonCall.h"
#include "qstrgen/Shim.h"

#include <filesystem>

namespace adder::qstrgen {

namespace {

constexpr driver::OptionRow kOptions[] = {kHelpRow};

constexpr driver::ManSection kSections[] = {
    {"DESCRIPTION",
     R"(Does what python3 does with the same words, but runs our own programs where they take the place of a script of MicroPython. A script is known by the name of its file: makeqstrdefs.py, makeqstrdata.py, makemoduledefs.py, make_root_pointers.py, makecompresseddata.py and makeversionhdr.py are commands of qstr-gen; mpy-tool.py becomes mpy-tool, and mpy_cross.py or -m mpy_cross becomes mpy-cross, the programs that lie beside qstr-gen. Everything else, including words such as -c CODE, -m MODULE or --version, goes to python3 as it is.

makemanifest.py remains Python, but starts mpy-tool: its sys.executable is adder-python, a link to qstr-gen that does the same as this command. Modules are compiled by what MICROPY_MPYCROSS names, else by the mpy-cross that was built in the tree, which make sees to; only where there is none, by the one beside qstr-gen. With MICROPY_MPYCROSS=$(command -v mpy-cross) in the environment that one is taken, and none is built.)"},
    {"ENVIRONMENT",
     R"(ADDER_PYTHON is the Python for everything else: a path, or a name that is looked for on PATH. The default is python3.

ADDER_AS_PYTHON_TRACE names a file, best with an absolute path. Each call adds a line that tells who serves it.)"},
    {"EXAMPLES", "Build a port of MicroPython without changing anything in it:\n\n"
                 "  make -C ports/unix PYTHON=\"qstr-gen as-python\"\n\n"
                 "The same with CMake:\n\n"
                 "  cmake -B build -DPython3_EXECUTABLE=$(command -v adder-python)\n\n"
                 "See who served what:\n\n"
                 "  ADDER_AS_PYTHON_TRACE=/tmp/trace make -C ports/unix PYTHON=\"qstr-gen as-python\"\n\n"},
};

constexpr driver::ProgramDescription kProgram = {
    "qstr-gen as-python",
    "run a script of a MicroPython build by our own programs, or by Python",
    "[WORD]...",
    "The words are those of a command line of python3. As the only word --help prints this; everything else "
    "is as with python3.",
    "",
    kOptions,
    {},
    kSections,
};

/// What makemanifest.py is started by: words are the link, the script, and its arguments.  sys.path and
/// __main__ are as if Python had been given the script.
constexpr std::string_view kLauncher = R"(import os, sys
sys.executable = sys.argv[1]
del sys.argv[:2]
if sys.path[:1] == [""]:
    sys.path[0] = os.path.dirname(os.path.realpath(sys.argv[0]))
__file__ = os.path.abspath(sys.argv[0])
del os, sys
with open(__file__, "rb") as __doc__:
    __doc__ = __doc__.read()
exec(compile(__doc__, __file__, "exec", dont_inherit=True)))";

/// More of a command line is not traced: that of `makeqstrdefs.py pp` names all sources.
constexpr size_t kLongestTrace = 300;

void trace(const Environment &environment, const std::string &server, const Words &words) {
  std::optional<std::string> path = environment.variable("ADDER_AS_PYTHON_TRACE");
  if (!path || path->empty())
    return;
  std::string line = server + ":";
  for (const std::string &word : words)
    if (line.size() <= kLongestTrace)
      line += " " + shown(word);
  if (line.size() > kLongestTrace)
    line.replace(kLongestTrace, std::string::npos, "...");
  if (int error = driver::appendToFile(*path, line + "\n"))
    environment.console.writeError(
        std::string(environment.program) + ": warning: cannot write '" + shown(*path) +
        "', which ADDER_AS_PYTHON_TRACE names: " + driver::errorText(error) + "\n");
}

std::string besideThisProgram(std::string_view name) {
  std::string own = driver::ownProgram();
  std::string path = own.substr(0, own.rfind('/') + 1) + std::string(name);
  return !own.empty() && driver::exists(path) ? path : std::string();
}

std::string valueOf(const Environment &environment, const std::string &name) {
  return environment.variable(name).value_or("");
}

int become(const Environment &environment, const std::string &program, Words command,
           const std::vector<std::pair<std::string, std::string>> &variables = {}) {
  int error = driver::becomeProgram(program, command, variables);
  return reportError(environment, "cannot run '" + program + "': " + driver::errorText(error));
}

/// The Python for what we do not serve; empty after reporting.
std::string findPython(const Environment &environment) {
  std::string wanted = valueOf(environment, "ADDER_PYTHON");
  std::string name = wanted.empty() ? "python3" : wanted;
  std::string found = driver::findProgram(name, valueOf(environment, "PATH"));
  if (found.empty())
    reportError(environment, wanted.empty() ? "no python3 on PATH, which is needed for this script"
                                            : "no Python at '" + wanted + "', which ADDER_PYTHON names");
  return found;
}

/// Python's own name is its path: it looks for the environment that it belongs to beside that.
int runPython(const Environment &environment, const Words &words) {
  std::string python = findPython(environment);
  if (python.empty())
    return kFailure;
  trace(environment, python, words);
  Words command = words;
  command.insert(command.begin(), python);
  return become(environment, python, std::move(command));
}

int runLauncher(const Environment &environment, const Words &words, const PythonCall &call) {
  std::string shim = besideThisProgram(kShimName);
  if (shim.empty() || !driver::exists(std::string(call.name)))
    return runPython(environment, words);
  std::string python = findPython(environment);
  if (python.empty())
    return kFailure;
  trace(environment, python + " as " + std::string(kShimName), words);
  Words command = {python};
  auto script = words.begin() + ptrdiff_t(call.interpreterEnd);
  command.insert(command.end(), words.begin(), script);
  command.insert(command.end(), {"-c", std::string(kLauncher), shim});
  command.insert(command.end(), script, words.end());
  std::vector<std::pair<std::string, std::string>> variables = {{"ADDER_PYTHON", python}};
  // The tree's own compiler is of its version, and knows all architectures.
  std::filesystem::path tree = std::filesystem::path(call.name).parent_path() / "..";
  std::string mpyCross = besideThisProgram("mpy-cross");
  if (!mpyCross.empty() && !environment.variable("MICROPY_MPYCROSS") &&
      !driver::exists((tree / "mpy-cross/build/mpy-cross").string()))
    variables.emplace_back("MICROPY_MPYCROSS", mpyCross);
  return become(environment, python, std::move(command), variables);
}

int runTool(const Environment &environment, const ServedScript &row, const Words &words,
            const Words &arguments) {
  std::string tool = besideThisProgram(row.target);
  if (tool.empty())
    tool = driver::findProgram(row.target, valueOf(environment, "PATH"));
  if (tool.empty())
    return runPython(environment, words);
  trace(environment, tool, words);
  Words command = arguments;
  command.insert(command.begin(), std::string(row.target));
  return become(environment, tool, std::move(command));
}

} // namespace

bool isNameOfShim(std::string_view program) {
  std::string_view name = program.substr(program.rfind('/') + 1);
  return name == kShimName || name.starts_with("python");
}

int runAsShim(const Environment &environment, const Words &words) {
  PythonCall call = parsePythonCall(words);
  const ServedScript *row = serviceFor(call);
  if (!row)
    return runPython(environment, words);
  Words arguments(words.begin() + ptrdiff_t(call.argumentsBegin), words.end());
  if (row->service == Service::Launcher)
    return runLauncher(environment, words, call);
  if (row->service == Service::Tool)
    return runTool(environment, *row, words, arguments);
  const Command *command = findCommand(commands(), row->target);
  if (!command)
    return runPython(environment, words);
  trace(environment, "qstr-gen " + std::string(row->target), words);
  Environment called = environment;
  called.script = call.name;
  return command->run(called, arguments);
}

const driver::ProgramDescription &describeAsPython() { return kProgram; }

int runAsPython(const Environment &environment, const Words &words) {
  Words operands;
  if (words.size() == 1 && words[0] == "--help")
    if (std::optional<int> status = parseOptions(environment, kProgram, words, {}, operands))
      return *status;
  return runAsShim(environment, words);
}

} // namespace adder::qstrgen
