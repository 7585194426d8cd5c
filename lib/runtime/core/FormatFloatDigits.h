//===- runtime/core/FormatFloatDigits.h - The decimal digits of a float -----------------------------===//
//
// Exact: what comes out is what a correctly rounding reader needs, or the exact value rounded to so many
// digits, ties to even.  No tables, no heap; knows nothing of Python.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_CORE_FORMATFLOATDIGITS_H
#define ADDER_RUNTIME_CORE_FORMATFLOATDIGITS_H

#include "runtime/core/FormatFloatNumber.h"

namespace adder::runtime {

/// digits[0].digits[1]... * 10^exponent.  No digits: zero.  Digits beyond `count` are zeros.
template <typename Float> struct DecimalDigits {
  int exponent = 0;
  int count = 0;
  char digits[FloatFormat<Float>::kExactDigits + 1];
};

/// The fewest digits that no other float is nearer to, and of those the nearest to the value.  `value` is
/// finite and not negative.
template <typename Float> void shortestDigits(Float value, DecimalDigits<Float> &result);

/// Rounded to `count` digits, or with `isAfterPoint` to so many digits behind the decimal point.  There may
/// be one digit more, a zero at the end, where rounding up made a carry.
template <typename Float>
void exactDigits(Float value, int count, bool isAfterPoint, DecimalDigits<Float> &result);

extern template void shortestDigits<double>(double, DecimalDigits<double> &);
extern template void exactDigits<double>(double, int, bool, DecimalDigits<double> &);
extern template void shortestDigits<float>(float, DecimalDigits<float> &);
extern template void exactDigits<float>(float, int, bool, DecimalDigits<float> &);

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_FORMATFLOATDIGITS_H
