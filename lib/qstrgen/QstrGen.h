//===- qstrgen/QstrGen.h - The whole of qstr-gen, as a function -------------------------------------===//

#ifndef ADDER_QSTRGEN_QSTRGEN_H
#define ADDER_QSTRGEN_QSTRGEN_H

#include "qstrgen/Command.h"

namespace adder::qstrgen {

/// Does what `words`, the command line behind the program's name, ask for.  `program` is that name, by which
/// it may also be Python's (qstrgen/Shim.h).  Returns the exit status, unless the process becomes another
/// program's.
int runQstrGen(std::string_view program, const Words &words, const driver::Console &console,
               std::string_view version);

} // namespace adder::qstrgen

#endif // ADDER_QSTRGEN_QSTRGEN_H
