//===- inspect/CodeNames.h - Naming the elements of a module ----------------------------------------===//
//
// People name a function by where it is defined: "Sensor.read" for read() within Sensor.  Tools number
// elements in the order of the file, and select them by name, path or number.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_CODENAMES_H
#define ADDER_INSPECT_CODENAMES_H

#include "mpy/Listing.h"

#include <string>
#include <vector>

namespace adder::inspect {

/// Whether `text` matches `pattern`, in which '*' stands for any characters and '?' for one.
bool matchesPattern(std::string_view pattern, std::string_view text);

class CodeNames {
public:
  /// Keeps references to both.
  CodeNames(const mpy::Module &module, const mpy::ModuleSymbols &symbols);

  /// Element `code` as "Sensor.read"; of more than a few levels only the innermost, behind "..".
  std::string path(uint32_t code) const;

  /// Whether a user who gave `pattern` means this element: its name, its path, or "#" and its number.
  /// The empty pattern means all.
  bool isSelected(uint32_t code, std::string_view pattern) const;

private:
  const mpy::ModuleSymbols &symbols;
  std::vector<uint32_t> parents; // by element; the root's own index for the root
};

} // namespace adder::inspect

#endif // ADDER_INSPECT_CODENAMES_H
