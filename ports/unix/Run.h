//===- ports/unix/Run.h - Running programs and the prompt -------------------------------------------===//

#ifndef ADDER_PORTS_UNIX_RUN_H
#define ADDER_PORTS_UNIX_RUN_H

#include "Options.h"

namespace adder::port {

/// In a status: the program asked for the end (SystemExit), no prompt follows.
constexpr int kForcedExit = 0x100;

/// Calls start(options); false if it raises, which is printed.
bool bringUp(void (*start)(const Options &), const Options &options);

/// All return the exit status of the process, with kForcedExit or without.
int runText(const char *text, bool compilesOnly);
int runFile(const char *path, bool compilesOnly);
int runModule(const char *name, bool compilesOnly);
int runStandardInput(bool compilesOnly);
int runPrompt();
/// Calls what sys.atexit() registered; `status`, unless that raises.
int runAtExit(int status);

} // namespace adder::port

#endif // ADDER_PORTS_UNIX_RUN_H
