//===- py/repl.h - Helpers of an interactive prompt -------------------------------------------------===//
//
// When a line is not the end of a statement, and what a name could become.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_REPL_H
#define ADDER_PY_REPL_H

#include "py/misc.h"
#include "py/mpconfig.h"
#include "py/mpprint.h"
#include "py/mpstate.h"

#ifdef __cplusplus
extern "C" {
#endif

#if MICROPY_PY_SYS_PS1_PS2
const char *mp_repl_get_psx(unsigned int entry); // MP_SYS_MUTABLE_PS1 or _PS2; raises; allocates
static inline const char *mp_repl_get_ps1(void) { return mp_repl_get_psx(MP_SYS_MUTABLE_PS1); }
static inline const char *mp_repl_get_ps2(void) { return mp_repl_get_psx(MP_SYS_MUTABLE_PS2); }
#else
static inline const char *mp_repl_get_ps1(void) { return ">>> "; }
static inline const char *mp_repl_get_ps2(void) { return "... "; }
#endif

// More lines are wanted: an open bracket or string, a block, a line that ends in a backslash.
bool mp_repl_continue_with_input(const char *input);
// For the text line[0..length): bytes of *inserted to append; (size_t)-1 if candidates were printed; 0:
// nothing fits.
size_t mp_repl_autocomplete(const char *line, size_t length, const mp_print_t *print, const char **inserted);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_REPL_H
