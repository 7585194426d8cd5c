//===- py/mpprint.h - Formatted output to anything --------------------------------------------------===//
//
// A printer is a function that takes bytes.  mp_printf is not the C library's: it knows qstrs and objects'
// word sizes, has no buffer and allocates nothing.  A print function may raise (a stream that fails), and
// what it raises passes through.
//
// Conversions: flags - + space 0 #, width, .precision, .*; %d %i %u %x %X %p %P %c %s %q (qstr) %b (bool) %e
// %f %g (double) %%; length l, ll and z.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_MPPRINT_H
#define ADDER_PY_MPPRINT_H

#include "py/mpconfig.h"

#include <stdarg.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// clang-format off
// Flags of mp_print_strn and its kin.
#define PF_FLAG_LEFT_ADJUST       0x1
#define PF_FLAG_SHOW_SIGN         0x2
#define PF_FLAG_SPACE_SIGN        0x4
#define PF_FLAG_SHOW_PREFIX       0x8
#define PF_FLAG_PAD_AFTER_SIGN    0x10
#define PF_FLAG_CENTER_ADJUST     0x20
#define PF_FLAG_ADD_PERCENT       0x40
#define PF_FLAG_SHOW_OCTAL_LETTER 0x80
#define PF_FLAG_ALWAYS_DECIMAL    0x100
// From this bit on: the character between groups of digits, ',' or '_'.
#define PF_FLAG_SEP_POS           9
// clang-format on

typedef void (*mp_print_strn_t)(void *data, const char *str, size_t len);

typedef struct _mp_print_t {
  void *data; // handed to print_strn
  mp_print_strn_t print_strn;
} mp_print_t;

// A printer that also carries the separators of json.dumps.
typedef struct _mp_print_ext_t {
  mp_print_t base;
  const char *item_separator;
  const char *key_separator;
} mp_print_ext_t;
#define MP_PRINT_GET_EXT(print) ((mp_print_ext_t *)(print))

// The port's console.
extern const mp_print_t mp_plat_print;
#if MICROPY_PY_IO && MICROPY_PY_SYS_STDFILES
// sys.stdout, also when it was replaced.
extern const mp_print_t mp_sys_stdout_print;
#define MP_PYTHON_PRINTER &mp_sys_stdout_print
#else
#define MP_PYTHON_PRINTER &mp_plat_print
#endif

// All return how many characters they wrote, padding included.
int mp_print_str(const mp_print_t *print, const char *text);
// Padded with fill to width; `flags` says on which side.
int mp_print_strn(const mp_print_t *print, const char *text, size_t length, unsigned int flags, char fill,
                  int width);
#if MICROPY_PY_BUILTINS_FLOAT
int mp_print_float(const mp_print_t *print, mp_float_t value, char letter, unsigned int flags, char fill,
                   int width, int precision);
#endif
int mp_printf(const mp_print_t *print, const char *format, ...);
int mp_vprintf(const mp_print_t *print, const char *format, va_list values);

#ifdef __cplusplus
}
#endif

// Modules that print objects include only this header.
#include "py/obj.h"

#endif // ADDER_PY_MPPRINT_H
