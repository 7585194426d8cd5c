//===- py/mpconfig.h - What this build of the runtime contains --------------------------------------===//
//
// Every header of the C API starts here.  A port says what it wants in <mpconfigport.h> (or in the file that
// MP_CONFIGFILE names); everything it leaves open gets a default from mpconfig_defaults.h, where most
// features hang on one number, MICROPY_CONFIG_ROM_LEVEL.  Modules only ever test the resulting MICROPY_
// names.
//
// Fixed for this runtime: objects are words of representation A (c-api.md 3.1), None, False and True are
// immediate words, and a small int has one bit less than a word.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_MPCONFIG_H
#define ADDER_PY_MPCONFIG_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The MicroPython release whose API and language this is.
#define MICROPY_VERSION_MAJOR 1
#define MICROPY_VERSION_MINOR 29
#define MICROPY_VERSION_MICRO 0
#define MICROPY_VERSION_PRERELEASE 0

#define MICROPY_MAKE_VERSION(major, minor, patch) (((major) << 16) | ((minor) << 8) | (patch))
#define MICROPY_VERSION                                                                                      \
  MICROPY_MAKE_VERSION(MICROPY_VERSION_MAJOR, MICROPY_VERSION_MINOR, MICROPY_VERSION_MICRO)
#define MICROPY_VERSION_STRING                                                                               \
  MP_VERSION_TEXT(MICROPY_VERSION_MAJOR, MICROPY_VERSION_MINOR, MICROPY_VERSION_MICRO)
#define MP_VERSION_TEXT(major, minor, micro) MP_VERSION_TEXT_OF(major, minor, micro)
#define MP_VERSION_TEXT_OF(major, minor, micro) #major "." #minor "." #micro

//===-- Names for the values of the options below, for use in mpconfigport.h --===//

// How much of Python is built in: each level adds to the one before.
#define MICROPY_CONFIG_ROM_LEVEL_MINIMUM 0
#define MICROPY_CONFIG_ROM_LEVEL_CORE_FEATURES 10
#define MICROPY_CONFIG_ROM_LEVEL_BASIC_FEATURES 20
#define MICROPY_CONFIG_ROM_LEVEL_EXTRA_FEATURES 30
#define MICROPY_CONFIG_ROM_LEVEL_FULL_FEATURES 40
#define MICROPY_CONFIG_ROM_LEVEL_EVERYTHING 50

// MICROPY_OBJ_REPR.  The others have names only so that shared code can test for them.
#define MICROPY_OBJ_REPR_A 0
#define MICROPY_OBJ_REPR_B 1
#define MICROPY_OBJ_REPR_C 2
#define MICROPY_OBJ_REPR_D 3

// MICROPY_FLOAT_IMPL: the C type of Python's float.
#define MICROPY_FLOAT_IMPL_NONE 0
#define MICROPY_FLOAT_IMPL_FLOAT 1
#define MICROPY_FLOAT_IMPL_DOUBLE 2

// MICROPY_LONGINT_IMPL: integers beyond the small ones.
#define MICROPY_LONGINT_IMPL_NONE 0
#define MICROPY_LONGINT_IMPL_LONGLONG 1
#define MICROPY_LONGINT_IMPL_MPZ 2

// MICROPY_ERROR_REPORTING: how much text an exception carries.
#define MICROPY_ERROR_REPORTING_NONE 0
#define MICROPY_ERROR_REPORTING_TERSE 1
#define MICROPY_ERROR_REPORTING_NORMAL 2
#define MICROPY_ERROR_REPORTING_DETAILED 3

// MICROPY_PY_BUILTINS_CODE: how much a code object shows.
#define MICROPY_PY_BUILTINS_CODE_NONE 0
#define MICROPY_PY_BUILTINS_CODE_MINIMUM 1
#define MICROPY_PY_BUILTINS_CODE_BASIC 2
#define MICROPY_PY_BUILTINS_CODE_FULL 3

// MP_INT_TYPE: where mp_int_t comes from.  OTHER: mpconfigport.h has the typedefs and MP_INT_MAX and friends.
#define MP_INT_TYPE_INTPTR 0
#define MP_INT_TYPE_INT64 1
#define MP_INT_TYPE_OTHER 2

#ifdef MP_CONFIGFILE
#include MP_CONFIGFILE
#else
#include <mpconfigport.h>
#endif

//===-- The machine --===//

#ifndef MP_INT_TYPE
#define MP_INT_TYPE MP_INT_TYPE_INTPTR
#endif
// A machine word: holds a pointer, a small int, a size.
#if MP_INT_TYPE == MP_INT_TYPE_INTPTR
typedef intptr_t mp_int_t;
typedef uintptr_t mp_uint_t;
#define MP_INT_MAX INTPTR_MAX
#define MP_INT_MIN INTPTR_MIN
#define MP_UINT_MAX UINTPTR_MAX
#elif MP_INT_TYPE == MP_INT_TYPE_INT64
typedef int64_t mp_int_t;
typedef uint64_t mp_uint_t;
#define MP_INT_MAX INT64_MAX
#define MP_INT_MIN INT64_MIN
#define MP_UINT_MAX UINT64_MAX
#endif

// A position in a file.  The configuration of a native module brings a typedef of its own.
#if !defined(MICROPY_ENABLE_DYNRUNTIME) || !MICROPY_ENABLE_DYNRUNTIME
#ifndef MICROPY_OFF_T
#define MICROPY_OFF_T long
#endif
typedef MICROPY_OFF_T mp_off_t;
#endif

#define MP_BYTES_PER_OBJ_WORD (sizeof(mp_uint_t))
#define MP_BITS_PER_BYTE (CHAR_BIT)
#define MP_OBJ_WORD_MSBIT_HIGH ((mp_uint_t)1 << (MP_BYTES_PER_OBJ_WORD * MP_BITS_PER_BYTE - 1))
#ifndef MP_SSIZE_MAX
#define MP_SSIZE_MAX (SIZE_MAX / 2)
#endif

#if !defined(MP_ENDIANNESS_LITTLE) && !defined(MP_ENDIANNESS_BIG)
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define MP_ENDIANNESS_LITTLE 0
#else
#define MP_ENDIANNESS_LITTLE 1
#endif
#endif
#ifndef MP_ENDIANNESS_LITTLE
#define MP_ENDIANNESS_LITTLE (!MP_ENDIANNESS_BIG)
#endif
#ifndef MP_ENDIANNESS_BIG
#define MP_ENDIANNESS_BIG (!MP_ENDIANNESS_LITTLE)
#endif

// Conversions for mp_int_t, mp_uint_t and size_t that mp_printf and the C library's printf both know.
#ifndef INT_FMT
#if defined(__LP64__)
#define UINT_FMT "%lu"
#define INT_FMT "%ld"
#define HEX_FMT "%lx"
#define SIZE_FMT "%lu"
#elif defined(_WIN64)
#define UINT_FMT "%llu"
#define INT_FMT "%lld"
#define HEX_FMT "%llx"
#define SIZE_FMT "%llu"
#else
#define UINT_FMT "%u"
#define INT_FMT "%d"
#define HEX_FMT "%x"
#define SIZE_FMT "%u"
#endif
#endif

//===-- The compiler --===//

#ifndef MP_NORETURN
#define MP_NORETURN __attribute__((noreturn))
#endif
#ifndef MP_WEAK
#define MP_WEAK __attribute__((weak))
#endif
#ifndef MP_NOINLINE
#define MP_NOINLINE __attribute__((noinline))
#endif
#ifndef MP_ALWAYSINLINE
#define MP_ALWAYSINLINE __attribute__((always_inline))
#endif
// Whether calling a function can be an error of the compilation.
#define MP_HAS_ERROR_ATTRIBUTE 0
#ifdef __has_attribute
#if __has_attribute(error)
#undef MP_HAS_ERROR_ATTRIBUTE
#define MP_HAS_ERROR_ATTRIBUTE 1
#endif
#endif
#ifndef MP_LIKELY
#define MP_LIKELY(value) __builtin_expect(!!(value), 1)
#endif
#ifndef MP_UNLIKELY
#define MP_UNLIKELY(value) __builtin_expect(!!(value), 0)
#endif
#ifndef MP_UNREACHABLE
#define MP_UNREACHABLE __builtin_unreachable();
#endif
#ifndef MP_FALLTHROUGH
#define MP_FALLTHROUGH __attribute__((fallthrough));
#endif

// Older modules say these.  The scanner and the compiler see the plain keyword.
#ifndef NORETURN
#define NORETURN MP_NORETURN
#endif
#ifndef STATIC
#define STATIC static
#endif

// How the address of generated machine code becomes a function pointer: Thumb code wants bit 0 set.
#ifndef MICROPY_MAKE_POINTER_CALLABLE
#if defined(__thumb__)
#define MICROPY_MAKE_POINTER_CALLABLE(pointer) ((void *)((mp_uint_t)(pointer) | 1))
#else
#define MICROPY_MAKE_POINTER_CALLABLE(pointer) (pointer)
#endif
#endif

#include "py/mpconfig_defaults.h"

//===-- Floats --===//

#if MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_DOUBLE
#define MICROPY_PY_BUILTINS_FLOAT 1
#define MICROPY_FLOAT_CONST(value) value
#define MICROPY_FLOAT_C_FUN(fun) fun
typedef double mp_float_t;
typedef uint64_t mp_float_uint_t;
#elif MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_FLOAT
#define MICROPY_PY_BUILTINS_FLOAT 1
#define MICROPY_FLOAT_CONST(value) value##F
#define MICROPY_FLOAT_C_FUN(fun) fun##f
typedef float mp_float_t;
typedef uint32_t mp_float_uint_t;
#else
#define MICROPY_PY_BUILTINS_FLOAT 0
#endif
#ifndef MICROPY_PY_BUILTINS_COMPLEX
#define MICROPY_PY_BUILTINS_COMPLEX (MICROPY_PY_BUILTINS_FLOAT)
#endif

#if MICROPY_OBJ_REPR != MICROPY_OBJ_REPR_A
#error "this runtime represents objects in one way, MICROPY_OBJ_REPR_A"
#endif

#endif // ADDER_PY_MPCONFIG_H
