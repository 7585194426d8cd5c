//===- runtime/core/Vstr.cpp - A string that grows --------------------------------------------------===//
//
// The bytes hold no references, so they are leaves of the heap.  There is always room for a NUL behind them
// that a conversion to a str needs.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Memory.h"

#include "py/misc.h"
#include "py/mpprint.h"
#include "py/runtime.h"

#include <cstring>

namespace adder::runtime {

namespace {

/// Makes room for `more` bytes behind the ones that are there.
void reserve(vstr_t *vstr, size_t more) {
  if (more <= vstr->alloc - vstr->len)
    return;
  if (vstr->fixed_buf)
    mp_raise_msg(&mp_type_RuntimeError, nullptr);
  size_t wanted = vstr->len + more;
  if (wanted < more)
    m_malloc_fail(SIZE_MAX);
  size_t alloc = vstr->alloc + vstr->alloc / 2 + 16;
  if (alloc < wanted)
    alloc = wanted;
  vstr->buf = m_renew(char, vstr->buf, vstr->alloc, alloc);
  vstr->alloc = alloc;
}

void printInto(void *data, const char *text, size_t length) {
  vstr_add_strn(static_cast<vstr_t *>(data), text, length);
}

} // namespace
} // namespace adder::runtime

using namespace adder::runtime;

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
  print->print_strn = printInto;
  print->data = vstr;
  vstr_init(vstr, alloc);
}

void vstr_clear(vstr_t *vstr) {
  bool isOwned = !vstr->fixed_buf;
  if (isOwned)
    m_del(char, vstr->buf, vstr->alloc);
  *vstr = {0, 0, nullptr, !isOwned};
}

vstr_t *vstr_new(size_t alloc) {
  auto *vstr = static_cast<vstr_t *>(m_malloc0(sizeof(vstr_t)));
  vstr_init(vstr, alloc);
  return vstr;
}

void vstr_free(vstr_t *vstr) {
  if (vstr) {
    vstr_clear(vstr);
    m_del_obj(vstr_t, vstr);
  }
}

void vstr_hint_size(vstr_t *vstr, size_t size) { reserve(vstr, size); }

char *vstr_extend(vstr_t *vstr, size_t size) {
  reserve(vstr, size);
  return vstr->buf + vstr->len;
}

char *vstr_add_len(vstr_t *vstr, size_t length) {
  char *added = vstr_extend(vstr, length);
  vstr->len += length;
  return added;
}

char *vstr_null_terminated_str(vstr_t *vstr) {
  *vstr_extend(vstr, 1) = '\0';
  return vstr->buf;
}

void vstr_add_byte(vstr_t *vstr, byte value) { *vstr_add_len(vstr, 1) = char(value); }

void vstr_add_char(vstr_t *vstr, unichar c) {
#if MICROPY_PY_BUILTINS_STR_UNICODE
  if (c < 0x80) {
    vstr_add_byte(vstr, byte(c));
    return;
  }
  unsigned more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  char *at = vstr_add_len(vstr, more + 1);
  static const uint8_t kLead[] = {0, 0xc0, 0xe0, 0xf0};
  *at++ = char(kLead[more] | c >> 6 * more);
  while (more-- > 0)
    *at++ = char(0x80 | (c >> 6 * more & 0x3f));
#else
  vstr_add_byte(vstr, byte(c));
#endif
}

void vstr_add_str(vstr_t *vstr, const char *text) { vstr_add_strn(vstr, text, std::strlen(text)); }

void vstr_add_strn(vstr_t *vstr, const char *text, size_t length) {
  if (length)
    std::memcpy(vstr_add_len(vstr, length), text, length);
}

char *vstr_ins_blank_bytes(vstr_t *vstr, size_t at, size_t length) {
  size_t oldLength = vstr->len;
  if (at > oldLength)
    at = oldLength;
  vstr_add_len(vstr, length);
  std::memmove(vstr->buf + at + length, vstr->buf + at, oldLength - at);
  return vstr->buf + at;
}

void vstr_cut_head_bytes(vstr_t *vstr, size_t bytes) { vstr_cut_out_bytes(vstr, 0, bytes); }

void vstr_cut_tail_bytes(vstr_t *vstr, size_t bytes) {
  vstr->len = bytes > vstr->len ? 0 : vstr->len - bytes;
}

void vstr_cut_out_bytes(vstr_t *vstr, size_t at, size_t bytes) {
  if (at >= vstr->len)
    return;
  if (bytes >= vstr->len - at) {
    vstr->len = at;
    return;
  }
  std::memmove(vstr->buf + at, vstr->buf + at + bytes, vstr->len - at - bytes);
  vstr->len -= bytes;
}

void vstr_printf(vstr_t *vstr, const char *format, ...) {
  va_list values;
  va_start(values, format);
  vstr_vprintf(vstr, format, values);
  va_end(values);
}

void vstr_vprintf(vstr_t *vstr, const char *format, va_list values) {
  mp_print_t print = {vstr, printInto};
  mp_vprintf(&print, format, values);
}
