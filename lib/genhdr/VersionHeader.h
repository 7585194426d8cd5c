//===- genhdr/VersionHeader.h - mpversion.h ---------------------------------------------------------===//
//
// The header that says which MicroPython a firmware is, and when it was built (qstr-and-freezing.md 3.4).
// The version comes from the environment, or from git, or from the sources (py/mpconfig.h), in that order.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_VERSIONHEADER_H
#define ADDER_GENHDR_VERSIONHEADER_H

#include "genhdr/Problem.h"

#include <functional>
#include <optional>

namespace adder::genhdr {

struct Version {
  std::string tag;  ///< "v1.29.0-preview.731.g1c3c201149"
  std::string hash; ///< "1c3c201149"; empty: unknown
  std::string date; ///< "2026-11-20"
};

/// The value of an environment variable; nothing if it is not set.
using VariableReader = std::function<std::optional<std::string>(const std::string &name)>;

/// The output of `git ARGUMENT...` in `directory`, without white space around it; nothing if git cannot be
/// run or fails.
using GitRunner = std::function<std::optional<std::string>(const std::string &directory,
                                                           const std::vector<std::string> &arguments)>;

/// Runs the git of the PATH; what it prints to standard error is dropped.  Allocates.
std::optional<std::string> runGit(const std::string &directory, const std::vector<std::string> &arguments);

/// Where the version is looked for.
struct VersionSources {
  std::string repository; ///< of MicroPython
  VariableReader variable;
  GitRunner git = runGit;
  int64_t now = 0; ///< seconds since 1970
};

/// Finds the version.  Nothing, with an error added, if there is none; a warning, with the reference's text,
/// if it had to be taken from the sources.  Reads MICROPY_GIT_TAG, MICROPY_GIT_HASH and SOURCE_DATE_EPOCH.
/// Allocates.
std::optional<Version> findVersion(const VersionSources &sources, Problems &problems);

/// A tag of what `git describe` says: "v1.29.0-preview-731-g1c3c-dirty" is "v1.29.0-preview.731.g1c3c.dirty".
std::string tagOfDescription(std::string_view description);
/// The tag according to the text of py/mpconfig.h, the file `name`; empty if it does not say, with an error
/// added if it says nonsense.
std::string tagOfConfiguration(std::string_view text, const std::string &name, Problems &problems);

/// The content of mpversion.h.  Allocates.
std::string writeVersionHeader(const Version &version);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_VERSIONHEADER_H
