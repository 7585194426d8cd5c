//===- py/parse.h - Parsing -------------------------------------------------------------------------===//
//
// The result is opaque: parse, then compile.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_PARSE_H
#define ADDER_PY_PARSE_H

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  MP_PARSE_SINGLE_INPUT = 0, // a statement of the REPL
  MP_PARSE_FILE_INPUT = 1,
  MP_PARSE_EVAL_INPUT = 2 // an expression
} mp_parse_input_kind_t;

typedef struct _mp_parse_t {
  void *root;  // the tree
  void *chunk; // the memory it lives in
} mp_parse_tree_t;

struct _mp_lexer_t;

// Frees lexer.  Raises SyntaxError, MemoryError; allocates.
mp_parse_tree_t mp_parse(struct _mp_lexer_t *lexer, mp_parse_input_kind_t kind);
void mp_parse_tree_clear(mp_parse_tree_t *tree);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_PARSE_H
