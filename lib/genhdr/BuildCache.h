//===- genhdr/BuildCache.h - What a build remembers for the next one ----------------------------------===//
//
// Running the compiler's preprocessor is nearly all the time that making the headers takes, and from one
// build to the next few files change.  A build therefore leaves a state file: which files it looked at, what
// it found in each source, what it wrote.  The next one asks the file system whether those files are as they
// were, once a file, and preprocesses the sources again of which one is not.
//
//   same      size, modification time and inode are as remembered: nothing is read
//   touched   they are not, but the content has the remembered digest
//   changed   neither
//
// A file that was modified after the build had begun, or so shortly before that the clock of the file system
// cannot tell, is remembered as unsettled: what the compiler read may have been another content.  The next
// build takes it for changed.
//
// What is not seen: a header that is new and would be found before one that was used.  Compilers' dependency
// files do not tell where else was looked; a clean build helps, as it does with make and ninja.
//
// The file begins with a magic word, the version of the format and a digest of the rest; what is not exactly
// of this kind is treated as if there were none.  Numbers are little-endian base-128 (7 bits a byte).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_BUILDCACHE_H
#define ADDER_GENHDR_BUILDCACHE_H

#include "digest/Xxh3.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace adder::genhdr {

using digest::QuickDigest;

/// What the file system says of a file.
struct FileStamp {
  uint64_t size = 0;
  int64_t modified = 0; ///< nanoseconds since 1970
  uint64_t inode = 0;   ///< 0: there is no file
  friend bool operator==(const FileStamp &, const FileStamp &) = default;
};

/// All zero if there is no regular file `path`.
FileStamp stampOf(const std::string &path);

/// A file that a build depends on.
struct KnownFile {
  std::string path;
  FileStamp stamp; ///< inode 0: unsettled
  QuickDigest content;
};

enum class Freshness : uint8_t { Same, Touched, Changed };

/// Compares `file` with the file system; of a touched one the stamp becomes the present one.  `begun`: as in
/// know().
Freshness refresh(KnownFile &file, int64_t begun);

/// The clock from which the times of files are taken, in nanoseconds since 1970: whatever is modified from
/// now on has this time or a later one.
int64_t fileClock();
/// Waits until that clock is past `clock`, a few milliseconds at most, and returns it.
int64_t nextFileClock(int64_t clock);

/// Looks at the file `path` for the first time.  `begun`: fileClock() when this build began; a file that is
/// not older becomes unsettled.
KnownFile know(std::string path, int64_t begun);

/// What was found in a source: an item of Kind `detail`, something malformed of MalformedKind `detail`, or a
/// line of a definitions file.
enum class FindingKind : uint8_t { Item, Malformed, DefinitionLine };
constexpr size_t kFindingKindCount = 3;

struct Finding {
  FindingKind kind = FindingKind::Item;
  uint8_t detail = 0;
  uint32_t text = 0; ///< index into BuildState::texts
  uint32_t file = 0; ///< where it stands: index into BuildState::texts
  uint32_t line = 0; ///< from 1
  uint32_t count = 1;
  friend bool operator==(const Finding &, const Finding &) = default;
};

/// A source, and what came of preprocessing it.
struct SourceRecord {
  std::string path;
  QuickDigest command;                ///< of all words of the compiler's command line
  std::vector<uint32_t> dependencies; ///< indexes into BuildState::files, the source among them
  std::vector<Finding> findings;      ///< in the order of the preprocessed text
};

struct OutputRecord {
  std::string path;
  FileStamp stamp;
};

struct BuildState {
  /// Of everything that decides on the whole build: words, directory, tool.  Zero: it failed.
  QuickDigest run;
  std::vector<KnownFile> files;
  std::vector<uint32_t> inputs; ///< indexes into files: those that belong to no single source
  std::vector<SourceRecord> sources;
  std::vector<OutputRecord> outputs;
  std::vector<std::string> texts;
};

/// The content of the state file.  Allocates.
std::string encodeState(const BuildState &state);
/// Nothing if `bytes` is not a state file of this version, whole and undamaged.  Allocates at most in
/// proportion to the size of `bytes`.
std::optional<BuildState> decodeState(std::string_view bytes);

/// Reads the state file `path`; nothing if there is none that is good.
std::optional<BuildState> loadState(const std::string &path);
/// Writes it, whole or not at all.  Returns an errno value.
int storeState(const std::string &path, const BuildState &state);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_BUILDCACHE_H
