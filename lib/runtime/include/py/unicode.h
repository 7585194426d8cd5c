//===- py/unicode.h - UTF-8 as a whole --------------------------------------------------------------===//
//
// Checks of texts, and indices in them.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_UNICODE_H
#define ADDER_PY_UNICODE_H

#include "py/misc.h"
#include "py/mpconfig.h"

#ifdef __cplusplus
extern "C" {
#endif

bool utf8_check(const byte *text, size_t length);              // well formed
mp_uint_t utf8_ptr_to_index(const byte *text, const byte *at); // characters in [text, at)

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_UNICODE_H
