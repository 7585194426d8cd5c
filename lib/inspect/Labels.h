//===- inspect/Labels.h - Names by which a listing in JSON refers to functions ----------------------===//
//
// They are the names that the functions have in frozen C (qstr-and-freezing.md 4.3): that of the module, then
// those of the classes and functions around, then the function's own, and a number if the name is taken by
// any function of any file.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_LABELS_H
#define ADDER_INSPECT_LABELS_H

#include "inspect/SourceFile.h"

#include <unordered_map>

namespace adder::inspect {

class LabelMaker {
public:
  /// The labels of all elements of a file, by index.  Files are to come in the order of the command
  /// line.
  std::vector<std::string> labelsOf(support::Arena &scratch, const SourceFile &file);

private:
  std::string unique(std::string name);

  /// Names in use, with the number to try next.
  std::unordered_map<std::string, unsigned> used;
};

} // namespace adder::inspect

#endif // ADDER_INSPECT_LABELS_H
