//===- runtime/loader/Compile.h - Source text to functions ------------------------------------------===//

#ifndef ADDER_RUNTIME_LOADER_COMPILE_H
#define ADDER_RUNTIME_LOADER_COMPILE_H

#include "py/compile.h"

namespace adder::loader {

/// The body of a text, as a function that runs with the globals of `context`, whose tables are filled in.
/// raises SyntaxError and its kin, MemoryError; allocates.
mp_obj_t compileText(const char *text, size_t length, qstr sourceName, mp_parse_input_kind_t kind,
                     mp_module_context_t *context);

/// Calls `body` with these namespaces as the current ones.  raises; allocates.
mp_obj_t callWithin(mp_obj_t body, mp_obj_dict_t *globals, mp_obj_dict_t *locals);

} // namespace adder::loader

#endif // ADDER_RUNTIME_LOADER_COMPILE_H
