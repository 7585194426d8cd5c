//===- genhdr/VersionHeader.cpp - mpversion.h -------------------------------------------------------===//

#include "genhdr/VersionHeader.h"

#include "cli/PythonCommandLine.h"
#include "driver/Files.h"
#include "support/PythonSpace.h"

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace adder::genhdr {

namespace {

constexpr size_t kMostGitOutput = 64 << 10;

/// Starts git with its standard output in `output`.  Standard error goes nowhere: what git grumbles about is
/// not part of a version.
std::optional<pid_t> startGit(const std::vector<std::string> &words, int output) {
  std::vector<char *> arguments;
  for (const std::string &word : words)
    arguments.push_back(const_cast<char *>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions))
    return std::nullopt;
  pid_t child = 0;
  bool started = !posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0) &&
                 !posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) &&
                 !posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) &&
                 !posix_spawnp(&child, "git", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (!started)
    return std::nullopt;
  return child;
}

std::string readToEnd(int descriptor) {
  std::string text;
  char buffer[4096];
  for (;;) {
    ssize_t count = read(descriptor, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0)
      return text;
    text.append(buffer, std::min(size_t(count), kMostGitOutput - text.size()));
  }
}

bool succeeds(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR)
      return false;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// The start of a line of py/mpconfig.h and the number behind it.
struct ConfigurationValue {
  std::string_view start;
  std::optional<int64_t> value;
};

/// The word number `index` from 0 of `line`; empty if it has fewer.
std::string_view wordOf(std::string_view line, size_t index) {
  for (;; --index) {
    line = support::stripPythonSpaceLeft(line);
    size_t end = 0;
    for (size_t at = 0; at < line.size() && !support::isPythonSpace(support::nextCodePoint(line, at));)
      end = at;
    if (index == 0)
      return line.substr(0, end);
    line.remove_prefix(end);
  }
}

std::string versionText(int64_t major, int64_t minor, int64_t micro, bool isPreview) {
  return "v" + std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(micro) +
         (isPreview ? "-preview" : "");
}

std::string dateText(const std::tm &date) {
  char text[48];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.tm_year + 1900, date.tm_mon + 1, date.tm_mday);
  return text;
}

/// Today here, or what SOURCE_DATE_EPOCH says in UTC.  Empty, with an error added, if that says nothing.
std::string findDate(const VersionSources &sources, Problems &problems) {
  std::tm date = {};
  std::optional<std::string> fixed = sources.variable("SOURCE_DATE_EPOCH");
  if (!fixed) {
    std::time_t now = std::time_t(sources.now);
    return localtime_r(&now, &date) ? dateText(date) : std::string();
  }
  constexpr int kLastYear = 9999;
  std::optional<int64_t> seconds = cli::pythonInteger(*fixed);
  std::time_t time = std::time_t(seconds.value_or(0));
  if (!seconds || !gmtime_r(&time, &date) || date.tm_year + 1900 < 1 || date.tm_year + 1900 > kLastYear) {
    addProblem(problems, Severity::Error, {},
               "SOURCE_DATE_EPOCH is '" + *fixed + "', expected seconds since 1970");
    return {};
  }
  return dateText(date);
}

/// The tag that the sources give.
std::string findSourceTag(const VersionSources &sources, Problems &problems) {
  constexpr size_t kLargestConfiguration = 16 << 20;
  std::string path = sources.repository + "/py/mpconfig.h";
  driver::FileContent file = driver::readFile(path, kLargestConfiguration);
  std::string message = "no git repository, tag or MICROPY_GIT_TAG, and ";
  if (file.error || file.tooLarge) {
    Origin place{path, 0};
    addProblem(
        problems, Severity::Error, place,
        message + "this cannot be read: " + (file.error ? driver::errorText(file.error) : "it is too large"));
    return {};
  }
  std::string tag = tagOfConfiguration(file.text, path, problems);
  if (hasErrors(problems))
    return {};
  addProblem(problems, Severity::Warning, {},
             "no git repository or tag, the version is that of '" + path + "'")
      .scriptText = "makeversionhdr.py: Warning: No git repo or tag info available, falling back to "
                    "mpconfig.h version info.\n";
  return tag;
}

} // namespace

std::optional<std::string> runGit(const std::string &directory, const std::vector<std::string> &arguments) {
  std::vector<std::string> words = {"git", "-C", directory};
  words.insert(words.end(), arguments.begin(), arguments.end());
  int ends[2];
  if (pipe2(ends, O_CLOEXEC))
    return std::nullopt;
  std::optional<pid_t> child = startGit(words, ends[1]);
  close(ends[1]);
  std::string text = child ? readToEnd(ends[0]) : std::string();
  close(ends[0]);
  if (!child || !succeeds(*child))
    return std::nullopt;
  return std::string(support::stripPythonSpace(text));
}

std::string tagOfDescription(std::string_view description) {
  std::string tag(description);
  if (size_t dash = tag.find('-'); dash != std::string::npos)
    std::replace(tag.begin() + ptrdiff_t(dash) + 1, tag.end(), '-', '.');
  return tag;
}

std::string tagOfConfiguration(std::string_view text, const std::string &name, Problems &problems) {
  ConfigurationValue values[] = {{"#define MICROPY_VERSION_MAJOR ", {}},
                                 {"#define MICROPY_VERSION_MINOR ", {}},
                                 {"#define MICROPY_VERSION_MICRO ", {}},
                                 {"#define MICROPY_VERSION_PRERELEASE ", {}}};
  for (uint32_t number = 1; !text.empty(); ++number) {
    size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    for (ConfigurationValue &value : values) {
      if (!line.starts_with(value.start))
        continue;
      std::string_view word = wordOf(line, 2);
      value.value = cli::pythonInteger(word);
      if (!value.value) {
        addProblem(problems, Severity::Error, {name, number},
                   "'" + std::string(word) + "' is not a number of a version");
        return {};
      }
      if (&value != &values[3])
        continue;
      if (!values[0].value || !values[1].value || !values[2].value) {
        addProblem(problems, Severity::Error, {name, number},
                   "MICROPY_VERSION_MAJOR, _MINOR and _MICRO must be defined before this");
        return {};
      }
      return versionText(*values[0].value, *values[1].value, *values[2].value, *value.value != 0);
    }
  }
  return {};
}

std::optional<Version> findVersion(const VersionSources &sources, Problems &problems) {
  Version version;
  if (std::optional<std::string> tag = sources.variable("MICROPY_GIT_TAG")) {
    version.tag = *tag;
    version.hash = sources.variable("MICROPY_GIT_HASH").value_or(std::string());
  } else {
    std::optional<std::string> description =
        sources.git(sources.repository,
                    {"describe", "--tags", "--dirty", "--always", "--match", "v[1-9].*", "--abbrev=10"});
    if (description) {
      version.tag = tagOfDescription(*description);
      version.hash = sources.git(sources.repository, {"rev-parse", "--short", "HEAD"}).value_or("");
    } else {
      version.tag = findSourceTag(sources, problems);
    }
  }
  if (version.tag.empty()) {
    if (!hasErrors(problems)) {
      Problem &problem = addProblem(problems, Severity::Error, {}, "no version information available");
      problem.scriptText = "makeversionhdr.py: Error: No version information available.\n";
      problem.scriptUsesOutput = true;
    }
    return std::nullopt;
  }
  version.date = findDate(sources, problems);
  if (version.date.empty())
    return std::nullopt;
  return version;
}

std::string writeVersionHeader(const Version &version) {
  return "// This file was generated by py/makeversionhdr.py\n"
         "#define MICROPY_GIT_TAG \"" +
         version.tag + "\"\n#define MICROPY_GIT_HASH \"" +
         (version.hash.empty() ? std::string("<no hash>") : version.hash) +
         "\"\n#define MICROPY_BUILD_DATE \"" + version.date + "\"\n";
}

} // namespace adder::genhdr
