//===- runtime/loader/LoadMpy.h - .mpy files to functions -------------------------------------------===//

#ifndef ADDER_RUNTIME_LOADER_LOADMPY_H
#define ADDER_RUNTIME_LOADER_LOADMPY_H

#include "py/emitglue.h"

namespace adder::loader {

/// The body of the module in the `length` bytes of a .mpy file, which need not be kept.  `name` is for
/// messages. raises ValueError if the file is none, does not fit this runtime, or is not safe to run;
/// MemoryError; allocates.
mp_proto_fun_t loadMpy(const byte *bytes, size_t length, const char *name, mp_module_context_t *context);

} // namespace adder::loader

#endif // ADDER_RUNTIME_LOADER_LOADMPY_H
