//===- runtime/core/FormatFloatDigits.cpp - The decimal digits of a float ---------------------------===//
//
// The value is kept as a quotient rest / scale of integers that is less than one; multiplying by ten brings
// out the next digit.  For the shortest text, half the distances to the neighbours are kept on the same
// scale, and the digits end as soon as what is left is less than that.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/FormatFloatDigits.h"

namespace adder::runtime {

namespace {

/// Bits of 10^n, rounded up.
constexpr int bitsOfPower10(int n) { return n * 10 / 3 + 1; }

/// The largest n with 10^n <= 2^exponent.
int decimalExponent(int exponent) {
  constexpr int64_t kLog10Of2 = 1292913986; // * 2^32
  return int((exponent * kLog10Of2) >> 32);
}

int bitLength(uint64_t value) { return 64 - __builtin_clzll(value); }

template <typename Number> struct Quotient {
  Number rest;
  Number scale;
  Number below; ///< half the distance to the neighbours
  Number above;
  int exponent; ///< value = rest / scale * 10^exponent

  /// With rest / scale below ten.
  void set(const BinaryFraction &value, int decimal);
  /// One digit more.
  int next() {
    rest.multiply(10);
    int digit = 0;
    for (; rest.compare(scale) >= 0; ++digit)
      rest.subtract(scale);
    return digit;
  }
  /// rest + addend compared with scale.
  int compareSum(const Number &addend) const {
    Number sum = rest;
    sum.add(addend);
    return sum.compare(scale);
  }
};

template <typename Number> void Quotient<Number>::set(const BinaryFraction &value, int decimal) {
  unsigned up = value.exponent > 0 ? unsigned(value.exponent) : 0;
  unsigned down = value.exponent < 0 ? unsigned(-value.exponent) : 0;
  // Twice everything, so that the halves are whole; once more if the lower one is half of that.
  unsigned extra = value.isLowest ? 2 : 1;
  rest.set(value.significand);
  rest.shiftLeft(up + extra);
  scale.set(1);
  scale.shiftLeft(down + extra);
  below.set(1);
  below.shiftLeft(up);
  above.set(1);
  above.shiftLeft(up + extra - 1);
  if (decimal > 0) {
    scale.multiplyByPower(10, unsigned(decimal));
  } else if (decimal < 0) {
    rest.multiplyByPower(10, unsigned(-decimal));
    below.multiplyByPower(10, unsigned(-decimal));
    above.multiplyByPower(10, unsigned(-decimal));
  }
  exponent = decimal;
}

template <typename Number>
void generateShortest(const BinaryFraction &value, int decimal, int &exponent, int &count, char *digits) {
  Quotient<Number> left;
  left.set(value, decimal);
  // The bounds themselves read as the value if its significand is even.
  int bound = value.significand % 2 == 0 ? 0 : 1;
  if (left.compareSum(left.above) >= bound) {
    left.scale.multiply(10);
    ++left.exponent;
  }
  exponent = left.exponent - 1;
  count = 0;
  for (;;) {
    left.below.multiply(10);
    left.above.multiply(10);
    int digit = left.next();
    bool low = left.rest.compare(left.below) <= -bound;
    bool high = left.compareSum(left.above) >= bound;
    if (low && high) {
      int half = left.compareSum(left.rest);
      high = half > 0 || (half == 0 && digit % 2 != 0);
    }
    digits[count++] = char('0' + digit + high);
    if (low || high)
      return;
  }
}

/// Adds one to the last digit.
template <typename Float> void roundUp(DecimalDigits<Float> &result, bool keepsCount) {
  int at = result.count;
  while (at > 0 && result.digits[at - 1] == '9')
    result.digits[--at] = '0';
  if (at > 0) {
    ++result.digits[at - 1];
    return;
  }
  // 999 has become 1000.
  ++result.exponent;
  if (result.count == 0 || !keepsCount)
    result.digits[result.count++] = '0';
  result.digits[0] = '1';
}

template <typename Number, typename Float>
void generateExact(const BinaryFraction &value, int decimal, int wanted, bool isAfterPoint,
                   DecimalDigits<Float> &result) {
  Quotient<Number> left;
  left.set(value, decimal);
  if (left.rest.compare(left.scale) >= 0) {
    left.scale.multiply(10);
    ++left.exponent;
  }
  result.exponent = left.exponent - 1;
  int count = wanted;
  if (isAfterPoint)
    count = left.exponent < -wanted ? -1 : wanted + left.exponent;
  result.count = 0;
  if (count < 0)
    return;
  constexpr int kMost = FloatFormat<Float>::kExactDigits;
  while (result.count < count && result.count < kMost && !left.rest.isZero())
    result.digits[result.count++] = char('0' + left.next());
  if (left.rest.isZero())
    return;
  // Ties go away from zero, as the reference's do; C and CPython make the last digit even.
  if (left.compareSum(left.rest) >= 0)
    roundUp(result, !isAfterPoint);
}

/// What is large enough, and what is fast.
template <typename Float> struct Numbers;
#ifdef __SIZEOF_INT128__
template <> struct Numbers<double> {
  using Big = FixedBig<40>;
  using Word = unsigned __int128;
};
#else
template <> struct Numbers<double> {
  using Big = FixedBig<40>;
  using Word = uint64_t;
};
#endif
template <> struct Numbers<float> {
  using Big = FixedBig<10>;
  using Word = uint64_t;
};

/// Whether a Quotient of this value needs no more than a word.
template <typename Float> bool fitsWord(const BinaryFraction &value, int decimal) {
  constexpr int kBits = 8 * sizeof(typename Numbers<Float>::Word) - 1;
  int up = value.exponent > 0 ? value.exponent : 0;
  int down = value.exponent < 0 ? -value.exponent : 0;
  constexpr int kTimesTen = 4, kExtra = 3; // `extra`, and a sum's carry
  int rest =
      FloatFormat<Float>::kFractionBits + 1 + up + kExtra + (decimal < 0 ? bitsOfPower10(-decimal) : 0);
  int scale = 1 + down + kExtra + (decimal > 0 ? bitsOfPower10(decimal) : 0);
  // The rest gets ten times as large as the scale, which in turn may be made ten times as large itself.
  return rest + kTimesTen <= kBits && scale + 2 * kTimesTen <= kBits;
}

} // namespace

template <typename Float> void shortestDigits(Float number, DecimalDigits<Float> &result) {
  result.count = 0;
  result.exponent = 0;
  if (number == 0)
    return;
  BinaryFraction value = splitFloat(number);
  int decimal = decimalExponent(value.exponent + bitLength(value.significand) - 1) + 1;
  if (fitsWord<Float>(value, decimal))
    generateShortest<WordNumber<typename Numbers<Float>::Word>>(value, decimal, result.exponent, result.count,
                                                                result.digits);
  else
    generateShortest<typename Numbers<Float>::Big>(value, decimal, result.exponent, result.count,
                                                   result.digits);
}

template <typename Float>
void exactDigits(Float number, int count, bool isAfterPoint, DecimalDigits<Float> &result) {
  result.count = 0;
  result.exponent = 0;
  if (number == 0)
    return;
  constexpr int kAllDigits = FloatFormat<Float>::kExactDigits - FloatFormat<Float>::kSmallestDecimal;
  if (count > kAllDigits)
    count = kAllDigits;
  BinaryFraction value = splitFloat(number);
  int decimal = decimalExponent(value.exponent + bitLength(value.significand) - 1) + 1;
  if (fitsWord<Float>(value, decimal))
    generateExact<WordNumber<typename Numbers<Float>::Word>>(value, decimal, count, isAfterPoint, result);
  else
    generateExact<typename Numbers<Float>::Big>(value, decimal, count, isAfterPoint, result);
}

template void shortestDigits<double>(double, DecimalDigits<double> &);
template void exactDigits<double>(double, int, bool, DecimalDigits<double> &);
template void shortestDigits<float>(float, DecimalDigits<float> &);
template void exactDigits<float>(float, int, bool, DecimalDigits<float> &);

} // namespace adder::runtime
