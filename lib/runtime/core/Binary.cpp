//===- runtime/core/Binary.cpp - Numbers in memory --------------------------------------------------===//
//
// What array and struct have in common: a letter says what a number in memory looks like.
//
//     b B h H i I l L q Q    integers; l and L are as long as C's in native form, else 4 bytes
//     e f d                  floats of 2, 4 and 8 bytes
//     P O S                  an address, an object, the address of a C string: for code that knows what it
//     does
//
// In native form ('@') numbers are aligned as C aligns them and in the processor's byte order.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Raise.h"

#include "py/binary.h"

#include "py/objint.h"
#include "py/runtime.h"
#include "py/smallint.h"

#include <bit>
#include <cstring>

namespace adder::runtime {

namespace {

constexpr bool kHostIsBig = MP_ENDIANNESS_BIG;

template <typename T> constexpr size_t alignmentOf() {
  struct Probe {
    char before;
    T value;
  };
  return offsetof(Probe, value);
}

struct Layout {
  size_t bytes = 0; ///< 0: no such letter
  size_t alignment = 1;
};

Layout nativeLayout(char letter) {
  switch (letter) {
  case BYTEARRAY_TYPECODE:
  case 'b':
  case 'B':
    return {1, 1};
  case 'h':
  case 'H':
    return {sizeof(short), alignmentOf<short>()};
  case 'i':
  case 'I':
    return {sizeof(int), alignmentOf<int>()};
  case 'l':
  case 'L':
    return {sizeof(long), alignmentOf<long>()};
  case 'q':
  case 'Q':
    return {sizeof(long long), alignmentOf<long long>()};
  case 'e':
    return {2, alignmentOf<short>()};
  case 'f':
    return {sizeof(float), alignmentOf<float>()};
  case 'd':
    return {sizeof(double), alignmentOf<double>()};
  case 'P':
  case 'O':
  case 'S':
    return {sizeof(void *), alignmentOf<void *>()};
  default:
    return {};
  }
}

Layout standardLayout(char letter) {
  Layout layout = nativeLayout(letter);
  layout.alignment = 1;
  if (letter == 'i' || letter == 'I' || letter == 'l' || letter == 'L')
    layout.bytes = 4;
  return layout;
}

bool isSigned(char letter) { return letter >= 'a'; }
bool isFloat(char letter) { return letter == 'e' || letter == 'f' || letter == 'd'; }
bool isBig(char structType) {
  return structType == '@' ? kHostIsBig : structType == '>' || structType == '!';
}

// --- Half floats.

/// From 1 sign, 5 exponent and 10 fraction bits.
[[maybe_unused]] float fromHalf(uint16_t half) {
  uint32_t sign = uint32_t(half & 0x8000) << 16;
  uint32_t exponent = half >> 10 & 31;
  uint32_t fraction = half & 0x3ff;
  if (exponent == 31)
    return std::bit_cast<float>(sign | 0x7f800000 | fraction << 13);
  if (exponent != 0)
    return std::bit_cast<float>(sign | (exponent + 112) << 23 | fraction << 13);
  // Subnormal: a fraction of 2^-24.
  float value = float(fraction) * 0x1p-24f;
  return sign ? -value : value;
}

/// Rounded to nearest, halves to even.
[[maybe_unused]] uint16_t toHalf(float value) {
  uint32_t bits = std::bit_cast<uint32_t>(value);
  auto sign = uint16_t(bits >> 16 & 0x8000);
  uint32_t magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000)
    return uint16_t(sign | 0x7e00); // not a number
  if (magnitude >= 0x477ff000)
    return uint16_t(sign | 0x7c00); // rounds to infinity
  if (magnitude < 0x33000001)
    return sign; // rounds to zero
  unsigned shift = 13;
  uint32_t fraction = magnitude;
  if (magnitude < 0x38800000) { // subnormal: the leading one becomes visible
    shift = 126 - (magnitude >> 23);
    fraction = (magnitude & 0x7fffff) | 0x800000;
  } else {
    fraction -= 112u << 23;
  }
  uint32_t rest = fraction & ((1u << shift) - 1);
  uint32_t half = fraction >> shift;
  uint32_t middle = 1u << (shift - 1);
  if (rest > middle || (rest == middle && (half & 1)))
    ++half;
  return uint16_t(sign | half);
}

#if MICROPY_PY_BUILTINS_FLOAT
/// The bits of a number as a double.
uint64_t doubleBits(mp_obj_t value) {
#if MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_FLOAT
  // By hand: where floats are single, nothing else may need the arithmetic of doubles.
  auto bits = std::bit_cast<uint32_t>(mp_obj_get_float_to_f(value));
  uint64_t sign = uint64_t(bits >> 31) << 63;
  uint32_t exponent = bits >> 23 & 0xff, fraction = bits & 0x7fffff;
  if (exponent == 0) {
    if (fraction == 0)
      return sign;
    unsigned shift = unsigned(__builtin_clz(fraction)) - 8; // the leading one moves to bit 23
    fraction = fraction << shift & 0x7fffff;
    exponent = 1 - shift;
  }
  exponent = exponent == 0xff ? 0x7ff : exponent + 1023 - 127;
  return sign | uint64_t(exponent) << 52 | uint64_t(fraction) << 29;
#else
  return std::bit_cast<uint64_t>(mp_obj_get_float_to_d(value));
#endif
}

mp_obj_t loadFloat(size_t bytes, const byte *from, bool big) {
  auto bits = (unsigned long long)mp_binary_get_int(bytes, false, big, from);
  if (bytes == 2)
    return mp_obj_new_float_from_f(fromHalf(uint16_t(bits)));
  if (bytes == 4)
    return mp_obj_new_float_from_f(std::bit_cast<float>(uint32_t(bits)));
  return mp_obj_new_float_from_d(std::bit_cast<double>(uint64_t(bits)));
}

void storeBits(byte *to, size_t bytes, uint64_t bits, bool big) {
  for (size_t i = 0; i < bytes; ++i)
    to[big ? bytes - 1 - i : i] = byte(bits >> (8 * i));
}

void storeFloat(size_t bytes, byte *to, bool big, mp_obj_t value) {
  if (bytes == 8)
    storeBits(to, 8, doubleBits(value), big);
  else if (bytes == 4)
    storeBits(to, 4, std::bit_cast<uint32_t>(mp_obj_get_float_to_f(value)), big);
  else
    storeBits(to, 2, toHalf(mp_obj_get_float_to_f(value)), big);
}
#endif

mp_obj_t loadNumber(char letter, size_t bytes, const byte *from, bool big) {
#if MICROPY_PY_BUILTINS_FLOAT
  if (isFloat(letter))
    return loadFloat(bytes, from, big);
#endif
  long long value = mp_binary_get_int(bytes, isSigned(letter), big, from);
  if (letter == 'O')
    return mp_obj_t(uintptr_t(value));
  if (letter == 'S') {
    auto *text = reinterpret_cast<const char *>(uintptr_t(value));
    return mp_obj_new_str_from_cstr(text);
  }
  if (isSigned(letter)) {
    if (value >= (long long)MP_SMALL_INT_MIN && value <= (long long)MP_SMALL_INT_MAX)
      return MP_OBJ_NEW_SMALL_INT(mp_int_t(value));
    return mp_obj_new_int_from_ll(value);
  }
  if ((unsigned long long)value <= (unsigned long long)MP_SMALL_INT_MAX)
    return MP_OBJ_NEW_SMALL_INT(mp_int_t(value));
  return mp_obj_new_int_from_ull((unsigned long long)value);
}

void storeNumber(char letter, size_t bytes, byte *to, bool big, mp_obj_t value) {
#if MICROPY_PY_BUILTINS_FLOAT
  if (isFloat(letter)) {
    storeFloat(bytes, to, big, value);
    return;
  }
#endif
  if (letter == 'O') {
    mp_binary_set_int(bytes, to, sizeof(mp_uint_t), mp_uint_t(value), big);
    return;
  }
  if (mp_obj_is_exact_type(value, &mp_type_int)) {
    // What does not fit is cut off.
    mp_obj_int_to_bytes(value, bytes, to, big, isSigned(letter), false);
    return;
  }
  mp_binary_set_int(bytes, to, sizeof(mp_int_t), mp_uint_t(mp_obj_get_int(value)), big);
}

byte *aligned(byte *at, byte *base, size_t alignment) {
  size_t offset = size_t(at - base);
  return base + ((offset + alignment - 1) & ~(alignment - 1));
}

} // namespace
} // namespace adder::runtime

using namespace adder::runtime;

size_t mp_binary_get_size(char structType, char letter, size_t *alignment) {
  Layout layout;
  if (structType == '@')
    layout = nativeLayout(letter);
  else if (structType == '<' || structType == '>' || structType == '!')
    layout = standardLayout(letter);
  if (layout.bytes == 0)
    raiseTypecode();
  if (alignment)
    *alignment = layout.alignment;
  return layout.bytes;
}

mp_obj_t mp_binary_get_val_array(char letter, void *items, size_t index) {
  if (letter == BYTEARRAY_TYPECODE || letter == 'B')
    return MP_OBJ_NEW_SMALL_INT(static_cast<byte *>(items)[index]);
  size_t bytes = nativeLayout(letter).bytes;
  return loadNumber(letter, bytes, static_cast<byte *>(items) + index * bytes, kHostIsBig);
}

void mp_binary_set_val_array(char letter, void *items, size_t index, mp_obj_t value) {
  if (mp_obj_is_small_int(value) && !isFloat(letter)) {
    mp_binary_set_val_array_from_int(letter, items, index, MP_OBJ_SMALL_INT_VALUE(value));
    return;
  }
  size_t bytes = nativeLayout(letter).bytes;
  storeNumber(letter, bytes, static_cast<byte *>(items) + index * bytes, kHostIsBig, value);
}

void mp_binary_set_val_array_from_int(char letter, void *items, size_t index, mp_int_t value) {
  size_t bytes = nativeLayout(letter).bytes;
  byte *to = static_cast<byte *>(items) + index * bytes;
#if MICROPY_PY_BUILTINS_FLOAT
  if (isFloat(letter)) {
    storeFloat(bytes, to, kHostIsBig, MP_OBJ_NEW_SMALL_INT(value));
    return;
  }
#endif
  if (letter == 'O')
    value = mp_int_t(MP_OBJ_NEW_SMALL_INT(value));
  mp_binary_set_int(bytes, to, sizeof value, mp_uint_t(value), kHostIsBig);
}

mp_obj_t mp_binary_get_val(char structType, char letter, byte *base, byte **at) {
  size_t alignment;
  size_t bytes = mp_binary_get_size(structType, letter, &alignment);
  byte *from = aligned(*at, base, alignment);
  *at = from + bytes;
  return loadNumber(letter, bytes, from, isBig(structType));
}

void mp_binary_set_val(char structType, char letter, mp_obj_t value, byte *base, byte **at) {
  size_t alignment;
  size_t bytes = mp_binary_get_size(structType, letter, &alignment);
  byte *to = aligned(*at, base, alignment);
  std::memset(*at, 0, size_t(to - *at));
  *at = to + bytes;
  storeNumber(letter, bytes, to, isBig(structType), value);
}

long long mp_binary_get_int(size_t bytes, bool isSignedInt, bool big, const byte *from) {
  unsigned long long value = 0;
  for (size_t i = 0; i < bytes; ++i)
    value = value << 8 | from[big ? i : bytes - 1 - i];
  size_t unused = 8 * (sizeof value - bytes);
  if (isSignedInt && unused != 0 && bytes != 0)
    return (long long)(value << unused) >> unused;
  return (long long)value;
}

void mp_binary_set_int(size_t bytes, byte *to, size_t valueBytes, mp_uint_t value, bool big) {
  // Beyond the value its sign goes on.
  byte fill = value >> (8 * valueBytes - 1) & 1 ? 0xff : 0;
  for (size_t i = 0; i < bytes; ++i)
    to[big ? bytes - 1 - i : i] = i < valueBytes ? byte(value >> (8 * i)) : fill;
}
