//===- runtime/fat/Time.h - When files were changed -----------------------------------------------------===//
#ifndef ADDER_RUNTIME_FAT_TIME_H
#define ADDER_RUNTIME_FAT_TIME_H

#include <cstdint>

namespace adder::fat {

/// A timestamp for seconds since 1970; the nearest one if it is before 1980 or after 2107.
uint32_t timestampOf(uint64_t seconds);
/// Seconds since 1970 of a timestamp, also of one that is no date.
uint64_t secondsOf(uint32_t timestamp);

} // namespace adder::fat

#endif // ADDER_RUNTIME_FAT_TIME_H
