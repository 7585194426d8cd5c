//===- qstrgen/PythonCall.h - What a command line of Python runs, and who serves that --------------===//
//
// Python's own options stand before the script; they are taken apart as Python's documentation ("Command line
// and environment") says, as far as that is needed to find the script behind them.  A command line that asks
// for something else than running a script or module (-c, -i, --version, standard input) is not understood
// here and remains Python's.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_QSTRGEN_PYTHONCALL_H
#define ADDER_QSTRGEN_PYTHONCALL_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace adder::qstrgen {

enum class PythonCallKind { Other, Script, Module };

struct PythonCall {
  PythonCallKind kind = PythonCallKind::Other;
  std::string_view name;     ///< path of the script, or name of the module; points into the words
  size_t interpreterEnd = 0; ///< how many words stand before the script or -m
  size_t argumentsBegin = 0; ///< the first word that belongs to the script
};

/// `words`: behind the interpreter's name.
PythonCall parsePythonCall(const std::vector<std::string> &words);

enum class Service { Command, Tool, Launcher };

struct ServedScript {
  std::string_view name;
  Service service;
  std::string_view target; ///< a command or a program
};

/// The row of Scripts.def for `call`; null: Python serves it.
const ServedScript *serviceFor(const PythonCall &call);

} // namespace adder::qstrgen

#endif // ADDER_QSTRGEN_PYTHONCALL_H
