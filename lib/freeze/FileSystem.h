//===- freeze/FileSystem.h - What planning sees of the disk -----------------------------------------===//
//
// Manifests and directories are read through this, so that tests and the fuzzer can plan without a disk.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FREEZE_FILESYSTEM_H
#define ADDER_FREEZE_FILESYSTEM_H

#include "driver/Files.h"

#include <string>
#include <vector>

namespace adder::freeze {

class FileSystem {
public:
  enum class Kind : uint8_t { Missing, File, Directory, Other };

  virtual ~FileSystem() = default;
  /// Links are followed.  Other: a pipe or device, reading which may never end.
  virtual Kind kindOf(const std::string &path) const = 0;
  virtual driver::FileContent read(const std::string &path, size_t limit) const = 0;
  /// The names in a directory, in any order, without "." and "..".  Returns an errno value.
  virtual int list(const std::string &directory, std::vector<std::string> &names) const = 0;
  /// Equal for two paths to one file or directory.
  virtual std::string identityOf(const std::string &path) const = 0;
};

/// The disk.
const FileSystem &hostFileSystem();

} // namespace adder::freeze

#endif // ADDER_FREEZE_FILESYSTEM_H
