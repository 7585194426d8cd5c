//===- py/unicode.h - UTF-8 as a whole ------------------------------------------------------------------===//
//
// Checks of texts, and indices in them.
//
//===--------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_UNICODE_H
#define ADDER_PY_UNICODE_H

#include "py/misc.h"
#include "py/mpconfig.h"

#ifdef __cplusplus
extern "C" {
#endif

bool utf8_check(const byte *p, size_t len);                  // well formed
mp_uint_t utf8_ptr_to_index(const byte *s, const byte *ptr); // characters in [s, ptr)

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_UNICODE_H
