//===- freeze/Plan.cpp - What is to be frozen -------------------------------------------------------===//

#include "freeze/Plan.h"

#include "driver/Text.h"
#include "freeze/Glob.h"

#include <algorithm>
#include <filesystem>
#include <memory>

namespace adder::freeze {

namespace {

/// Nesting and number of files below a directory that are followed: links can make trees without end.
constexpr size_t kDeepestTree = 64;
constexpr size_t kMostFiles = 200'000;

bool isSource(std::string_view name) { return name.ends_with(".py"); }
bool isCompiled(std::string_view name) { return name.ends_with(".mpy"); }

bool wants(const TreeRequest &request, std::string_view name) {
  return (request.sources && isSource(name)) || (request.compiled && isCompiled(name));
}

std::string wantedSuffixes(const TreeRequest &request) {
  return !request.compiled ? ".py" : !request.sources ? ".mpy" : ".py or .mpy";
}

} // namespace

std::string Place::where() const {
  if (!offset.empty())
    return file + ":" + offset;
  return line ? file + ":" + std::to_string(line) : file;
}

std::string Place::inText() const { return pointer.empty() ? where() : where() + " (" + pointer + ")"; }

std::string PlanProblem::text() const {
  std::string text = place.where() + (isWarning ? ": warning: " : ": error: ");
  if (!place.pointer.empty())
    text += place.pointer + ": ";
  return driver::harmless(text + message) + "\n";
}

CodeSettings CodeSettings::over(const CodeSettings &other) const {
  CodeSettings result = *this;
  if (!result.optimisation)
    result.optimisation = other.optimisation;
  if (!result.emitter)
    result.emitter = other.emitter;
  if (!result.lineNumbers)
    result.lineNumbers = other.lineNumbers;
  return result;
}

std::string_view nameOf(FileKind kind) {
  constexpr std::string_view kNames[] = {"compile", "mpy", "text"};
  return kNames[size_t(kind)];
}

std::string joinPath(std::string_view directory, std::string_view path) {
  std::filesystem::path joined(directory);
  joined /= path;
  std::string normal = joined.lexically_normal().string();
  while (normal.size() > 1 && normal.ends_with('/'))
    normal.pop_back();
  return normal;
}

std::string directoryOf(std::string_view path) { return std::string(path.substr(0, path.rfind('/') + 1)); }

bool isTargetName(std::string_view target) {
  return !target.empty() && target.front() != '/' && target != ".." && target != "." &&
         !target.starts_with("../");
}

void Planner::addFile(PlannedFile file) {
  if (file.kind != FileKind::Text)
    file.kind = isCompiled(file.path) ? FileKind::Mpy : FileKind::Compiled;
  switch (system.kindOf(file.path)) {
  case FileSystem::Kind::Missing:
    return report(file.place, "no such file: '" + file.path + "'");
  case FileSystem::Kind::Directory:
    return report(file.place, "'" + file.path + "' is a directory, not a file");
  case FileSystem::Kind::Other:
    return report(file.place, "'" + file.path + "' is not a regular file");
  case FileSystem::Kind::File:
    break;
  }
  auto [other, isNew] = targets.emplace(file.target, file.place);
  if (!isNew)
    return report(file.place, "'" + file.target + "' is frozen twice, first by " + other->second.inText());
  plan.files.push_back(std::move(file));
}

void Planner::walk(const TreeRequest &request, const std::string &start, std::vector<std::string> &found) {
  /// A directory to read, and what encloses it: a link to one of those would have no end.
  struct Level {
    std::string identity;
    std::shared_ptr<Level> outer;
    size_t depth = 0;
  };
  struct Pending {
    std::string below;
    std::shared_ptr<Level> outer;
  };
  std::vector<Pending> pending = {{start, nullptr}};
  while (!pending.empty()) {
    Pending next = std::move(pending.back());
    pending.pop_back();
    std::string directory = joinPath(request.directory, next.below);
    auto level = std::make_shared<Level>(Level{system.identityOf(directory), next.outer, 0});
    bool isLoop = false;
    for (Level *outer = next.outer.get(); outer; outer = outer->outer.get())
      isLoop |= outer->identity == level->identity;
    if (isLoop)
      continue;
    level->depth = next.outer ? next.outer->depth + 1 : 0;
    if (level->depth > kDeepestTree)
      return report(request.like.place, "more than " + std::to_string(kDeepestTree) +
                                            " directories within each other below '" + request.directory +
                                            "'");
    std::vector<std::string> names;
    if (int error = system.list(directory, names)) {
      report(request.like.place, "cannot read directory '" + directory + "': " + driver::errorText(error));
      continue;
    }
    plan.directories.push_back(directory);
    for (const std::string &name : names) {
      std::string below = next.below.empty() ? name : next.below + "/" + name;
      if (name.starts_with('.') || name.empty())
        continue;
      FileSystem::Kind kind = system.kindOf(joinPath(request.directory, below));
      if (kind == FileSystem::Kind::Directory)
        pending.push_back({std::move(below), level});
      // A link to nothing is a module that would be missed: reading it reports that.
      else if ((kind == FileSystem::Kind::File || kind == FileSystem::Kind::Missing) && wants(request, name))
        found.push_back(std::move(below));
    }
    filesSeen += names.size();
    if (filesSeen > kMostFiles)
      return report(request.like.place,
                    "more than " + std::to_string(kMostFiles) + " names below '" + request.directory + "'");
  }
}

/// The files that the request lists, in its order; a directory stands for what is below it.
void Planner::addListed(const TreeRequest &request, std::vector<std::string> &found) {
  for (const std::string &name : request.files) {
    std::string below = joinPath("", name);
    std::string path = joinPath(request.directory, below);
    if (!isTargetName(below)) {
      report(request.like.place, "'" + name + "' is not below '" + request.directory + "'");
    } else if (system.kindOf(path) == FileSystem::Kind::Directory) {
      std::vector<std::string> inside;
      walk(request, below, inside);
      std::sort(inside.begin(), inside.end());
      found.insert(found.end(), inside.begin(), inside.end());
    } else if (!wants(request, below)) {
      report(request.like.place, "'" + name + "' is no " + wantedSuffixes(request) + " file");
    } else {
      found.push_back(below);
    }
  }
}

void Planner::addTree(const TreeRequest &request) {
  size_t problemsBefore = plan.problems.size();
  if (system.kindOf(request.directory) != FileSystem::Kind::Directory)
    return report(request.like.place, "no such directory: '" + request.directory + "'");
  std::vector<std::string> found; // below the directory
  if (request.onlyListed) {
    addListed(request, found);
  } else {
    walk(request, "", found);
    std::sort(found.begin(), found.end());
  }
  size_t added = 0;
  for (const std::string &below : found) {
    auto excludes = [&](const std::string &pattern) { return matchesGlob(pattern, below); };
    if (std::any_of(request.exclude.begin(), request.exclude.end(), excludes))
      continue;
    PlannedFile file = request.like;
    file.path = joinPath(request.directory, below);
    file.target = request.prefix + below;
    addFile(std::move(file));
    ++added;
  }
  if (!added && plan.problems.size() == problemsBefore)
    report(request.like.place,
           found.empty() ? "no " + wantedSuffixes(request) + " file below '" + request.directory + "'"
                         : "everything below '" + request.directory + "' is excluded");
}

} // namespace adder::freeze
