//===- ports/unix/Options.h - The command line ------------------------------------------------------===//

#ifndef ADDER_PORTS_UNIX_OPTIONS_H
#define ADDER_PORTS_UNIX_OPTIONS_H

#include <cstddef>
#include <cstdint>

namespace adder::port {

enum class Source : uint8_t { Console, Command, Module, File };

struct Options {
  Source source = Source::Console;
  const char *text = nullptr; ///< the command, or the name of the module or file
  char **arguments = nullptr; ///< sys.argv
  int argumentCount = 0;
  size_t heapBytes;
  unsigned optimisation = 0;
  unsigned verbosity = 0; ///< how often -v was given
  bool inspects = false; ///< the prompt follows
  bool compilesOnly = false;
};

/// What is to be done after the command line was read.
enum class Parsed : uint8_t { Run, Done, Invalid };

/// Options end with the first word that is none, or with -c or -m.  Prints the help or version if asked for.
Parsed parseOptions(int count, char **words, Options &options);

} // namespace adder::port

#endif // ADDER_PORTS_UNIX_OPTIONS_H
