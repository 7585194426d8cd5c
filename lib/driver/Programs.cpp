//===- driver/Programs.cpp - Other programs, and this one's own file --------------------------------===//

#include "driver/Programs.h"

#include "driver/Files.h"

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <unistd.h>

namespace adder::driver {

std::string ownProgram() {
  char buffer[PATH_MAX];
  ssize_t size = readlink("/proc/self/exe", buffer, sizeof buffer);
  return size > 0 && size_t(size) < sizeof buffer ? std::string(buffer, size_t(size)) : std::string();
}

namespace {

bool isOtherProgram(const std::string &path, const FileIdentity &own) {
  if (access(path.c_str(), X_OK) != 0 || isDirectory(path))
    return false;
  return own.inode == 0 || !(identityOf(path) == own);
}

} // namespace

std::string findProgram(std::string_view name, std::string_view path) {
  FileIdentity own = identityOf(ownProgram());
  if (name.find('/') != std::string_view::npos)
    return isOtherProgram(std::string(name), own) ? std::string(name) : std::string();
  while (!name.empty() && !path.empty()) {
    size_t end = std::min(path.find(':'), path.size());
    // An empty entry means the working directory.
    std::string candidate = end == 0 ? "." : std::string(path.substr(0, end));
    candidate.append("/").append(name);
    if (isOtherProgram(candidate, own))
      return candidate;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return {};
}

int becomeProgram(const std::string &program, const std::vector<std::string> &command,
                  const std::vector<std::pair<std::string, std::string>> &variables) {
  for (const auto &[name, value] : variables)
    if (setenv(name.c_str(), value.c_str(), 1) != 0)
      return errno;
  std::vector<char *> words;
  for (const std::string &word : command)
    words.push_back(const_cast<char *>(word.c_str())); // execv() does not write to it
  words.push_back(nullptr);
  execv(program.c_str(), words.data());
  return errno;
}

} // namespace adder::driver
