//===- inspect/FileLayout.h - Where everything lies in a file ---------------------------------------===//
//
// The reader does not keep offsets; they follow from the sizes of the parts, because it only accepts files
// that would be written the same again.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_FILELAYOUT_H
#define ADDER_INSPECT_FILELAYOUT_H

#include "mpy/Model.h"

#include <vector>

namespace adder::inspect {

/// Offsets of the parts of one element.
struct CodeLayout {
  size_t start = 0;
  size_t data = 0;
  size_t fields = 0;      ///< what follows the data, kinds other than bytecode
  size_t rodata = 0;      ///< of a viper element that has it
  size_t childCount = 0;  ///< or where it would be
  size_t relocations = 0; ///< or where they would be
};

struct FileLayout {
  size_t archFlags = 0; ///< or where they would be
  size_t qstrCount = 0;
  size_t objectCount = 0;
  std::vector<size_t> qstrs;     ///< with one more: where the objects begin
  std::vector<size_t> objects;   ///< in the order of forEachObject(), with one more: where the elements begin
  std::vector<CodeLayout> codes; ///< by index into Module::codes
  size_t trailing = 0;
};

/// Takes scratch memory from `scratch`.
FileLayout layoutOf(support::Arena &scratch, const mpy::Module &module);

} // namespace adder::inspect

#endif // ADDER_INSPECT_FILELAYOUT_H
