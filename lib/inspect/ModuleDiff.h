//===- inspect/ModuleDiff.h - What changed from one module to another -------------------------------===//
//
// Compares two modules function by function.  Functions are matched by path; what is left is matched by
// content, which finds renamed ones.  Numbers of strings, constants and children are no difference.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_MODULEDIFF_H
#define ADDER_INSPECT_MODULEDIFF_H

#include "inspect/SizeReport.h"

#include <functional>

namespace adder::inspect {

enum class ChangeKind : uint8_t { Added, Removed, Renamed, Changed, LinesOnly };

/// A line of a comparison of instructions.
struct DiffLine {
  char mark; ///< ' ', '-', '+'; '.' stands for lines that are left out
  std::string text;
};

struct FunctionChange {
  ChangeKind kind = ChangeKind::Changed;
  std::string before; ///< path in the old module; empty if added
  std::string after;  ///< path in the new one; empty if removed
  Sizes sizesBefore;
  Sizes sizesAfter;
  std::vector<DiffLine> instructions; ///< of changed bytecode functions, if asked for
};

struct ModuleDiff {
  bool sameBytes = false;
  std::vector<std::string> header; ///< "small-int bits 31 -> 30"
  std::vector<std::string> stringsAdded, stringsRemoved;
  std::vector<std::string> constantsAdded, constantsRemoved;
  std::vector<FunctionChange> functions; ///< in the order of the new module, removed ones last
  Sizes sizesBefore;
  Sizes sizesAfter;
};

struct ModuleSide {
  const mpy::Module &module;
  std::span<const uint8_t> file;
};

ModuleDiff diffModules(const ModuleSide &before, const ModuleSide &after, bool withInstructions,
                       support::Arena &scratch);

/// The report in the style of diff, without a line for the names of the files.
std::string diffText(const ModuleDiff &diff);
/// One JSON object.
std::string diffJson(const ModuleDiff &diff);

/// Edit script between two sequences: for each element of `a` and `b` in order, ' ' with both indexes or '-'
/// or
/// '+' with one.  `equal(i, k)` compares.  The shortest one, unless the sequences have very little in common.
struct EditStep {
  char mark;
  uint32_t a, b;
};
std::vector<EditStep> editScript(uint32_t sizeA, uint32_t sizeB,
                                 const std::function<bool(uint32_t, uint32_t)> &equal);

} // namespace adder::inspect

#endif // ADDER_INSPECT_MODULEDIFF_H
