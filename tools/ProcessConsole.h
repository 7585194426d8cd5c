//===- tools/ProcessConsole.h - The console of this process -----------------------------------------===//
//
// What the mains share: standard streams, terminal and environment as the driver's functions want them.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_TOOLS_PROCESSCONSOLE_H
#define ADDER_TOOLS_PROCESSCONSOLE_H

#include "driver/Files.h"
#include "driver/MpyCross.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace adder::tools {

/// Width of the terminal behind standard error, else what COLUMNS says, else 100.
inline unsigned columnsOfTerminal() {
  struct winsize size = {};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  const char *columns = std::getenv("COLUMNS");
  long width = columns ? std::strtol(columns, nullptr, 10) : 0;
  return width >= 20 && width <= 10'000 ? unsigned(width) : 100;
}

inline driver::Console processConsole() {
  const char *noColor = std::getenv("NO_COLOR");
  const char *terminal = std::getenv("TERM");
  bool isDumb = terminal && std::string_view(terminal) == "dumb";
  driver::Console console;
  console.writeOutput = [](std::string_view text) { return driver::writeDescriptor(STDOUT_FILENO, text); };
  console.writeError = [](std::string_view text) { return driver::writeDescriptor(STDERR_FILENO, text); };
  console.errorIsTerminal = isatty(STDERR_FILENO);
  console.colorAllowed = !isDumb && !(noColor && *noColor);
  console.canRedraw = !isDumb;
  console.columns = columnsOfTerminal();
  console.variable = [](const char *name) -> const char * { return std::getenv(name); };
  return console;
}

} // namespace adder::tools

#endif // ADDER_TOOLS_PROCESSCONSOLE_H
