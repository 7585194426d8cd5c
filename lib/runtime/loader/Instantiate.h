//===- runtime/loader/Instantiate.h - From a module's model to something that runs ------------------===//

#ifndef ADDER_RUNTIME_LOADER_INSTANTIATE_H
#define ADDER_RUNTIME_LOADER_INSTANTIATE_H

#include "mpy/Model.h"

#include "py/emitglue.h"

namespace adder::loader {

/// Interns the strings of `module`, makes its constants and functions, and fills in `context`'s tables.
/// Returns the code of the module's body.  Nothing of the result points into the model or what it was read
/// from. `module` is valid (mpy::verify) and has no machine code.  raises MemoryError, RuntimeError (too many
/// strings); allocates.
mp_proto_fun_t instantiate(const mpy::Module &module, mp_module_context_t *context);

} // namespace adder::loader

#endif // ADDER_RUNTIME_LOADER_INSTANTIATE_H
