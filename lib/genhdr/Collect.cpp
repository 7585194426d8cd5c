//===- genhdr/Collect.cpp - Everything that was found, in one file ----------------------------------===//

#include "genhdr/Collect.h"

#include "digest/Md5.h"
#include "driver/Files.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace adder::genhdr {

namespace {

constexpr size_t kLargestTotal = size_t(1) << 30; ///< no firmware has a thousandth of it
constexpr size_t kHashDigits = 32;

/// The names of the split files in an open directory, sorted; or an errno value.
int listSplitFiles(DIR *directory, Kind kind, std::vector<std::string> &names) {
  std::string suffix = "." + std::string(modeName(kind));
  errno = 0;
  while (const dirent *entry = readdir(directory)) {
    std::string_view name = entry->d_name;
    if (!name.starts_with('.') && name.ends_with(suffix))
      names.emplace_back(name);
  }
  std::sort(names.begin(), names.end());
  return errno;
}

/// Appends what an open file holds; returns an errno value.
int appendFile(int descriptor, std::string &bytes) {
  struct stat status;
  if (fstat(descriptor, &status) != 0)
    return errno;
  if (!S_ISREG(status.st_mode))
    return S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
  if (uint64_t(status.st_size) > kLargestTotal - bytes.size())
    return EFBIG;
  size_t used = bytes.size();
  bytes.resize(used + size_t(status.st_size));
  int error = 0;
  while (used < bytes.size()) {
    ssize_t got = read(descriptor, bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      error = errno;
    if (got <= 0)
      break;
    used += size_t(got);
  }
  bytes.resize(used);
  return error;
}

} // namespace

std::vector<std::string_view> SplitTexts::texts() const {
  std::vector<std::string_view> result;
  size_t start = 0;
  for (size_t end : ends) {
    result.push_back(std::string_view(bytes).substr(start, end - start));
    start = end;
  }
  return result;
}

SplitTexts readSplitFiles(const std::string &path, Kind kind) {
  SplitTexts result;
  DIR *directory = opendir(path.c_str());
  if (!directory)
    return {{errno, path}, {}, {}};
  std::vector<std::string> names;
  if (int error = listSplitFiles(directory, kind, names))
    result.error = {error, path};
  result.bytes.reserve(65536);
  for (const std::string &name : names) {
    if (result.error.error)
      break;
    // A pipe of that name must not block.
    int descriptor = openat(dirfd(directory), name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    int error = descriptor < 0 ? errno : appendFile(descriptor, result.bytes);
    if (descriptor >= 0)
      close(descriptor);
    if (error)
      result.error = {error, path + "/" + name};
    result.ends.push_back(result.bytes.size());
  }
  closedir(directory);
  return result;
}

std::string collectedText(std::span<const std::string_view> texts) {
  std::vector<std::string_view> lines;
  size_t size = 0;
  for (std::string_view text : texts) {
    for (size_t start = 0; start < text.size();) {
      size_t end = text.find('\n', start);
      end = end == std::string_view::npos ? text.size() : end + 1;
      lines.push_back(text.substr(start, end - start));
      start = end;
    }
    size += text.size();
  }
  std::sort(lines.begin(), lines.end());
  std::string result;
  result.reserve(size + lines.size());
  for (std::string_view line : lines) {
    if (!result.empty())
      result += '\n';
    result += line;
  }
  return result;
}

UpdateResult updateCollected(const std::string &path, std::string_view text) {
  std::string hash = digest::md5(text);
  std::string hashPath = path + ".hash";
  driver::FileContent old = driver::readFile(hashPath, kHashDigits, true);
  if (!old.error && !old.tooLarge && old.text == hash && driver::exists(path))
    return {UpdateStatus::NotUpdated, {}};
  auto bytesOf = [](std::string_view bytes) {
    return std::span<const uint8_t>(reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size());
  };
  // The hash last: it vouches for the text.
  if (int error = driver::writeFile(path, bytesOf(text)))
    return {UpdateStatus::Failed, {error, path}};
  if (int error = driver::writeFile(hashPath, bytesOf(hash)))
    return {UpdateStatus::Failed, {error, hashPath}};
  return {UpdateStatus::Updated, {}};
}

} // namespace adder::genhdr
