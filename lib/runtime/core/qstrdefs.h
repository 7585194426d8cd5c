//===- runtime/core/qstrdefs.h - Interned strings that are no identifiers ---------------------------===//
//
// Read by qstr-gen beside what it finds in the sources: the MP_QSTR_ words of these strings cannot be guessed
// from them (Q) or are set by the configuration (QCFG).  The preprocessor has gone over it, so conditions
// work; text inside Q(...) is not expanded.  Not a C header.
//
//===------------------------------------------------------------------------------------------------===//
// clang-format off
#include "py/mpconfig.h"

QCFG(BYTES_IN_HASH, MICROPY_QSTR_BYTES_IN_HASH)
QCFG(BYTES_IN_LEN, MICROPY_QSTR_BYTES_IN_LEN)

// Files and code without a name.
Q(<string>)
Q(<stdin>)
Q(<module>)
Q(<lambda>)
Q(<genexpr>)
Q(<listcomp>)
Q(<dictcomp>)
Q(<setcomp>)

// Separators, defaults, and what print() writes between and after.
Q()
Q( )
Q(\n)
Q(*)
Q(/)
Q(_)
Q(utf-8)

// Format strings of bin(), oct() and hex().
Q({:#b})
Q({:#x})
Q({:#o})

#if MICROPY_PY_SYS_PS1_PS2
Q(>>> )
Q(... )
#endif

// Messages that must not need memory.
#if MICROPY_STACK_CHECK
Q(maximum recursion depth exceeded)
#endif
#if MICROPY_ENABLE_PYSTACK
Q(pystack exhausted)
#endif

// Places that modules come from.
#if MICROPY_MODULE_FROZEN
Q(.frozen)
#endif
#if MICROPY_VFS_ROM && MICROPY_VFS_ROM_IOCTL
Q(/rom)
Q(/rom/lib)
#endif
#if MICROPY_PY_TSTRINGS
Q(string.templatelib)
#endif
