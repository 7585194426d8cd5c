//===- ports/unix/Start.h - From the command line to the exit status --------------------------------===//

#ifndef ADDER_PORTS_UNIX_START_H
#define ADDER_PORTS_UNIX_START_H

namespace adder::port {

/// Brings the runtime up, runs what the command line says, and returns the status that the process ends with.
int start(int count, char **words);

} // namespace adder::port

#endif // ADDER_PORTS_UNIX_START_H
