//===- mpy/Merge.h - Several modules in one file ----------------------------------------------------===//
//
// The merged module's body calls the bodies of its parts, one after the other.  A module body is code like
// any other: it works on the namespace of whoever runs it, so all parts define their names in the namespace
// of the merged module, as if their sources had been joined.
//
//     root:  for each part k:  MAKE_FUNCTION k; CALL_FUNCTION 0; POP_TOP     LOAD_CONST_NONE; RETURN_VALUE
//
// The tables are joined and the functions rewritten to match (mpy/Rewrite.h).  Machine code has its indexes
// where nobody finds them, so a part with machine code keeps them: its tables come first, and there is at
// most one such part.
//
// A traceback names one file for the whole module, qstr 0.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPY_MERGE_H
#define ADDER_MPY_MERGE_H

#include "mpy/Model.h"

#include <optional>

namespace adder::mpy {

/// Which functions keep their line tables.
enum class MergedLines : uint8_t {
  Keep,
  Drop,
  DropMoved, ///< those of the part whose tables come first keep them, as in files of mpy-tool.py
};

struct MergeOptions {
  bool deduplicate = true;  ///< one entry in the tables for what is equal
  bool nativeFirst = false; ///< a part with machine code runs first, as mpy-tool.py has it, not in its turn
  MergedLines lines = MergedLines::Keep;
  /// Instead of those of the part with machine code; of no use without one.
  std::optional<uint32_t> archFlags = std::nullopt;
  /// For tracebacks; empty: that of the part whose tables come first.
  std::string_view sourceName = {};
  uint32_t maxQstrs = 65535; ///< a runtime numbers them in 16 bits
};

/// Why modules cannot be merged.
struct MergeError {
  static constexpr uint32_t kNoCode = UINT32_MAX;

  uint32_t part = 0;        ///< index of the module at fault
  uint32_t code = kNoCode;  ///< the function at fault, if it is one
  size_t offset = 0;        ///< in it
  std::string_view message; ///< in the arena given
};

/// Merges `parts`, of which there must be at least one, into a module that points into them and into
/// `arena`.  A single part gets no new root.  The header tells the largest small-int width of all parts.
/// Nothing, with `error` set, if that is not possible.
[[nodiscard]] std::optional<Module> merge(support::Arena &arena, std::span<const Module *const> parts,
                                          const MergeOptions &options, MergeError &error);

} // namespace adder::mpy

#endif // ADDER_MPY_MERGE_H
