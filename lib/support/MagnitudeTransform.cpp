//===- support/MagnitudeTransform.cpp - Products of long numbers in O(n log n) --------------------------===//
//
// The digits of a product before carrying are a convolution of the operands' digits.  It is computed modulo
// three primes by number theoretic transforms and put together by the Chinese remainder theorem; the product
// of the primes, about 2^86, exceeds every coefficient of operands of up to 2^22 digits.  Only 32 x 32 -> 64
// bit products are needed, so this works on any host.
//
//===----------------------------------------------------------------------------------------------------===//

#include "support/Magnitude.h"

#include <algorithm>
#include <bit>

namespace adder::support {

namespace {

constexpr uint32_t powerModulo(uint64_t base, uint64_t exponent, uint32_t prime) {
  uint64_t result = 1;
  for (base %= prime; exponent; exponent >>= 1, base = base * base % prime)
    if (exponent & 1)
      result = result * base % prime;
  return uint32_t(result);
}

constexpr uint32_t inverseModulo(uint64_t value, uint32_t prime) {
  return powerModulo(value, prime - 2, prime);
}

/// -1 / odd modulo 2^32, by Newton's iteration.
constexpr uint32_t negatedInverse(uint32_t odd) {
  uint32_t inverse = 1;
  for (int i = 0; i < 5; ++i)
    inverse *= 2 - odd * inverse;
  return 0 - inverse;
}

/// Arithmetic modulo a prime below 2^31 in Montgomery form: x stands for x * 2^32.
template <uint32_t prime> struct Field {
  static constexpr uint32_t kNegatedInverse = negatedInverse(prime);
  static constexpr uint32_t kOne = uint32_t((uint64_t(1) << 32) % prime);
  static constexpr uint32_t kOneSquared = uint32_t(uint64_t(kOne) * kOne % prime);

  /// value / 2^32; `value` must be less than prime * 2^32.
  static constexpr uint32_t reduce(uint64_t value) {
    uint32_t multiple = uint32_t(value) * kNegatedInverse;
    uint32_t result = uint32_t((value + uint64_t(multiple) * prime) >> 32);
    return result >= prime ? result - prime : result;
  }
  static constexpr uint32_t multiply(uint32_t a, uint32_t b) { return reduce(uint64_t(a) * b); }
  static constexpr uint32_t add(uint32_t a, uint32_t b) { return a + b >= prime ? a + b - prime : a + b; }
  static constexpr uint32_t subtract(uint32_t a, uint32_t b) { return a >= b ? a - b : a + prime - b; }
  /// Any 32-bit value into Montgomery form.
  static constexpr uint32_t enter(uint32_t value) { return multiply(value, kOneSquared); }
};

// Each is c * 2^k + 1 with k >= 23, and 3 generates the multiplicative group of all of them.
constexpr uint32_t kPrime1 = 998244353;
constexpr uint32_t kPrime2 = 167772161;
constexpr uint32_t kPrime3 = 469762049;
constexpr uint32_t kGenerator = 3;

/// roots[half + j] = (primitive root of order 2 * half) ^ j, for every power of two `half` below
/// roots.size().
template <uint32_t prime> void fillRoots(std::span<uint32_t> roots) {
  using F = Field<prime>;
  roots[1] = F::kOne;
  for (size_t half = 2; half < roots.size(); half *= 2) {
    uint32_t root = F::enter(powerModulo(kGenerator, (prime - 1) / (2 * half), prime));
    for (size_t j = half; j < 2 * half; j += 2) {
      roots[j] = roots[j / 2];
      roots[j + 1] = F::multiply(roots[j / 2], root);
    }
  }
}

/// Leaves the result in bit-reversed order.
template <uint32_t prime> void transform(std::span<uint32_t> values, Limbs roots) {
  using F = Field<prime>;
  for (size_t half = values.size() / 2; half; half /= 2)
    for (size_t start = 0; start < values.size(); start += 2 * half) {
      uint32_t *low = &values[start], *high = low + half;
      const uint32_t *root = &roots[half];
      for (size_t j = 0; j < half; ++j) {
        uint32_t a = low[j], b = high[j];
        low[j] = F::add(a, b);
        high[j] = F::multiply(F::subtract(a, b), root[j]);
      }
    }
}

/// Takes bit-reversed order; the result is in order but for the direction, and not yet divided by the length.
template <uint32_t prime> void transformBack(std::span<uint32_t> values, Limbs roots) {
  using F = Field<prime>;
  for (size_t half = 1; half < values.size(); half *= 2)
    for (size_t start = 0; start < values.size(); start += 2 * half) {
      uint32_t *low = &values[start], *high = low + half;
      const uint32_t *root = &roots[half];
      for (size_t j = 0; j < half; ++j) {
        uint32_t a = low[j], b = F::multiply(high[j], root[j]);
        low[j] = F::add(a, b);
        high[j] = F::subtract(a, b);
      }
    }
  std::reverse(values.begin() + 1, values.end());
}

template <uint32_t prime> void load(std::span<uint32_t> values, Limbs digits) {
  for (size_t i = 0; i < digits.size(); ++i)
    values[i] = Field<prime>::enter(digits[i]);
  std::fill(values.begin() + digits.size(), values.end(), 0);
}

/// values = the convolution of a and b modulo `prime`, as plain residues.
template <uint32_t prime>
void convolve(std::span<uint32_t> values, std::span<uint32_t> other, std::span<uint32_t> roots, Limbs a,
              Limbs b) {
  using F = Field<prime>;
  fillRoots<prime>(roots);
  load<prime>(values, a);
  transform<prime>(values, roots);
  if (a.data() == b.data() && a.size() == b.size()) {
    std::copy(values.begin(), values.end(), other.begin());
  } else {
    load<prime>(other, b);
    transform<prime>(other, roots);
  }
  for (size_t i = 0; i < values.size(); ++i)
    values[i] = F::multiply(values[i], other[i]);
  transformBack<prime>(values, roots);
  uint32_t scale = inverseModulo(values.size(), prime); // not in Montgomery form, so this product leaves it
  for (uint32_t &value : values)
    value = F::multiply(value, scale);
}

/// A number below 2^96 as low + 2^32 * high, both with room to spare.
struct Wide {
  uint64_t low;
  uint64_t high;
};

/// The coefficient that has these residues.
Wide combine(uint32_t r1, uint32_t r2, uint32_t r3) {
  constexpr uint64_t kProduct = uint64_t(kPrime1) * kPrime2;
  constexpr uint32_t kInverse1 = inverseModulo(kPrime1, kPrime2);
  constexpr uint32_t kInverse12 = inverseModulo(kProduct, kPrime3);
  uint64_t k2 = (uint64_t(r2) + kPrime2 * uint64_t(8) - r1) % kPrime2 * kInverse1 % kPrime2;
  uint64_t below = r1 + k2 * kPrime1;
  uint64_t k3 = (uint64_t(r3) + kPrime3 - below % kPrime3) % kPrime3 * kInverse12 % kPrime3;
  return {below + k3 * uint32_t(kProduct), k3 * (kProduct >> 32)};
}

/// Takes the lowest digit off low + 2^32 * high and returns the rest.
template <Radix radix> uint64_t carryFrom(Wide value, uint32_t &digit) {
  if constexpr (radix == Radix::Binary) {
    digit = uint32_t(value.low);
    return (value.low >> 32) + value.high;
  } else {
    uint64_t upper = value.high + (value.low >> 32);
    uint64_t rest = (upper % kDecimalRadix << 32) + uint32_t(value.low);
    digit = uint32_t(rest % kDecimalRadix);
    return (upper / kDecimalRadix << 32) + rest / kDecimalRadix;
  }
}

} // namespace

template <Radix radix>
void multiplyByTransform(Vector<uint32_t> &workspace, std::span<uint32_t> product, Limbs a, Limbs b) {
  size_t length = std::bit_ceil(product.size());
  workspace.clear();
  workspace.resize(5 * length);
  std::span<uint32_t> words = workspace.span();
  std::span<uint32_t> residues1 = words.first(length), residues2 = words.subspan(length, length),
                      residues3 = words.subspan(2 * length, length),
                      other = words.subspan(3 * length, length), roots = words.subspan(4 * length, length);
  convolve<kPrime1>(residues1, other, roots, a, b);
  convolve<kPrime2>(residues2, other, roots, a, b);
  convolve<kPrime3>(residues3, other, roots, a, b);
  uint64_t carry = 0;
  for (size_t i = 0; i < product.size(); ++i) {
    Wide value = combine(residues1[i], residues2[i], residues3[i]);
    value.low += carry;
    carry = carryFrom<radix>(value, product[i]);
  }
}

template void multiplyByTransform<Radix::Binary>(Vector<uint32_t> &, std::span<uint32_t>, Limbs, Limbs);
template void multiplyByTransform<Radix::Decimal>(Vector<uint32_t> &, std::span<uint32_t>, Limbs, Limbs);

} // namespace adder::support
