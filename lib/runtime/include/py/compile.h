//===- py/compile.h - Compiling ---------------------------------------------------------------------===//
//
// From a parsed text to a function that runs it.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_COMPILE_H
#define ADDER_PY_COMPILE_H

#include "py/emitglue.h"
#include "py/lexer.h"
#include "py/parse.h"

#ifdef __cplusplus
extern "C" {
#endif

// How functions are compiled that do not say.
enum {
  MP_EMIT_OPT_NONE = 0,
  MP_EMIT_OPT_BYTECODE,
  MP_EMIT_OPT_NATIVE_PYTHON,
  MP_EMIT_OPT_VIPER,
  MP_EMIT_OPT_ASM
};

// A function without arguments: the body of the text.  isPrompt: expression statements print their values.
// Clears the tree.  Raises SyntaxError, MemoryError; allocates.
mp_obj_t mp_compile(mp_parse_tree_t *tree, qstr sourceName, bool isPrompt);
// The same before it becomes a function: module->context is given, the rest is filled in.
void mp_compile_to_raw_code(mp_parse_tree_t *tree, qstr source_file, bool is_repl,
                            mp_compiled_module_t *module);

// Parses, compiles and runs with these namespaces.  Raises; allocates.
mp_obj_t mp_parse_compile_execute(mp_lexer_t *lexer, mp_parse_input_kind_t kind, mp_obj_dict_t *globals,
                                  mp_obj_dict_t *locals);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_COMPILE_H
