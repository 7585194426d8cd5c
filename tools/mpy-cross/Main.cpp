//===- mpy-cross/Main.cpp - The process around driver/MpyCross.h ----------------------------------===//
//
// Standard streams, terminal, environment and signals; everything else is in the library.
//
//===----------------------------------------------------------------------------------------------------===//

#include "driver/Files.h"
#include "driver/MpyCross.h"

#include <algorithm>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

namespace {

/// Width of the terminal behind standard error, else what COLUMNS says, else 100.
unsigned columnsOfTerminal() {
  struct winsize size = {};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  const char *columns = std::getenv("COLUMNS");
  long width = columns ? std::strtol(columns, nullptr, 10) : 0;
  return width >= 20 && width <= 10'000 ? unsigned(width) : 100;
}

} // namespace

int main(int argc, char **argv) {
  using namespace adder::driver;
  removeTemporariesOnSignals();
  const char *noColor = std::getenv("NO_COLOR");
  const char *terminal = std::getenv("TERM");
  bool isDumb = terminal && std::string_view(terminal) == "dumb";
  Console console;
  console.writeOutput = [](std::string_view text) { return writeDescriptor(STDOUT_FILENO, text); };
  console.writeError = [](std::string_view text) { return writeDescriptor(STDERR_FILENO, text); };
  console.errorIsTerminal = isatty(STDERR_FILENO);
  console.colorAllowed = !isDumb && !(noColor && *noColor);
  console.canRedraw = !isDumb;
  console.columns = columnsOfTerminal();
  std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  return runMpyCross(words, console, ADDER_VERSION);
}
