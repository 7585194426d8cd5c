//===- emitters/frozen/Numbers.h - Values of number constants ---------------------------------------===//
//
// A .mpy file has numbers as text, which Python's int(), float() and complex() read in the reference.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_EMITTERS_FROZEN_NUMBERS_H
#define ADDER_EMITTERS_FROZEN_NUMBERS_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace adder::frozen_emitter {

/// Nothing if it does not fit.  `text` is decimal digits with an optional minus.
std::optional<int64_t> parseInteger(std::string_view text);

/// Correctly rounded; infinity and zero beyond the range.  `text` is what mpy::isNumberText() accepts.
double parseFloat(std::string_view text);

/// Rounded to nearest even; infinity beyond the range.
uint32_t bitsOfSingle(double value);
uint64_t bitsOfDouble(double value);

/// A constant expression for `value` with 16 digits.  What is not finite has no literal in C: it is written
/// as a division.
std::string floatExpression(double value);

} // namespace adder::frozen_emitter

#endif // ADDER_EMITTERS_FROZEN_NUMBERS_H
