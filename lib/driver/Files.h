//===- driver/Files.h - Reading sources, writing outputs whole or not at all ----------------------===//
//
// The system calls of the tools.  Errors come back as errno values, 0 meaning none.  An output is written
// under a temporary name in its own directory and then renamed, so that nobody ever sees half of it; what is
// not a regular file (a pipe, /dev/stdout) is written directly.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DRIVER_FILES_H
#define ADDER_DRIVER_FILES_H

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace adder::driver {

/// What makes two paths the same file.
struct FileIdentity {
  uint64_t device = 0;
  uint64_t inode = 0; ///< 0: no file
  friend bool operator==(const FileIdentity &, const FileIdentity &) = default;
};

struct FileContent {
  int error = 0;         ///< errno; then the rest means nothing
  bool tooLarge = false; ///< more than the limit; `text` is then incomplete
  bool regular = false;
  FileIdentity identity;
  std::string text;
};

/// What `path` holds, if that is at most `limit` bytes.  Pipes and devices are read up to their end, or, with
/// `regularOnly`, not at all.
FileContent readFile(const std::string &path, size_t limit, bool regularOnly = false);
FileContent readStandardInput(size_t limit);

/// The text of an errno value.
std::string errorText(int error);

/// The file behind `path`; all zero if there is none.
FileIdentity identityOf(const std::string &path);
bool isDirectory(const std::string &path);
bool exists(const std::string &path);

/// True if `path` is a regular file with exactly this content.
bool fileHolds(const std::string &path, std::span<const uint8_t> content);

/// Makes the directories above `path` that are missing.  Returns an errno value.
int makeParents(const std::string &path);

/// Replaces what `path` holds.  A new file has mode 0644 less the umask; an old one keeps its mode, and a
/// link stays a link to it.  Returns an errno value; a regular file is then as it was.
int writeFile(const std::string &path, std::span<const uint8_t> content);

/// Adds `content` to the end of the file `path`, which is made if it is missing, in one write: lines of
/// processes that do so at the same time do not mix.  Returns an errno value.
int appendToFile(const std::string &path, std::string_view content);

/// Writes everything to an open file.  Returns an errno value.
int writeDescriptor(int descriptor, std::string_view content);

/// Makes SIGINT, SIGTERM, SIGHUP and SIGPIPE remove the temporary files of writeFile() before they end the
/// process. For tools: a library has no business with signals.
void removeTemporariesOnSignals();

} // namespace adder::driver

#endif // ADDER_DRIVER_FILES_H
