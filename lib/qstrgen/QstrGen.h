//===- qstrgen/QstrGen.h - The whole of qstr-gen, as a function -------------------------------------===//

#ifndef ADDER_QSTRGEN_QSTRGEN_H
#define ADDER_QSTRGEN_QSTRGEN_H

#include "qstrgen/Command.h"

namespace adder::qstrgen {

/// Does what `words`, the command line without the program's name, ask for.  Returns the exit status.
int runQstrGen(const Words &words, const driver::Console &console, std::string_view version);

} // namespace adder::qstrgen

#endif // ADDER_QSTRGEN_QSTRGEN_H
