//===- runtime/objects/IntText.cpp - int: text to numbers and back ----------------------------------===//
//
// Up to a few hundred digits, numbers are converted limb by limb; beyond that decimal goes through support's
// conversion of radix, which is subquadratic.  Bases that are powers of two only regroup bits.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/objects/IntText.h"

#include "runtime/core/HeapArena.h"
#include "runtime/objects/Int.h"
#include "support/Magnitude.h"

#include "py/mpprint.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "py/smallint.h"

#include <cstring>

namespace adder::objects {

namespace {

/// Limbs up to which repeated division is as fast as anything, and digits up to which multiplication is.
constexpr size_t kShortText = 80;
constexpr size_t kShortDigits = 3'000;
/// What the conversion of radix needs, in bytes.
constexpr size_t kRoomPerDigit = 12;
constexpr size_t kRoomPerLimb = 10 * kRoomPerDigit;

/// The largest power of `base` that fits in a limb, and its exponent.
struct Chunk {
  Limb scale = 1;
  unsigned digits = 0;

  explicit Chunk(unsigned base) {
    while (uint64_t(scale) * base <= UINT32_MAX) {
      scale *= base;
      ++digits;
    }
  }
};

/// log2 of a base that is a power of two; else 0.
unsigned bitsPerDigit(unsigned base) { return (base & (base - 1)) == 0 ? unsigned(__builtin_ctz(base)) : 0; }

unsigned groupSize(unsigned base) { return base == 10 ? 3 : 4; }

/// Writes a text from its end.
struct Backwards {
  char *at;
  unsigned base;
  char letter; ///< the digit ten
  char separator;
  size_t count = 0; ///< digits

  void putDigit(unsigned digit) {
    if (separator && count && count % groupSize(base) == 0)
      *--at = separator;
    *--at = char(digit < 10 ? '0' + digit : letter + digit - 10);
    ++count;
  }
  /// `digits` digits, or with 0 as many as there are.
  void putNumber(Limb value, unsigned digits) {
    for (unsigned i = 0; digits ? i < digits : value != 0; ++i, value /= base)
      putDigit(value % base);
  }
};

void putBits(Backwards &out, Limbs limbs, unsigned bits) {
  uint64_t count = (bitsOf(limbs) + bits - 1) / bits;
  for (uint64_t i = 0; i < count; ++i) {
    size_t at = size_t(i * bits / kLimbBits);
    unsigned shift = i * bits % kLimbBits;
    uint64_t pair = limbs[at] | (at + 1 < limbs.size() ? uint64_t(limbs[at + 1]) << kLimbBits : 0);
    out.putDigit(unsigned(pair >> shift) & ((1U << bits) - 1));
  }
}

/// A magnitude that fits in 64 bits, in decimal: what most ints are.
void putShortDecimal(Backwards &out, Limbs limbs) {
  uint64_t value = limbs[0] | (limbs.size() > 1 ? uint64_t(limbs[1]) << kLimbBits : 0);
  for (; value > UINT32_MAX; value /= 10)
    out.putDigit(unsigned(value % 10));
  for (auto rest = uint32_t(value); rest != 0; rest /= 10)
    out.putDigit(rest % 10);
}

void putByDivision(Backwards &out, Limbs limbs) {
  LimbScratch rest(limbs.size());
  std::memcpy(rest.limbs, limbs.data(), limbs.size_bytes());
  Chunk chunk(out.base);
  for (size_t size = limbs.size(); size;) {
    Limb part = divideByLimb(rest.limbs, {rest.limbs, size}, chunk.scale);
    if (rest.limbs[size - 1] == 0)
      --size;
    out.putNumber(part, size ? chunk.digits : 0);
  }
  rest.keep();
}

void putDecimal(Backwards &out, Limbs limbs) {
  runtime::HeapArena memory;
  Limbs groups = support::convertRadix(memory.get(), limbs, support::Radix::Decimal);
  for (size_t i = 0; i < groups.size(); ++i)
    out.putNumber(groups[i], i + 1 < groups.size() ? support::kDecimalDigitsPerLimb : 0);
  memory.end();
}

void putMagnitude(Backwards &out, Limbs limbs) {
  if (limbs.empty())
    out.putDigit(0);
  else if (unsigned bits = bitsPerDigit(out.base))
    putBits(out, limbs, bits);
  else if (out.base == 10 && limbs.size() <= 2)
    putShortDecimal(out, limbs);
  else if (MICROPY_LONGINT_FAST && out.base == 10 && limbs.size() > kShortText &&
           hasRoom(limbs.size() * kRoomPerLimb))
    putDecimal(out, limbs);
  else
    putByDivision(out, limbs);
}

mp_obj_t fromBits(const char *text, size_t length, size_t digits, bool negative, unsigned bits) {
  size_t count = size_t(uint64_t(digits) * bits / kLimbBits) + 1;
  IntResult result(count);
  uint64_t pending = 0;
  unsigned pendingBits = 0;
  size_t used = 0;
  for (size_t i = length; i-- > 0;) {
    if (text[i] == '_')
      continue;
    pending |= uint64_t(digitValue(text[i])) << pendingBits;
    pendingBits += bits;
    if (pendingBits >= kLimbBits) {
      result.limbs[used++] = Limb(pending);
      pending >>= kLimbBits;
      pendingBits -= kLimbBits;
    }
  }
  result.limbs[used++] = Limb(pending);
  return result.finish(negative, used);
}

mp_obj_t fromChunks(const char *text, size_t length, size_t digits, bool negative, unsigned base) {
  Chunk chunk(base);
  IntResult result(digits / chunk.digits + 1);
  size_t used = 0;
  Limb part = 0, scale = 1;
  auto append = [&] {
    if (Limb carry = multiplyByLimb({result.limbs, used}, scale, part))
      result.limbs[used++] = carry;
    part = 0;
    scale = 1;
  };
  for (size_t i = 0; i < length; ++i) {
    if (text[i] == '_')
      continue;
    part = part * base + digitValue(text[i]);
    scale *= base;
    if (scale == chunk.scale)
      append();
  }
  append();
  return result.finish(negative, used);
}

mp_obj_t fromDecimal(const char *text, size_t length, size_t digits, bool negative) {
  runtime::HeapArena memory;
  support::Arena &arena = memory.get();
  size_t count = (digits + support::kDecimalDigitsPerLimb - 1) / support::kDecimalDigitsPerLimb;
  std::span<Limb> groups = arena.makeArray<Limb>(count);
  size_t left = digits;
  for (size_t i = 0; i < length; ++i) {
    if (text[i] == '_')
      continue;
    Limb &group = groups[--left / support::kDecimalDigitsPerLimb];
    group = group * 10 + digitValue(text[i]);
  }
  mp_obj_t result = newInt(negative, support::convertRadix(arena, groups, support::Radix::Binary));
  memory.end();
  return result;
}

} // namespace

mp_obj_t intFromDigits(const char *text, size_t length, size_t digits, bool negative, unsigned base) {
  constexpr size_t kDigitsInWord = 12; // 36^12 < 2^63
  if (digits <= kDigitsInWord) {
    int64_t value = 0;
    for (size_t i = 0; i < length; ++i)
      if (text[i] != '_')
        value = value * base + digitValue(text[i]);
    return mp_obj_new_int_from_ll(negative ? -value : value);
  }
  if (unsigned bits = bitsPerDigit(base))
    return fromBits(text, length, digits, negative, bits);
  if (MICROPY_LONGINT_FAST && base == 10 && digits > kShortDigits && digits < SIZE_MAX / kRoomPerDigit &&
      hasRoom(digits * kRoomPerDigit))
    return fromDecimal(text, length, digits, negative);
  return fromChunks(text, length, digits, negative, base);
}

namespace {

/// Text of an int from its end, in memory that is large enough: returns its start.
char *writeInt(const IntOperand &value, char *end, unsigned base, const char *prefix, char letter,
               char separator) {
  Backwards out{end, base, letter, separator};
  putMagnitude(out, value.limbs);
  size_t length = prefix ? strlen(prefix) : 0;
  out.at -= length;
  if (length)
    std::memcpy(out.at, prefix, length);
  if (value.negative)
    *--out.at = '-';
  return out.at;
}

/// What mp_print_mp_int adds to the digits.
struct IntLayout {
  char sign[4]; ///< and prefix
  size_t signLength = 0;
  int zeros = 0; ///< in front of the digits
  int before = 0, middle = 0, after = 0;

  void setSign(bool negative, unsigned base, char letter, unsigned flags) {
    if (negative)
      sign[signLength++] = '-';
    else if (flags & PF_FLAG_SHOW_SIGN)
      sign[signLength++] = '+';
    else if (flags & PF_FLAG_SPACE_SIGN)
      sign[signLength++] = ' ';
    if (!(flags & PF_FLAG_SHOW_PREFIX) || base == 10)
      return;
    char mark = base == 2 ? 'b' : base == 8 ? 'o' : 'x';
    sign[signLength++] = '0';
    if (base != 8 || (flags & PF_FLAG_SHOW_OCTAL_LETTER))
      sign[signLength++] = char(letter == 'A' ? mark & ~0x20 : mark);
  }
  void pad(int padding, unsigned flags) {
    if (padding <= 0)
      return;
    // Left counts more than centre, and that more than behind the sign.
    unsigned where = flags & (PF_FLAG_LEFT_ADJUST | PF_FLAG_CENTER_ADJUST | PF_FLAG_PAD_AFTER_SIGN);
    after = where & PF_FLAG_LEFT_ADJUST ? padding : where & PF_FLAG_CENTER_ADJUST ? padding - padding / 2 : 0;
    middle = where == PF_FLAG_PAD_AFTER_SIGN ? padding : 0;
    before = padding - after - middle;
  }
};

/// Zeros that continue a grouped number of `digits` digits until it is `width` long or more; returns what it
/// wrote.
int printGroupedZeros(const mp_print_t *print, int digits, int length, int width, unsigned base,
                      char separator) {
  int group = int(groupSize(base));
  int zeros = 0, added = 0; // from the right: which is how long they get
  while (length + added < width) {
    added += (digits + zeros) % group == 0 ? 2 : 1;
    ++zeros;
  }
  for (int position = digits + zeros; position > digits; --position) {
    print->print_strn(print->data, "0", 1);
    if ((position - 1) % group == 0)
      print->print_strn(print->data, &separator, 1);
  }
  return added;
}

} // namespace
} // namespace adder::objects

using namespace adder;
using namespace adder::objects;

size_t mp_int_format_size(size_t bits, int base, const char *prefix, char comma) {
  unsigned perDigit = 31 - unsigned(__builtin_clz(unsigned(base))); // at least so many bits
  size_t digits = bits / perDigit + 1;
  size_t separators = comma ? digits / groupSize(unsigned(base)) : 0;
  return digits + separators + (prefix ? strlen(prefix) : 0) + 2; // sign, NUL
}

char *mp_obj_int_formatted(char **buffer, size_t *bufferSize, size_t *length, mp_const_obj_t self, int base,
                           const char *prefix, char letter, char comma) {
  IntOperand value(self);
  size_t size = mp_int_format_size(size_t(bitsOf(value.limbs)), base, prefix, comma);
  if (size > *bufferSize) {
    *buffer = runtime::newLeaf<char>(size);
    *bufferSize = size;
  }
  char *end = *buffer + *bufferSize - 1;
  *end = '\0';
  char *start = writeInt(value, end, unsigned(base), prefix, letter, comma);
  value.keep();
  *length = size_t(end - start);
  return start;
}

void mp_obj_int_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t) {
  char local[80];
  char *text = local;
  size_t size = sizeof local, length;
  char *start = mp_obj_int_formatted(&text, &size, &length, self, 10, nullptr, 'a', '\0');
  print->print_strn(print->data, start, length);
  keepAlive(text);
}

mp_obj_t mp_obj_new_int_from_str_len(const char **text, size_t length, bool negative, unsigned int base) {
  const char *start = *text;
  size_t digits = 0;
  while (digits < length && digitValue(start[digits]) < base)
    ++digits;
  *text = start + digits;
  return intFromDigits(start, digits, digits, negative, base);
}

int mp_print_mp_int(const mp_print_t *print, mp_obj_t number, unsigned base, int letter, int flags, char fill,
                    int width, int precision) {
  if (!isIntOperand(number)) {
    mp_obj_t integer = mp_unary_op(MP_UNARY_OP_INT_MAYBE, number);
    if (integer == MP_OBJ_NULL)
      mp_raise_TypeError_int_conversion(number);
    number = integer;
  }
  char separator = char(unsigned(flags) >> PF_FLAG_SEP_POS);
  char local[80];
  char *text = local;
  size_t size = sizeof local, length;
  char *start =
      mp_obj_int_formatted(&text, &size, &length, number, int(base), nullptr, char(letter), separator);
  IntLayout layout;
  bool negative = *start == '-';
  start += negative;
  length -= negative;
  layout.setSign(negative, base, char(letter), unsigned(flags));
  int total = int(layout.signLength + length);
  bool continuesGroups = separator && fill == '0' && (flags & PF_FLAG_PAD_AFTER_SIGN);
  // Zeros behind a number of so many digits would be more of them.
  if (precision >= 0 && fill == '0' && (flags & PF_FLAG_LEFT_ADJUST))
    fill = ' ';
  if (precision > int(length)) {
    layout.zeros = precision - int(length);
    total += layout.zeros;
  }
  if (!continuesGroups)
    layout.pad(width - total, unsigned(flags));
  mp_print_strn(print, "", 0, 0, fill, layout.before);
  print->print_strn(print->data, layout.sign, layout.signLength);
  mp_print_strn(print, "", 0, 0, fill, layout.middle);
  mp_print_strn(print, "", 0, 0, '0', layout.zeros);
  if (continuesGroups) {
    int digits = 0;
    for (size_t i = 0; i < length; ++i)
      digits += start[i] != separator;
    total += printGroupedZeros(print, digits, total, width, base, separator);
  }
  print->print_strn(print->data, start, length);
  keepAlive(text);
  mp_print_strn(print, "", 0, 0, fill, layout.after);
  return total + layout.before + layout.middle + layout.after;
}
