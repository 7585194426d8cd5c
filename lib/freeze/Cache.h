//===- freeze/Cache.h - Compiled modules from earlier runs ------------------------------------------===//
//
// A directory with a file for every result, named by the hash of all that the result depends on: source,
// stored name, options, compiler.  A file also holds the hash of its content, so damage is noticed and
// counts as absence.  Files are written whole or not at all, and any run would write the same bytes under a
// name, so several runs may use a directory at the same time.
//
// The directory is kept below a size: a run that added something removes the results that were not used for
// longest.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FREEZE_CACHE_H
#define ADDER_FREEZE_CACHE_H

#include "digest/Sha256.h"
#include "driver/Compile.h"

#include <atomic>
#include <optional>
#include <string>

namespace adder::freeze {

using digest::Digest;
using digest::Sha256;

/// What a cache directory may hold after a run, in bytes.
constexpr uint64_t kCacheLimit = 256 << 20;

class Cache {
public:
  /// `compiler`: equal only for compilers that give equal results.  Makes the directory when needed.
  Cache(std::string directory, std::string compiler);

  Digest keyOf(std::string_view source, const driver::CompileOptions &options) const;
  /// Thread safe, as is store().
  std::optional<std::string> find(const Digest &key) const;
  void store(const Digest &key, std::string_view bytes);
  /// Keeps the directory below `limit` bytes if this run added to it.
  void trim(uint64_t limit = kCacheLimit) const;

  /// Why the last result could not be stored: an errno value, or 0.
  int error() const { return storeError; }

private:
  std::string pathOf(const Digest &key) const;

  std::string directory;
  std::string compiler;
  std::atomic<int> storeError = 0;
  std::atomic<bool> hasStored = false;
};

} // namespace adder::freeze

#endif // ADDER_FREEZE_CACHE_H
