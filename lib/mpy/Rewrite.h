//===- mpy/Rewrite.h - A function with other indexes ------------------------------------------------===//
//
// Whoever changes the tables of a module (merging, dropping strings) has to change the indexes in its
// functions.  An index of another size moves the instructions behind it, so jumps and line tables are laid
// out again.  What need not change stays byte for byte: rewriting with the same indexes gives the same bytes.
//
// The bytes are trusted in nothing: instructions that are cut off, indexes out of range and jumps into the
// middle of an instruction are reported.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPY_REWRITE_H
#define ADDER_MPY_REWRITE_H

#include "mpy/Model.h"

#include <optional>

namespace adder::mpy {

/// New indexes by old ones; an index that is not there is out of range.
struct Renumbering {
  std::span<const uint32_t> qstrs;
  std::span<const uint32_t> objects;
};

enum class LineTables : uint8_t { Keep, Drop };

/// Why a function cannot be rewritten.
struct RewriteError {
  size_t offset = 0;        ///< from the start of the function
  std::string_view message; ///< in the arena given
};

/// Rewrites the bytes of a bytecode function, prelude and instructions.  The result lives in `arena`, which
/// also gives scratch memory.  Time and memory are linear in the size of the function, but for the search of
/// jump targets.  Nothing, with `error` set, if the function is malformed or a jump would get too long.
[[nodiscard]] std::optional<std::span<const uint8_t>>
rewriteFunction(support::Arena &arena, std::span<const uint8_t> function, const Renumbering &renumbering,
                LineTables lineTables, RewriteError &error);

} // namespace adder::mpy

#endif // ADDER_MPY_REWRITE_H
