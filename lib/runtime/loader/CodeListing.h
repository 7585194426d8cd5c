//===- runtime/loader/CodeListing.h - Compiled code as text -----------------------------------------===//

#ifndef ADDER_RUNTIME_LOADER_CODELISTING_H
#define ADDER_RUNTIME_LOADER_CODELISTING_H

#include "mpy/Model.h"

#include "py/bc.h"

namespace adder::loader {

/// Prints all functions of a module that was compiled, those around others first: the output of `-v -v`.
/// raises; allocates.
void listCode(const mpy::Module &module, const mp_module_context_t *context);

} // namespace adder::loader

#endif // ADDER_RUNTIME_LOADER_CODELISTING_H
