//===- cli/HostArena.h - The arena of a tool --------------------------------------------------------===//
//
// A tool that runs out of memory has nothing left to do: it says so and ends, without partial outputs
// (driver/Files.h writes under temporary names).  Whoever owns the process sets how it ends.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_CLI_HOSTARENA_H
#define ADDER_CLI_HOSTARENA_H

#include "support/Arena.h"

namespace adder::cli {

/// Called when memory runs out; must not return.  The default aborts.
using OutOfMemoryHandler = void (*)();
void setOutOfMemoryHandler(OutOfMemoryHandler handler);

/// An arena over the process's memory.  Not thread safe; use one a thread or file.
class HostArena : public support::Arena {
public:
  HostArena();
};

} // namespace adder::cli

#endif // ADDER_CLI_HOSTARENA_H
