//===- py/misc.h - Memory, growing strings, characters, small helpers -------------------------------===//
//
// What C code needs before there are objects.  m_ functions allocate on the garbage-collected heap; they
// raise MemoryError, except those named _maybe, which return NULL.  Memory is found by the collector through
// any pointer to it on the C stack, in the heap or in the root section; a pointer to its middle does not
// count.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_MISC_H
#define ADDER_PY_MISC_H

#include "py/mpconfig.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

typedef unsigned char byte;
typedef unsigned int uint;
// A Unicode code point, 0..0x10ffff.
typedef uint32_t unichar;

//===-- Preprocessor helpers --===//

#ifndef MIN
#define MIN(left, right) ((left) < (right) ? (left) : (right))
#endif
#ifndef MAX
#define MAX(left, right) ((left) > (right) ? (left) : (right))
#endif

// MP_STRINGIFY(x): the expansion of x as a string literal.
#define MP_STRINGIFY(value) MP_STRINGIFY_HELPER(value)
#define MP_STRINGIFY_HELPER(value) #value

// Elements of an array (not of a pointer).
#define MP_ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))
// ptr rounded up to a multiple of alignment, which is a power of two.
#define MP_ALIGN(memory, alignment)                                                                          \
  (void *)(((uintptr_t)(memory) + ((alignment)-1)) & ~(uintptr_t)((alignment)-1))
// Quotients of non-negative numbers: rounded up, rounded to nearest.
#define MP_CEIL_DIVIDE(left, right) (((left) + (right)-1) / (right))
#define MP_ROUND_DIVIDE(left, right) (((left) + (right) / 2) / (right))
// Whether value can be stored in so many bits.
#define MP_FIT_UNSIGNED(bits, value) (((value) & ~0U << (bits)) == 0)
#define MP_FIT_SIGNED(bits, value)                                                                           \
  (MP_FIT_UNSIGNED((bits)-1, (value)) || (((value) & ~0U << ((bits)-1)) == (~0U << ((bits)-1))))

// An expression of value 0 that does not compile unless cond is a constant that is not 0.
#define MP_STATIC_ASSERT(condition) ((void)sizeof(char[(condition) ? 1 : -1]))
#define MP_STATIC_ASSERT_NONCONSTEXPR(condition) MP_STATIC_ASSERT(condition)

// MP_PICK_4(args..., c4, c3, c2, c1): the choice for the number of args, 1 to 4.
#define MP_PICK_4(_1, _2, _3, _4, chosen, ...) chosen

#define MP_BSWAP16(value) __builtin_bswap16(value)
#define MP_BSWAP32(value) __builtin_bswap32(value)
#define MP_BSWAP64(value) __builtin_bswap64(value)
#if MP_ENDIANNESS_LITTLE
#define MP_HTOBE16(value) MP_BSWAP16(value)
#define MP_HTOBE32(value) MP_BSWAP32(value)
#else
#define MP_HTOBE16(value) (value)
#define MP_HTOBE32(value) (value)
#endif
#define MP_BE16TOH(value) MP_HTOBE16(value)
#define MP_BE32TOH(value) MP_HTOBE32(value)

// Leading and trailing zero bits of x, which must not be 0; bits that are set.
#define mp_clz(value) __builtin_clz(value)
#define mp_clzl(value) __builtin_clzl(value)
#define mp_clzll(value) __builtin_clzll(value)
#define mp_ctz(value) __builtin_ctz(value)
#define mp_popcount(value) __builtin_popcount(value)

// true if the exact result does not fit; *result has the wrapped one.
#define mp_add_ll_overflow(left, right, result) __builtin_add_overflow(left, right, result)
#define mp_sub_ll_overflow(left, right, result) __builtin_sub_overflow(left, right, result)
#define mp_mul_ll_overflow(left, right, result) __builtin_mul_overflow(left, right, result)
#define mp_mul_ull_overflow(left, right, result) __builtin_mul_overflow(left, right, result)

#ifdef __cplusplus
extern "C" {
#endif

static inline bool mp_mul_mp_int_t_overflow(mp_int_t x, mp_int_t y, mp_int_t *result) {
  return __builtin_mul_overflow(x, y, result);
}

//===-- Error texts --===//

// What MP_ERROR_TEXT makes: a string, or with MICROPY_ROM_TEXT_COMPRESSION one that starts with the byte 0xff
// and is unpacked when the exception is printed or asked for its arguments.
typedef const char *mp_rom_error_text_t;

#if MICROPY_ROM_TEXT_COMPRESSION
#define MP_ERROR_TEXT(value) MP_COMPRESSED_ROM_TEXT(value)
#define MP_IS_COMPRESSED_ROM_STRING(text) (*(const byte *)(text) == 0xff)
// A scan of the sources (NO_QSTR) must see MP_COMPRESSED_ROM_TEXT("...") as it is written.
#ifndef NO_QSTR
// The table is a list of texts: the compiler compares constants and keeps only the one match.
static inline MP_ALWAYSINLINE mp_rom_error_text_t MP_COMPRESSED_ROM_TEXT(const char *text) {
#define MP_COMPRESSED_DATA(table)
#define MP_MATCH_COMPRESSED(plain, packed)                                                                   \
  if (strcmp(text, plain) == 0)                                                                              \
    return packed;
#include "genhdr/compressed.data.h"
#undef MP_COMPRESSED_DATA
#undef MP_MATCH_COMPRESSED
  return text;
}
#endif
#else
#define MP_ERROR_TEXT(value) value
#define MP_IS_COMPRESSED_ROM_STRING(text) (false)
#endif

//===-- The heap --===//
// Counts are of elements, sizes of bytes.  _del and _renew of memory from m_new only; the old count is looked
// at only if MICROPY_MALLOC_USES_ALLOCATED_SIZE.

// clang-format off
#define m_new(Element, count)                     ((Element *)m_malloc(sizeof(Element) * (count)))
#define m_new_maybe(Element, count)               ((Element *)m_malloc_maybe(sizeof(Element) * (count)))
#define m_new0(Element, count)                    ((Element *)m_malloc0(sizeof(Element) * (count)))
#define m_new_obj(Element)                      m_new(Element, 1)
#define m_new_obj_maybe(Element)                m_new_maybe(Element, 1)
#define m_del_obj(Element, memory)                 m_del(Element, memory, 1)
// clang-format on

// A struct with an array of num elements behind it: (struct, array member, element type, num), or in the
// older spelling (struct, element type, num).
#define m_new_obj_var(...) MP_OBJ_VAR_CALL(m_malloc, __VA_ARGS__)
#define m_new_obj_var_maybe(...) MP_OBJ_VAR_CALL(m_malloc_maybe, __VA_ARGS__)
#define m_new_obj_var0(...) MP_OBJ_VAR_CALL(m_malloc0, __VA_ARGS__)
#define MP_OBJ_VAR_CALL(alloc, ...)                                                                          \
  MP_PICK_4(__VA_ARGS__, MP_OBJ_VAR_BY_MEMBER, MP_OBJ_VAR_BY_SIZE, , , )(alloc, __VA_ARGS__)
#define MP_OBJ_VAR_BY_MEMBER(alloc, Struct, member, Element, count)                                          \
  ((Struct *)alloc(offsetof(Struct, member) + sizeof(Element) * (count)))
#define MP_OBJ_VAR_BY_SIZE(alloc, Struct, Element, count)                                                    \
  ((Struct *)alloc(sizeof(Struct) + sizeof(Element) * (count)))

#if MICROPY_MALLOC_USES_ALLOCATED_SIZE
#define m_renew(Element, memory, before, wanted)                                                             \
  ((Element *)m_realloc(memory, sizeof(Element) * (before), sizeof(Element) * (wanted)))
#define m_renew_maybe(Element, memory, before, wanted, mayMove)                                              \
  ((Element *)m_realloc_maybe(memory, sizeof(Element) * (before), sizeof(Element) * (wanted), mayMove))
#define m_del(Element, memory, count) m_free(memory, sizeof(Element) * (count))
#define m_del_var(Struct, member, Element, count, memory)                                                    \
  m_free(memory, offsetof(Struct, member) + sizeof(Element) * (count))
void *m_realloc(void *block, size_t before, size_t wanted); // bytes; raises MemoryError; allocates
void *m_realloc_maybe(void *block, size_t before, size_t wanted, bool mayMove); // NULL on failure; allocates
void m_free(void *block, size_t bytes);                                         // NULL is ignored
#else
#define m_renew(Element, memory, before, wanted) ((Element *)m_realloc(memory, sizeof(Element) * (wanted)))
#define m_renew_maybe(Element, memory, before, wanted, mayMove)                                              \
  ((Element *)m_realloc_maybe(memory, sizeof(Element) * (wanted), mayMove))
#define m_del(Element, memory, count) ((void)(count), m_free(memory))
#define m_del_var(Struct, member, Element, count, memory) ((void)(count), m_free(memory))
void *m_realloc(void *block, size_t bytes);                     // raises MemoryError; allocates
void *m_realloc_maybe(void *block, size_t bytes, bool mayMove); // NULL on failure; allocates
void m_free(void *block);                                       // NULL is ignored
#endif

// A module's mpy_init sees other definitions of these (py/dynruntime.h).
void *m_malloc(size_t bytes);       // raises MemoryError; allocates
void *m_malloc_maybe(size_t bytes); // NULL on failure; allocates
void *m_malloc0(size_t bytes);      // zeroed; raises MemoryError; allocates
// Memory whose first word will be the type of an object with a `__del__`; raises MemoryError; allocates.
void *m_malloc_with_finaliser(size_t bytes);
// Raises MemoryError: "memory allocation failed, allocating %u bytes".
MP_NORETURN void m_malloc_fail(size_t bytes);

// Memory that stays until it is freed although only foreign code (a C library) points to it.  NULL on
// failure.
#if MICROPY_TRACKED_ALLOC
void *m_tracked_calloc(size_t count, size_t itemBytes); // zeroed; allocates
void *m_tracked_realloc(void *block, size_t bytes);     // allocates
void m_tracked_free(void *block);
#endif

#if MICROPY_MEM_STATS
size_t m_get_total_bytes_allocated(void);
size_t m_get_current_bytes_allocated(void);
size_t m_get_peak_bytes_allocated(void);
#endif

//===-- vstr: a string that grows --===//
// Bytes; a NUL behind them only after vstr_null_terminated_str.  With fixed_buf the memory is the caller's
// and growing beyond it raises RuntimeError.

struct _mp_print_t;

typedef struct _vstr_t {
  size_t alloc;
  size_t len;
  char *buf;
  bool fixed_buf;
} vstr_t;

// Declares `vstr` with room for `alloc` bytes on the C stack.
#define VSTR_FIXED(vstr, alloc)                                                                              \
  vstr_t vstr;                                                                                               \
  char vstr##_storage[(alloc)];                                                                              \
  vstr_init_fixed_buf(&vstr, (alloc), vstr##_storage)

void vstr_init(vstr_t *vstr, size_t alloc);      // empty; raises MemoryError; allocates
void vstr_init_len(vstr_t *vstr, size_t length); // length bytes, not set; raises MemoryError; allocates
void vstr_init_fixed_buf(vstr_t *vstr, size_t alloc, char *buffer);
// Also makes *print write to the vstr; raises MemoryError; allocates.
void vstr_init_print(vstr_t *vstr, size_t alloc, struct _mp_print_t *print);
void vstr_clear(vstr_t *vstr);  // frees the bytes, not the struct
vstr_t *vstr_new(size_t alloc); // raises MemoryError; allocates
void vstr_free(vstr_t *vstr);   // of vstr_new; NULL is ignored

static inline void vstr_reset(vstr_t *vstr) { vstr->len = 0; }
static inline char *vstr_str(vstr_t *vstr) { return vstr->buf; }
static inline size_t vstr_len(vstr_t *vstr) { return vstr->len; }

// All that follow, up to the cutting ones, may raise MemoryError (or RuntimeError) and may allocate.
void vstr_hint_size(vstr_t *vstr, size_t size);  // makes room for size more bytes
char *vstr_extend(vstr_t *vstr, size_t size);    // room for size more bytes; where they go
char *vstr_add_len(vstr_t *vstr, size_t length); // appends length bytes, not set; where they are
char *vstr_null_terminated_str(vstr_t *vstr);
void vstr_add_byte(vstr_t *vstr, byte value);
void vstr_add_char(vstr_t *vstr, unichar c); // as UTF-8
void vstr_add_str(vstr_t *vstr, const char *text);
void vstr_add_strn(vstr_t *vstr, const char *text, size_t length);
char *vstr_ins_blank_bytes(vstr_t *vstr, size_t at, size_t length);
void vstr_printf(vstr_t *vstr, const char *format, ...);
void vstr_vprintf(vstr_t *vstr, const char *format, va_list values);
static inline void vstr_ins_strn(vstr_t *vstr, size_t at, const char *text, size_t length) {
  memcpy(vstr_ins_blank_bytes(vstr, at, length), text, length);
}
static inline void vstr_ins_byte(vstr_t *vstr, size_t at, byte value) {
  *vstr_ins_blank_bytes(vstr, at, 1) = (char)value;
}
// For a one-byte character only, as in MicroPython.
static inline void vstr_ins_char(vstr_t *vstr, size_t at, unichar c) { vstr_ins_byte(vstr, at, (byte)c); }
// Cutting more than there is leaves nothing.
void vstr_cut_head_bytes(vstr_t *vstr, size_t bytes);
void vstr_cut_tail_bytes(vstr_t *vstr, size_t bytes);
void vstr_cut_out_bytes(vstr_t *vstr, size_t at, size_t bytes);

//===-- Characters --===//

#define UTF8_IS_NONASCII(unit) (((unit)&0x80) != 0)
#define UTF8_IS_CONT(unit) (((unit)&0xc0) == 0x80)

#if MICROPY_PY_BUILTINS_STR_UNICODE
unichar utf8_get_char(const byte *text);              // the code point at text, which must be well formed
const byte *utf8_next_char(const byte *text);         // behind the character at text
size_t utf8_charlen(const byte *text, size_t length); // characters in length bytes
#else
// Without Unicode, every byte is a character.
static inline unichar utf8_get_char(const byte *text) { return text[0]; }
static inline const byte *utf8_next_char(const byte *text) { return &text[1]; }
static inline size_t utf8_charlen(const byte *text, size_t length) { return text ? length : 0; }
#endif

// Classes of ASCII characters; above 127 only isalpha-like questions of identifiers say yes.
bool unichar_isspace(unichar c);
bool unichar_isprint(unichar c);
bool unichar_isident(unichar c); // may be in a name, not first
bool unichar_isalnum(unichar c);
bool unichar_isalpha(unichar c);
bool unichar_isupper(unichar c);
bool unichar_islower(unichar c);
unichar unichar_toupper(unichar c);
unichar unichar_tolower(unichar c);
bool unichar_isdigit(unichar c);
bool unichar_isxdigit(unichar c);
mp_uint_t unichar_xdigit_value(unichar c); // 0..15, of a hexadecimal digit
#define unichar_charlen(text, length) utf8_charlen((const byte *)(text), (length))

//===-- Bits of floats --===//

#if MICROPY_PY_BUILTINS_FLOAT
#if MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_DOUBLE
#define MP_FLOAT_EXP_BITS 11
#define MP_FLOAT_EXP_OFFSET 1023
#define MP_FLOAT_FRAC_BITS 52
#else
#define MP_FLOAT_EXP_BITS 8
#define MP_FLOAT_EXP_OFFSET 127
#define MP_FLOAT_FRAC_BITS 23
#endif
#define MP_FLOAT_EXP_BIAS ((1 << (MP_FLOAT_EXP_BITS - 1)) - 1)

typedef union _mp_float_union_t {
  mp_float_t f;
  struct {
#if MP_ENDIANNESS_LITTLE
    mp_float_uint_t frc : MP_FLOAT_FRAC_BITS;
    mp_float_uint_t exp : MP_FLOAT_EXP_BITS;
    mp_float_uint_t sgn : 1;
#else
    mp_float_uint_t sgn : 1;
    mp_float_uint_t exp : MP_FLOAT_EXP_BITS;
    mp_float_uint_t frc : MP_FLOAT_FRAC_BITS;
#endif
  } p;
  mp_float_uint_t i;
} mp_float_union_t;
#endif

// mp_printf to where a port wants traces (MICROPY_DEBUG_PRINTER).
int DEBUG_printf(const char *fmt, ...);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PY_MISC_H
