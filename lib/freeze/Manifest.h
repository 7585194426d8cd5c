//===- freeze/Manifest.h - Reading JSON manifests ---------------------------------------------------===//
//
// docs/frozen-manifest.md describes the format for users, docs/frozen-manifest.schema.json for editors; the
// keys are listed once, in Manifest.cpp.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FREEZE_MANIFEST_H
#define ADDER_FREEZE_MANIFEST_H

#include "freeze/Json.h"
#include "freeze/Plan.h"

#include <set>

namespace adder::freeze {

/// Values of `$(NAME)`.
using Variables = std::map<std::string, std::string, std::less<>>;

/// Larger ones are refused; every value takes some hundred bytes of memory.
constexpr size_t kLargestManifest = 1 << 20;
constexpr size_t kDeepestInclude = 32;

/// Adds the files of manifests to a planner's plan.  Each manifest is read once, however often and under
/// whatever name it is given.
class ManifestReader {
public:
  /// `defined`: what stands above all "variables" of manifests.
  ManifestReader(Planner &planner, Variables defined) : planner(planner), variables(std::move(defined)) {}

  /// What is wrong with `path` or in it goes into the plan's problems.
  void read(const std::string &path);

private:
  friend class ManifestParser;
  /// What an included manifest starts with.
  struct Inherited {
    CodeSettings code;
    std::string version;
  };
  /// `from`: the place that includes it; null: the command line.
  void read(const std::string &path, const Place *from, const Inherited &inherited);

  Planner &planner;
  Variables variables;
  std::set<std::string> known;                              ///< identities of those read
  std::vector<std::pair<std::string, std::string>> reading; ///< identity and path, outermost first
};

/// What a value of a manifest or of --define stands for.  Returns what is wrong, or nothing.
std::string expandVariables(const Variables &variables, std::string_view text, std::string &result);

/// What is wrong with a target setting ("march", "mpz_dig_size", ...), or nothing.
std::string checkTargetSetting(std::string_view name, const std::string &value);

} // namespace adder::freeze

#endif // ADDER_FREEZE_MANIFEST_H
