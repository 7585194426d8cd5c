//===- genhdr/SplitFiles.h - What was found, by source ----------------------------------------------===//
//
// The reference keeps what a source registers in a file of its own, so that a build needs to scan only what
// changed: DIRECTORY/<mangled name of the source>.<mode>, an item a line (qstr-and-freezing.md 1.3).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_SPLITFILES_H
#define ADDER_GENHDR_SPLITFILES_H

#include "genhdr/Scanner.h"

#include <vector>

namespace adder::genhdr {

/// The name of the split files of the source `name`, without suffix: '/' and '\' become "__", ':' becomes
/// "@",
/// ".." becomes "@@".  Different sources may get the same.
std::string mangledName(std::string_view name);

/// The line of a split or collected file for an item: "Q(name)" for a qstr, else its text.  Without line end.
std::string lineOf(Kind kind, std::string_view text);

struct SplitFile {
  std::string name;   ///< with the suffix, without directory
  std::string source; ///< as the marker names it
  std::string text;   ///< a line for each item, in their order; never empty
};

struct SplitResult {
  std::vector<SplitFile> files;  ///< in the order of the text, each name once
  size_t itemsWithoutSource = 0; ///< found in a text that names no C or C++ file
};

/// The split files of `text`, which has LF line ends.  Where the same name comes up again, the later items
/// replace the earlier ones: as in the reference.
SplitResult splitText(std::string_view text, Kind kind);

/// What went wrong with which file.
struct FileError {
  int error = 0; ///< errno; 0: nothing
  std::string path;
};

/// Writes `files` into `directory`, which must exist; a file that has the right content is left alone.
/// Stops at the first error.
FileError writeSplitFiles(const std::string &directory, const std::vector<SplitFile> &files);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_SPLITFILES_H
