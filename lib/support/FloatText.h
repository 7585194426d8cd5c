//===- support/FloatText.h - Float literals and the text of float constants -----------------------------===//
//
// Both directions reproduce the reference compiler bit for bit, which rounds to the nearest neighbour only
// most of the time (frontend-and-lowering.md 2.5 and 4.9): a float constant goes into the .mpy as text, and
// tools compare files. Works on every host: all arithmetic is ExtendedFloat.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SUPPORT_FLOATTEXT_H
#define ADDER_SUPPORT_FLOATTEXT_H

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace adder::support {

/// The value of a float literal without sign, underscores and `j`: digits with an optional point and exponent
/// (at least one digit, which may stand on either side of the point).  Empty for anything else.
std::optional<double> parseFloat(std::string_view literal);

/// Room for the longest text of a float.
inline constexpr size_t kMaxFloatText = 32;

/// Writes the text that stands for `value` in an object table, always with a `.` or an exponent, or
/// `inf`/`nan`. The result is in `buffer` or a constant.
std::string_view formatFloat(double value, std::span<char, kMaxFloatText> buffer);

/// The same for the complex number with this imaginary part and no real one: `5j`, `1.5j`, without `.0`.
std::string_view formatImaginary(double value, std::span<char, kMaxFloatText> buffer);

} // namespace adder::support

#endif // ADDER_SUPPORT_FLOATTEXT_H
