//===- driver/Blocks.h - The memory behind the compiler's arenas -------------------------------------===//
//
// realloc, except that large blocks are mappings of their own in large pages: with small ones a compilation
// of many megabytes spends a tenth of its time on being given pages one by one.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DRIVER_BLOCKS_H
#define ADDER_DRIVER_BLOCKS_H

#include <cstddef>

namespace adder::driver {

/// From this size on a block is a mapping: the last 2 MiB page, of which half is wasted on average, does not
/// count.
constexpr size_t kLargeBlock = 16 << 20;

/// Grows or shrinks `old` (null: a new block) to `newBytes`, keeping its content; 0 releases it.  `oldBytes`
/// is the size it has.  Null if there is no memory: the old block is then untouched.
void *resizeBlock(void *old, size_t oldBytes, size_t newBytes);

} // namespace adder::driver

#endif // ADDER_DRIVER_BLOCKS_H
