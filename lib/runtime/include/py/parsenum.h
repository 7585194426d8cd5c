//===- py/parsenum.h - Numbers from text ------------------------------------------------------------===//
//
// What int(), float() and the compiler call.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_PARSENUM_H
#define ADDER_PY_PARSENUM_H

#include "py/lexer.h"
#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

// base 0: by prefix.  lex: whose file and line a SyntaxError names; NULL: ValueError.  All raise; allocate.
mp_obj_t mp_parse_num_integer(const char *str, size_t length, int base, mp_lexer_t *lex);
// allowsImaginary: a `j` at the end is taken; forcesComplex: the result is complex in any case.
mp_obj_t mp_parse_num_decimal(const char *str, size_t length, bool allowsImaginary, bool forcesComplex,
                              mp_lexer_t *lex);
static inline mp_obj_t mp_parse_num_float(const char *str, size_t len, bool allow_imag, mp_lexer_t *lex) {
  return mp_parse_num_decimal(str, len, allow_imag, false, lex);
}
#if MICROPY_PY_BUILTINS_COMPLEX
static inline mp_obj_t mp_parse_num_complex(const char *str, size_t len, mp_lexer_t *lex) {
  return mp_parse_num_decimal(str, len, true, true, lex);
}
#endif

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_PARSENUM_H
