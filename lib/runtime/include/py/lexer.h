//===- py/lexer.h - Source text to be compiled ------------------------------------------------------===//
//
// An mp_lexer_t is a text with a name: the compiler of this runtime (lib/frontend) takes all of it at once.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_LEXER_H
#define ADDER_PY_LEXER_H

#include "py/obj.h"
#include "py/reader.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _mp_lexer_t {
  qstr source_name;
  mp_reader_t reader; // not read yet
} mp_lexer_t;

// mp_parse frees it.  All raise MemoryError, the file ones OSError; allocate.
mp_lexer_t *mp_lexer_new(qstr name, mp_reader_t reader);
mp_lexer_t *mp_lexer_new_from_str_len(qstr name, const char *text, size_t length, size_t freeLength);
mp_lexer_t *mp_lexer_new_from_file(qstr filename);
mp_lexer_t *mp_lexer_new_from_fd(qstr name, int descriptor, bool closes);
void mp_lexer_free(mp_lexer_t *lexer);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_LEXER_H
