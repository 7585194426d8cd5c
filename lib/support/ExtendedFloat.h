//===- support/ExtendedFloat.h - The x87 extended format in software ------------------------------------===//
//
// The reference compiler converts float literals to and from text in `long double`, and its published output
// is that of x86-64, where that type has 64 bits of precision (frontend-and-lowering.md 2.5, 4.9).  Hosts
// where `long double` is something else, or where it is slow library code, must give the same bytes, so the
// few operations that are needed are done here on integers, rounded to nearest, ties to even.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SUPPORT_EXTENDEDFLOAT_H
#define ADDER_SUPPORT_EXTENDEDFLOAT_H

#include <cstdint>

namespace adder::support {

/// A value of the 80-bit format: sign, 15-bit exponent, 64-bit significand with an explicit leading bit.
class ExtendedFloat {
public:
  /// Zero.
  ExtendedFloat() = default;
  /// Exact.
  static ExtendedFloat fromUint64(uint64_t value);
  /// Exact, subnormals, infinities and NaN included.
  static ExtendedFloat fromDouble(double value);

  ExtendedFloat operator*(ExtendedFloat other) const;
  ExtendedFloat operator/(ExtendedFloat other) const;
  ExtendedFloat operator+(ExtendedFloat other) const;

  /// As the comparison of floats: NaN is not less than, nor equal to, anything.
  bool operator<(ExtendedFloat other) const;
  bool operator==(ExtendedFloat other) const;
  bool operator<=(ExtendedFloat other) const { return *this < other || *this == other; }

  /// Rounded to nearest, ties to even; subnormal, zero or infinite where the range of double ends.
  double toDouble() const;
  /// Truncated towards zero.  For a negative, NaN or value of 2^64 and above the result is 0.
  uint64_t toUint64() const;

  bool isNaN() const { return kind == Kind::NaN; }
  bool isInfinite() const { return kind == Kind::Infinite; }
  bool isZero() const { return kind == Kind::Zero; }
  bool isNegative() const { return negative; }

private:
  enum class Kind : uint8_t { Zero, Finite, Infinite, NaN };

  Kind kind = Kind::Zero;
  bool negative = false;
  int32_t exponent = 0; // of the leading bit: the value is significand * 2^(exponent - 63)
  uint64_t significand =
      0; // Finite: leading bit set, except for subnormals, which have the smallest exponent

  static ExtendedFloat special(Kind kind, bool negative);
  static ExtendedFloat round(bool negative, int32_t exponent, uint64_t high, uint64_t low);
};

} // namespace adder::support

#endif // ADDER_SUPPORT_EXTENDEDFLOAT_H
