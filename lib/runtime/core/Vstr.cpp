//===- runtime/core/Vstr.cpp - A string that grows --------------------------------------------------===//
//
// The bytes hold no references, so they are leaves of the heap.  There is always room for a NUL behind them
// that a conversion to a str needs.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Memory.h"
#include "runtime/core/Text.h"

#include "py/misc.h"
#include "py/mpprint.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::runtime {

namespace {

/// A growing string gets half as much again and at least this, bytes.
constexpr size_t kLeastGrowth = 16;

[[noreturn]] void raiseFixedIsFull() { mp_raise_msg(&mp_type_RuntimeError, nullptr); }

/// Makes room for `more` bytes behind the ones that are there.
void reserve(vstr_t *text, size_t more) {
  if (more <= text->alloc - text->len)
    return;
  if (text->fixed_buf)
    raiseFixedIsFull();
  size_t needed, generous = text->alloc + text->alloc / 2 + kLeastGrowth;
  if (__builtin_add_overflow(text->len, more, &needed))
    m_malloc_fail(SIZE_MAX);
  size_t alloc = needed > generous ? needed : generous;
  text->buf = m_renew(char, text->buf, text->alloc, alloc);
  text->alloc = alloc;
}

/// Moves what stands behind `at` up by `bytes`, and tells where there is room now.
char *openGap(vstr_t *text, size_t at, size_t bytes) {
  reserve(text, bytes);
  char *gap = text->buf + at;
  std::memmove(gap + bytes, gap, text->len - at);
  text->len += bytes;
  return gap;
}

/// The reverse, of bytes that are there.
void closeGap(vstr_t *text, size_t at, size_t bytes) {
  char *gap = text->buf + at;
  text->len -= bytes;
  std::memmove(gap, gap + bytes, text->len - at);
}

size_t least(size_t a, size_t b) { return a < b ? a : b; }

void printInto(void *data, const char *text, size_t length) {
  vstr_add_strn(static_cast<vstr_t *>(data), text, length);
}

} // namespace
} // namespace adder::runtime

using namespace adder::runtime;

// --- Making and freeing.

void vstr_init(vstr_t *vstr, size_t alloc) {
  size_t room = alloc > 0 ? alloc : 1;
  *vstr = {room, 0, newLeaf<char>(room), false};
}

void vstr_init_len(vstr_t *vstr, size_t length) {
  if (length == SIZE_MAX)
    m_malloc_fail(length);
  vstr_init(vstr, length + 1);
  vstr->len = length;
}

void vstr_init_fixed_buf(vstr_t *vstr, size_t alloc, char *buffer) { *vstr = {alloc, 0, buffer, true}; }

void vstr_init_print(vstr_t *vstr, size_t alloc, mp_print_t *print) {
  vstr_init(vstr, alloc);
  *print = {vstr, printInto};
}

vstr_t *vstr_new(size_t alloc) {
  auto *vstr = m_new0(vstr_t, 1); // all of it, as the next line may collect
  vstr_init(vstr, alloc);
  return vstr;
}

void vstr_clear(vstr_t *vstr) {
  if (!vstr->fixed_buf)
    m_del(char, vstr->buf, vstr->alloc);
  *vstr = {0, 0, nullptr, vstr->fixed_buf};
}

void vstr_free(vstr_t *vstr) {
  if (!vstr)
    return;
  vstr_clear(vstr);
  m_del_obj(vstr_t, vstr);
}

// --- Room.

void vstr_hint_size(vstr_t *vstr, size_t size) { reserve(vstr, size); }

char *vstr_extend(vstr_t *vstr, size_t size) {
  reserve(vstr, size);
  return vstr->buf + vstr->len;
}

char *vstr_null_terminated_str(vstr_t *vstr) {
  *vstr_extend(vstr, 1) = 0;
  return vstr->buf;
}

// --- Appending.

char *vstr_add_len(vstr_t *vstr, size_t length) {
  char *added = vstr_extend(vstr, length);
  vstr->len += length;
  return added;
}

void vstr_add_strn(vstr_t *vstr, const char *text, size_t length) {
  if (length)
    std::memcpy(vstr_add_len(vstr, length), text, length);
}

void vstr_add_str(vstr_t *vstr, const char *text) { vstr_add_strn(vstr, text, std::strlen(text)); }

void vstr_add_byte(vstr_t *vstr, byte value) { *vstr_add_len(vstr, 1) = char(value); }

void vstr_add_char(vstr_t *vstr, unichar c) {
#if MICROPY_PY_BUILTINS_STR_UNICODE
  byte bytes[kMostCharacterBytes];
  vstr_add_strn(vstr, reinterpret_cast<char *>(bytes), encodeUtf8(c, bytes));
#else
  vstr_add_byte(vstr, byte(c));
#endif
}

void vstr_vprintf(vstr_t *vstr, const char *format, va_list values) {
  mp_print_t print = {vstr, printInto};
  mp_vprintf(&print, format, values);
}

void vstr_printf(vstr_t *vstr, const char *format, ...) {
  va_list values;
  va_start(values, format);
  vstr_vprintf(vstr, format, values);
  va_end(values);
}

// --- Inserting and cutting.

char *vstr_ins_blank_bytes(vstr_t *vstr, size_t at, size_t length) {
  return openGap(vstr, least(at, vstr->len), length);
}

void vstr_cut_out_bytes(vstr_t *vstr, size_t at, size_t bytes) {
  at = least(at, vstr->len);
  closeGap(vstr, at, least(bytes, vstr->len - at));
}

void vstr_cut_head_bytes(vstr_t *vstr, size_t bytes) { closeGap(vstr, 0, least(bytes, vstr->len)); }

void vstr_cut_tail_bytes(vstr_t *vstr, size_t bytes) { vstr->len -= least(bytes, vstr->len); }
