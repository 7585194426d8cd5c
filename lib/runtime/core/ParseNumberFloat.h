//===- runtime/core/ParseNumberFloat.h - Decimal text to the nearest float --------------------------===//
//
// Exact: rounded to nearest, ties to even, however many digits there are.  No tables, no heap.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_CORE_PARSENUMBERFLOAT_H
#define ADDER_RUNTIME_CORE_PARSENUMBERFLOAT_H

#include <cstddef>
#include <cstdint>

namespace adder::runtime {

/// text * 10^exponent.  `text` has only digits and underscores, which mean nothing, and one decimal point at
/// most.
template <typename Float> Float floatFromDecimal(const char *text, size_t length, int64_t exponent);
extern template double floatFromDecimal<double>(const char *, size_t, int64_t);
extern template float floatFromDecimal<float>(const char *, size_t, int64_t);

} // namespace adder::runtime

#endif // ADDER_RUNTIME_CORE_PARSENUMBERFLOAT_H
