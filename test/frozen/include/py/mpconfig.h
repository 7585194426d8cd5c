// What frozen C sees of a firmware, and no more: enough to compile it with all warnings, and to look at the result
// (../../walk.c). Written from the description of the C API; settings come from the command line of the compiler.
#ifndef PY_MPCONFIG_H
#define PY_MPCONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MICROPY_LONGINT_IMPL_NONE (0)
#define MICROPY_LONGINT_IMPL_LONGLONG (1)
#define MICROPY_LONGINT_IMPL_MPZ (2)

#define MICROPY_OBJ_REPR_A (0)
#define MICROPY_OBJ_REPR_B (1)
#define MICROPY_OBJ_REPR_C (2)
#define MICROPY_OBJ_REPR_D (3)

#ifndef MICROPY_OBJ_REPR
#define MICROPY_OBJ_REPR (MICROPY_OBJ_REPR_A)
#endif
#ifndef MICROPY_LONGINT_IMPL
#define MICROPY_LONGINT_IMPL (MICROPY_LONGINT_IMPL_MPZ)
#endif
#ifndef MPZ_DIG_SIZE
#define MPZ_DIG_SIZE (16)
#endif
#ifndef MICROPY_QSTR_BYTES_IN_HASH
#define MICROPY_QSTR_BYTES_IN_HASH (2)
#endif
#ifndef MICROPY_QSTR_BYTES_IN_LEN
#define MICROPY_QSTR_BYTES_IN_LEN (1)
#endif
#ifndef MICROPY_PERSISTENT_CODE_SAVE
#define MICROPY_PERSISTENT_CODE_SAVE (1)
#endif
#ifndef MICROPY_EMIT_MACHINE_CODE
#define MICROPY_EMIT_MACHINE_CODE (1)
#endif
#ifndef MICROPY_EMIT_NATIVE_PRELUDE_SEPARATE_FROM_MACHINE_CODE
#define MICROPY_EMIT_NATIVE_PRELUDE_SEPARATE_FROM_MACHINE_CODE (0)
#endif
#ifndef MICROPY_PY_SYS_SETTRACE
#define MICROPY_PY_SYS_SETTRACE (0)
#endif
#define MICROPY_PY_BUILTINS_FLOAT (1)
#define MICROPY_PY_BUILTINS_COMPLEX (1)

typedef unsigned char byte;
typedef intptr_t mp_int_t;
typedef uintptr_t mp_uint_t;
#ifdef FIRMWARE_SINGLE_PRECISION
typedef float mp_float_t;
#else
typedef double mp_float_t;
#endif

#endif
