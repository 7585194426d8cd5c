//===- inspect/LineSteps.h - A line table as steps, and back ----------------------------------------===//
//
// "From bytecode offset 5 on it is line 3": what people read and edit instead of packed entries.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_LINESTEPS_H
#define ADDER_INSPECT_LINESTEPS_H

#include "support/Vector.h"

#include <optional>
#include <vector>

namespace adder::inspect {

struct LineStep {
  uint64_t offset; ///< never less than that of the step before
  uint64_t line;   ///< likewise; the first step starts from line 1
  friend bool operator==(const LineStep &, const LineStep &) = default;
};

/// The steps of a table of whole entries, as few as give the same bytes again; nothing if no steps do,
/// because the entries are not ones that compatible compilers write.
std::optional<std::vector<LineStep>> lineStepsOf(std::span<const uint8_t> table);

/// Appends the entries of `steps`.
void appendLineTable(std::span<const LineStep> steps, support::Vector<uint8_t> &table);

} // namespace adder::inspect

#endif // ADDER_INSPECT_LINESTEPS_H
