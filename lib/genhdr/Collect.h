//===- genhdr/Collect.h - Everything that was found, in one file ------------------------------------===//
//
// The lines of all split files of a kind, sorted, make a collected file; beside it a file of the same name
// and
// ".hash" holds the MD5 of its content.  Neither is touched if nothing changed, so that nothing which depends
// on them is built again (qstr-and-freezing.md 1.4).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_COLLECT_H
#define ADDER_GENHDR_COLLECT_H

#include "genhdr/SplitFiles.h"

#include <span>

namespace adder::genhdr {

/// The content of split files, in one buffer.
struct SplitTexts {
  FileError error; ///< then the rest means nothing
  std::string bytes;
  std::vector<size_t> ends; ///< offset behind each file

  /// Views into `bytes`, which must stay in place.  Allocates.
  std::vector<std::string_view> texts() const;
};

/// Reads all files of `kind` in `directory`, in the order of their names; hidden ones do not count.
SplitTexts readSplitFiles(const std::string &directory, Kind kind);

/// The collected file of `texts`: their lines (each with its LF) sorted by bytes, duplicates kept, with an
/// empty line between two.  A last line without LF stays without.
std::string collectedText(std::span<const std::string_view> texts);

enum class UpdateStatus : uint8_t { Updated, NotUpdated, Failed };

struct UpdateResult {
  UpdateStatus status = UpdateStatus::Failed;
  FileError error; ///< if failed
};

/// Makes `path` hold `text`, and `path`.hash the MD5 of it: 32 lower-case digits, no line end.  Touches
/// neither if `path` exists and its hash file is right.
UpdateResult updateCollected(const std::string &path, std::string_view text);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_COLLECT_H
