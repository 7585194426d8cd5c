//===- driver/MpyCross.h - The whole of mpy-cross, as a function ----------------------------------===//
//
// In: an Invocation and the outside world as data and functions.  Out: files, texts handed to the console,
// and the exit status.  The environment, the terminal and the process belong to tools/mpy-cross.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DRIVER_MPYCROSS_H
#define ADDER_DRIVER_MPYCROSS_H

#include "driver/MpyCrossOptions.h"

#include <functional>

namespace adder::driver {

/// Where text goes, and what is known about the place.
struct Console {
  std::function<int(std::string_view)> writeOutput; ///< standard output; returns an errno value
  std::function<int(std::string_view)> writeError;  ///< standard error
  bool errorIsTerminal = false;
  bool colorAllowed = false; ///< with --color=auto
  bool canRedraw = false;    ///< it understands carriage return and erasing
  unsigned columns = 100;    ///< of the terminal
  /// A variable of the environment; null if it is not set.  Empty: there is no environment.
  std::function<const char *(const char *name)> variable;
};

/// Does what `words`, the command line without the program's name, ask for.  Returns the exit status.
/// `version` is Adder's.
int runMpyCross(const std::vector<std::string> &words, const Console &console, std::string_view version);

} // namespace adder::driver

#endif // ADDER_DRIVER_MPYCROSS_H
