//===- runtime/objects/IntLimbs.cpp - The loops behind int ------------------------------------------===//

#include "runtime/objects/IntLimbs.h"

#include <cmath>
#include <cstring>

namespace adder::objects {

int compareLimbs(Limbs a, Limbs b) {
  if (a.size() != b.size())
    return a.size() < b.size() ? -1 : 1;
  for (size_t i = a.size(); i-- > 0;)
    if (a[i] != b[i])
      return a[i] < b[i] ? -1 : 1;
  return 0;
}

void addLimbs(Limb *out, Limbs a, Limbs b) {
  uint64_t carry = 0;
  size_t i = 0;
  for (; i < b.size(); ++i) {
    carry += uint64_t(a[i]) + b[i];
    out[i] = Limb(carry);
    carry >>= kLimbBits;
  }
  for (; i < a.size(); ++i) {
    carry += a[i];
    out[i] = Limb(carry);
    carry >>= kLimbBits;
  }
  out[i] = Limb(carry);
}

void subtractLimbs(Limb *out, Limbs a, Limbs b) {
  int64_t borrow = 0; // 0 or -1
  size_t i = 0;
  for (; i < b.size(); ++i) {
    borrow += int64_t(a[i]) - b[i];
    out[i] = Limb(borrow);
    borrow >>= kLimbBits;
  }
  for (; i < a.size(); ++i) {
    borrow += a[i];
    out[i] = Limb(borrow);
    borrow >>= kLimbBits;
  }
}

#if defined(__SIZEOF_INT128__) && defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
// Two limbs at a time: a little-endian machine has them in memory as one word already.

namespace {

uint64_t loadPair(const Limb *at) {
  uint64_t pair;
  std::memcpy(&pair, at, sizeof pair);
  return pair;
}
void storePair(Limb *at, uint64_t pair) { std::memcpy(at, &pair, sizeof pair); }

/// out[0..count] += a * factor, where out[count..] has been zero: the first row, or the one above it.
void addRow(Limb *out, Limbs a, Limb factor) {
  uint64_t carry = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    carry += out[i] + uint64_t(factor) * a[i];
    out[i] = Limb(carry);
    carry >>= kLimbBits;
  }
  out[a.size()] = Limb(carry);
}

/// The same with a factor of two limbs; out[a.size() + 1] has been zero, too.
void addPairOfRows(Limb *out, Limbs a, uint64_t factor) {
  uint64_t carry = 0;
  size_t i = 0;
  for (; i + 2 <= a.size(); i += 2) {
    unsigned __int128 sum =
        (unsigned __int128)factor * loadPair(&a[i]) + loadPair(out + i) + carry; // at most 2^128 - 1
    storePair(out + i, uint64_t(sum));
    carry = uint64_t(sum >> 64);
  }
  if (i < a.size()) {
    unsigned __int128 sum = (unsigned __int128)factor * a[i] + out[i] + carry;
    storePair(out + i, uint64_t(sum));
    out[i + 2] = Limb(sum >> 64);
  } else {
    storePair(out + i, carry);
  }
}

} // namespace

void multiplyLimbs(Limb *out, Limbs a, Limbs b) {
  std::memset(out, 0, (a.size() + b.size()) * sizeof *out);
  if (a.size() < b.size()) {
    Limbs longer = b;
    b = a;
    a = longer;
  }
  size_t i = 0;
  for (; i + 2 <= b.size(); i += 2)
    addPairOfRows(out + i, a, loadPair(&b[i]));
  if (i < b.size())
    addRow(out + i, a, b[i]);
}

#else

void multiplyLimbs(Limb *out, Limbs a, Limbs b) {
  std::memset(out, 0, (a.size() + b.size()) * sizeof *out);
  for (size_t i = 0; i < b.size(); ++i) {
    uint64_t carry = 0;
    for (size_t j = 0; j < a.size(); ++j) {
      carry += out[i + j] + uint64_t(b[i]) * a[j];
      out[i + j] = Limb(carry);
      carry >>= kLimbBits;
    }
    out[i + a.size()] = Limb(carry);
  }
}

#endif

Limb multiplyByLimb(std::span<Limb> limbs, Limb factor, Limb addend) {
  uint64_t carry = addend;
  for (Limb &limb : limbs) {
    carry += uint64_t(factor) * limb;
    limb = Limb(carry);
    carry >>= kLimbBits;
  }
  return Limb(carry);
}

Limb divideByLimb(Limb *quotient, Limbs a, Limb divisor) {
  uint64_t rest = 0;
  for (size_t i = a.size(); i-- > 0;) {
    rest = rest << kLimbBits | a[i];
    quotient[i] = Limb(rest / divisor);
    rest %= divisor;
  }
  return Limb(rest);
}

void shiftLimbsLeft(Limb *out, Limbs a, size_t shift) {
  size_t whole = shift / kLimbBits;
  unsigned part = shift % kLimbBits;
  std::memset(out, 0, whole * sizeof *out);
  uint64_t carry = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    carry |= uint64_t(a[i]) << part;
    out[whole + i] = Limb(carry);
    carry >>= kLimbBits;
  }
  out[whole + a.size()] = Limb(carry);
}

bool shiftLimbsRight(Limb *out, Limbs a, size_t shift) {
  size_t whole = shift / kLimbBits;
  unsigned part = shift % kLimbBits;
  Limb lost = 0;
  for (size_t i = 0; i < whole; ++i)
    lost |= a[i];
  lost |= a[whole] & ((Limb(1) << part) - 1);
  for (size_t i = whole; i < a.size(); ++i) {
    uint64_t pair = a[i] | (i + 1 < a.size() ? uint64_t(a[i + 1]) << kLimbBits : 0);
    out[i - whole] = Limb(pair >> part);
  }
  return lost != 0;
}

namespace {

/// The next limb of the quotient: the top of `rest`, which has one limb more than the divisor, divided by it.
/// It may be one too large.
Limb estimateQuotient(const Limb *rest, Limbs divisor) {
  size_t size = divisor.size();
  uint64_t top = uint64_t(rest[size]) << kLimbBits | rest[size - 1];
  uint64_t first = divisor[size - 1];
  uint64_t quotient = rest[size] >= first ? UINT32_MAX : top / first;
  uint64_t left = top - quotient * first;
  // The second limb of the divisor corrects it, at most twice.
  while (left <= UINT32_MAX && quotient * divisor[size - 2] > (left << kLimbBits | rest[size - 2])) {
    --quotient;
    left += first;
  }
  return Limb(quotient);
}

/// rest -= divisor * factor; true if that went below zero.
bool subtractProduct(Limb *rest, Limbs divisor, Limb factor) {
  uint64_t carry = 0; // of the product, and what was borrowed
  for (size_t i = 0; i < divisor.size(); ++i) {
    carry += uint64_t(factor) * divisor[i];
    Limb low = Limb(carry);
    carry = (carry >> kLimbBits) + (rest[i] < low);
    rest[i] -= low;
  }
  bool below = rest[divisor.size()] < carry;
  rest[divisor.size()] -= Limb(carry);
  return below;
}

} // namespace

void divideNormalised(Limb *quotient, std::span<Limb> rest, Limbs divisor) {
  for (size_t at = rest.size() - divisor.size(); at-- > 0;) {
    Limb limb = estimateQuotient(&rest[at], divisor);
    if (limb != 0 && subtractProduct(&rest[at], divisor, limb)) {
      --limb;
      uint64_t carry = 0;
      for (size_t i = 0; i < divisor.size(); ++i) {
        carry += uint64_t(rest[at + i]) + divisor[i];
        rest[at + i] = Limb(carry);
        carry >>= kLimbBits;
      }
      rest[at + divisor.size()] += Limb(carry);
    }
    if (quotient)
      quotient[at] = limb;
  }
}

namespace {

/// Limbs of a number in two's complement, from the lowest on.
struct TwosComplement {
  SignedLimbs value;
  size_t at = 0;
  uint64_t carry;

  explicit TwosComplement(SignedLimbs value) : value(value), carry(value.negative) {}

  Limb next() {
    Limb limb = at < value.limbs.size() ? value.limbs[at] : 0;
    ++at;
    if (!value.negative)
      return limb;
    carry += Limb(~limb);
    Limb result = Limb(carry);
    carry >>= kLimbBits;
    return result;
  }
};

} // namespace

bool operateOnBits(BitOperation operation, Limb *out, size_t count, SignedLimbs a, SignedLimbs b) {
  TwosComplement left(a), right(b);
  for (size_t i = 0; i < count; ++i) {
    Limb x = left.next(), y = right.next();
    out[i] = operation == BitOperation::And ? x & y : operation == BitOperation::Or ? x | y : x ^ y;
  }
  bool negative = out[count - 1] >> (kLimbBits - 1) != 0;
  if (negative) {
    TwosComplement magnitude({true, Limbs(out, count)});
    for (size_t i = 0; i < count; ++i)
      out[i] = magnitude.next();
  }
  return negative;
}

uint64_t topBits(Limbs limbs, size_t &shift, bool &lost) {
  shift = size_t(bitsOf(limbs) - 64);
  size_t whole = shift / kLimbBits;
  unsigned part = shift % kLimbBits;
  uint64_t top = 0;
  for (size_t i = 0; i < 3 && whole + i < limbs.size(); ++i) {
    uint64_t limb = limbs[whole + i];
    top |= i == 0 ? limb >> part : i == 1 ? limb << (kLimbBits - part) : part ? limb << (64 - part) : 0;
  }
  Limb below = limbs[whole] & ((Limb(1) << part) - 1);
  for (size_t i = 0; i < whole; ++i)
    below |= limbs[i];
  lost = below != 0;
  return top;
}

template <typename Float> Float floatFromLimbs(Limbs limbs) {
  uint64_t bits = bitsOf(limbs);
  if (bits <= 64) {
    uint64_t value = 0;
    for (size_t i = limbs.size(); i-- > 0;)
      value = value << kLimbBits | limbs[i];
    return Float(value);
  }
  if (bits > 2000)
    return Float(__builtin_inf());
  // What is below the top only decides ties, so one bit stands for it.
  size_t shift;
  bool lost;
  uint64_t top = topBits(limbs, shift, lost);
  return std::ldexp(Float(top | lost), int(shift));
}

template double floatFromLimbs<double>(Limbs);
template float floatFromLimbs<float>(Limbs);

} // namespace adder::objects
