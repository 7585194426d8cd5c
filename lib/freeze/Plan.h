//===- freeze/Plan.h - What is to be frozen ---------------------------------------------------------===//
//
// Operands of the command line and manifests (freeze/Manifest.h) become one list of files, each with the
// name under which the firmware will find it and the place that asked for it.  Planning reads manifests and
// directories; the files themselves are read later (freeze/Obtain.h).
//
// Everything found wrong is collected, so that one run shows all of it.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FREEZE_PLAN_H
#define ADDER_FREEZE_PLAN_H

#include "freeze/FileSystem.h"
#include "frontend/Options.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace adder::freeze {

/// Where in a manifest something stands, or which operand it is, or where in a .mpy file.
struct Place {
  std::string file = {};    ///< the manifest; for an operand, the operand
  uint32_t line = 0;        ///< 0: none
  std::string pointer = {}; ///< JSON pointer, "/packages/0"; empty for the whole
  std::string offset = {};  ///< in a .mpy file, "0x2c"

  /// "m.json:12", as messages begin.
  std::string where() const;
  /// "m.json:12 (/packages/0)", within a message.
  std::string inText() const;
};

struct PlanProblem {
  Place place;
  std::string message;
  bool isWarning = false;

  /// "m.json:12: error: /packages/0: MESSAGE\n", harmless to a terminal.
  std::string text() const;
};

/// How sources are compiled; what is not set is left to the command line.
struct CodeSettings {
  std::optional<unsigned> optimisation; ///< 0 to 3
  std::optional<frontend::EmitterKind> emitter;
  std::optional<bool> lineNumbers;

  /// This, and from `other` what it leaves open.
  CodeSettings over(const CodeSettings &other) const;
};

enum class FileKind : uint8_t {
  Compiled, ///< a .py file, frozen as bytecode
  Mpy,      ///< a .mpy file, frozen as it is under the name that it holds
  Text,     ///< a .py file, frozen as source text
};
/// "compile", "mpy", "text".
std::string_view nameOf(FileKind kind);

struct PlannedFile {
  FileKind kind = FileKind::Compiled;
  std::string path = {};   ///< to read
  std::string target = {}; ///< name in the firmware, with slashes; of a .mpy file only for messages
  CodeSettings entry = {}; ///< what the entry itself says: stronger than the command line
  CodeSettings defaults = {};
  std::string version = {}; ///< becomes `__version__`; empty: none
  Place place = {};
};

/// What holds for the whole of the output, by its name in a manifest: "march", "qstr_header", ...
struct TargetSetting {
  std::string value;
  Place place;
};
using TargetSettings = std::map<std::string, TargetSetting, std::less<>>;

struct Plan {
  std::vector<PlannedFile> files; ///< in the order of the output, but that texts come first there
  TargetSettings target;
  std::vector<std::string> manifests;   ///< that were read
  std::vector<std::string> directories; ///< whose names were read: a file added there changes the plan
  std::vector<PlanProblem> problems;    ///< if there are any, the rest is not complete
};

/// Files below a directory.
struct TreeRequest {
  std::string directory = {};
  std::string prefix = {};               ///< of the targets: "" or "name/"
  std::vector<std::string> files = {};   ///< only these, relative to the directory; may name directories
  bool onlyListed = false;               ///< `files` was given
  std::vector<std::string> exclude = {}; ///< patterns (freeze/Glob.h) for paths below the directory
  bool sources = true;                   ///< .py files are wanted
  bool compiled = true;                  ///< .mpy files are wanted
  PlannedFile like = {};                 ///< all but path and target; FileKind::Text: sources as text
};

/// Adds files to a plan; remembers names, so that none is there twice.
class Planner {
public:
  Planner(Plan &plan, const FileSystem &files) : plan(plan), system(files) {}

  /// The kind is taken from the suffix unless it is Text.  A missing file is a problem.
  void addFile(PlannedFile file);
  /// Directories are walked in the order of the names' bytes and links in them followed; names that start
  /// with a dot are left out.
  void addTree(const TreeRequest &request);

  void report(const Place &place, std::string message) {
    plan.problems.push_back({place, std::move(message)});
  }

  Plan &plan;
  const FileSystem &system;

private:
  void walk(const TreeRequest &request, const std::string &start, std::vector<std::string> &found);
  void addListed(const TreeRequest &request, std::vector<std::string> &found);

  std::map<std::string, Place, std::less<>> targets;
  size_t filesSeen = 0;
};

/// `path`, unless it is absolute, seen from `directory` ("" for the current one), without "." and "..".
std::string joinPath(std::string_view directory, std::string_view path);
/// "a/" for "a/b"; "" for "b".
std::string directoryOf(std::string_view path);
/// True for a name that the firmware can find: relative, not empty, without "..".
bool isTargetName(std::string_view target);

} // namespace adder::freeze

#endif // ADDER_FREEZE_PLAN_H
