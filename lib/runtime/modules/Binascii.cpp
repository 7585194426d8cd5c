//===- runtime/modules/Binascii.cpp - The module binascii -------------------------------------------===//
//
// Hexadecimal digits are the business of bytes.hex() and bytes.fromhex(), base64 is done here.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/GivenArguments.h"
#include "runtime/core/Members.h"
#include "runtime/modules/Crc32.h"

#include "py/runtime.h"

#if MICROPY_PY_BINASCII

namespace adder::modules {

namespace {

// --- Hexadecimal.

mp_obj_t hexlify(size_t count, const mp_obj_t *values) {
  return mp_obj_bytes_hex(count, values, &mp_type_bytes);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(hexlifyObject, 1, 2, hexlify);

mp_obj_t unhexlify(mp_obj_t digits) { return mp_obj_bytes_fromhex(MP_OBJ_FROM_PTR(&mp_type_bytes), digits); }
MP_DEFINE_CONST_FUN_OBJ_1(unhexlifyObject, unhexlify);

// --- Base64.

constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// -1 if it is none.
int valueOfDigit(byte c) {
  if (c >= 'A' && c <= 'Z')
    return c - 'A';
  if (c >= 'a' && c <= 'z')
    return c - 'a' + 26;
  if (c >= '0' && c <= '9')
    return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/// Takes digits, ignoring what is none, and writes bytes.
class Base64Decoder {
public:
  explicit Base64Decoder(byte *out) : out(out) {}

  /// False if the text is over.
  bool take(byte c) {
    if (c == '=')
      return takePadding();
    int value = valueOfDigit(c);
    if (value < 0)
      return true;
    hasPadding = false;
    bits = bits << 6 | unsigned(value);
    if (digits++ > 0)
      *out++ = byte(bits >> (8 - 2 * digits)); // 4, 2 or 0 bits stay for the next byte
    if (digits == 4)
      digits = 0;
    return true;
  }

  bool isComplete() const { return digits == 0; }
  byte *end() const { return out; }

private:
  /// Where it completes a group of four, it ends the text; elsewhere it means nothing.
  bool takePadding() {
    if (digits == 3 || (digits == 2 && hasPadding)) {
      digits = 0;
      return false;
    }
    hasPadding = digits == 2;
    return true;
  }

  byte *out;
  unsigned bits = 0;
  unsigned digits = 0; ///< of the group at hand
  bool hasPadding = false;
};

mp_obj_t a2bBase64(mp_obj_t text) {
  mp_buffer_info_t in;
  mp_get_buffer_raise(text, &in, MP_BUFFER_READ);
  vstr_t out;
  vstr_init_len(&out, in.len / 4 * 3 + 3);
  auto *digits = static_cast<const byte *>(in.buf);
  Base64Decoder decoder(reinterpret_cast<byte *>(out.buf));
  bool isOver = false;
  for (size_t i = 0; i < in.len && !isOver; ++i)
    isOver = !decoder.take(digits[i]);
  if (!decoder.isComplete())
    mp_raise_ValueError(MP_ERROR_TEXT("incorrect padding"));
  out.len = size_t(decoder.end() - reinterpret_cast<byte *>(out.buf));
  return mp_obj_new_bytes_from_vstr(&out);
}
MP_DEFINE_CONST_FUN_OBJ_1(a2bBase64Object, a2bBase64);

/// Writes four digits for up to three bytes.
void encodeGroup(char *out, const byte *bytes, size_t count) {
  unsigned bits = unsigned(bytes[0]) << 16;
  if (count > 1)
    bits |= unsigned(bytes[1]) << 8;
  if (count > 2)
    bits |= bytes[2];
  for (size_t i = 0; i < 4; ++i)
    out[i] = i <= count ? kDigits[bits >> (18 - 6 * i) & 63] : '=';
}

mp_obj_t b2aBase64(size_t count, const mp_obj_t *values, mp_map_t *keywords) {
  static const mp_arg_t kArguments[] = {
      {ARGUMENT_BOOL(newline, 0, true)},
  };
  auto given = runtime::givenFor(kArguments, count - 1, values + 1, keywords);
  mp_buffer_info_t in;
  mp_get_buffer_raise(values[0], &in, MP_BUFFER_READ);
  if (in.len > SIZE_MAX / 2)
    m_malloc_fail(SIZE_MAX);
  vstr_t out;
  vstr_init_len(&out, (in.len + 2) / 3 * 4 + (given[0].u_bool ? 1 : 0));
  char *to = out.buf;
  auto *bytes = static_cast<const byte *>(in.buf);
  for (size_t i = 0; i < in.len; i += 3, to += 4)
    encodeGroup(to, bytes + i, in.len - i < 3 ? in.len - i : 3);
  if (given[0].u_bool)
    *to = '\n';
  return mp_obj_new_bytes_from_vstr(&out);
}
MP_DEFINE_CONST_FUN_OBJ_KW(b2aBase64Object, 1, b2aBase64);

// --- Checksums.

#if MICROPY_PY_BINASCII_CRC32
mp_obj_t crc32OfData(size_t count, const mp_obj_t *values) {
  mp_buffer_info_t in;
  mp_get_buffer_raise(values[0], &in, MP_BUFFER_READ);
  uint32_t before = count > 1 ? uint32_t(mp_obj_get_int_truncated(values[1])) : 0;
  return mp_obj_new_int_from_uint(crc32(before, static_cast<const byte *>(in.buf), in.len));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(crc32Object, 1, 2, crc32OfData);
#endif

const mp_rom_map_elem_t kMembers[] = {
    {MEMBER_NAME(__name__, binascii)},     {MEMBER(a2b_base64, a2bBase64Object)},
    {MEMBER(b2a_base64, b2aBase64Object)},
#if MICROPY_PY_BINASCII_CRC32
    {MEMBER(crc32, crc32Object)},
#endif
    {MEMBER(hexlify, hexlifyObject)},      {MEMBER(unhexlify, unhexlifyObject)},
};
MP_DEFINE_CONST_DICT(kMembersDict, kMembers);

} // namespace
} // namespace adder::modules

extern "C" const mp_obj_module_t mp_module_binascii;
const mp_obj_module_t mp_module_binascii = {{&mp_type_module},
                                            const_cast<mp_obj_dict_t *>(&adder::modules::kMembersDict)};

MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_binascii, mp_module_binascii);

#endif // MICROPY_PY_BINASCII
