//===- inspect/SizeFormats.h - Size reports as table, JSON and treemap ------------------------------===//
#ifndef ADDER_INSPECT_SIZEFORMATS_H
#define ADDER_INSPECT_SIZEFORMATS_H

#include "inspect/SizeReport.h"

namespace adder::inspect {

/// What a row of the table stands for.
enum class SizeRows : uint8_t { File, Function, Kind };

struct SizeTableOptions {
  SizeRows rows = SizeRows::File;
  /// Column by which rows are sorted, largest first: "size", a kind's name, "flash", "ram"; or "name".
  std::string sort = "size";
  size_t top = 0; ///< so many rows at most; 0: all
};

/// Columns that SizeTableOptions::sort accepts.
std::vector<std::string> sortColumns();

std::string sizeTable(const std::vector<FileSize> &files, const SizeTableOptions &options);
std::string sizeJson(const std::vector<FileSize> &files);

/// A page that stands alone: data, script and style are in it.  Names are escaped.
std::string sizePage(const std::vector<FileSize> &files, std::string_view title);

} // namespace adder::inspect

#endif // ADDER_INSPECT_SIZEFORMATS_H
