//===- freeze/Cache.cpp - Compiled modules from earlier runs ----------------------------------------===//

#include "freeze/Cache.h"

#include "driver/Files.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <vector>

namespace adder::freeze {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".mpy-cache";
/// Changes whenever key or content are made in another way.
constexpr std::string_view kFormat = "adder-freeze-cache 1";
/// A result that is used again counts as new after this time; more often would only cost writing.
constexpr auto kRefreshAfter = std::chrono::hours(1);

Digest checksum(const Digest &key, std::string_view content) {
  Sha256 hash;
  hash.add({reinterpret_cast<const char *>(key.data()), key.size()});
  hash.add(content);
  return hash.finish();
}

std::string_view textOf(const Digest &digest) {
  return {reinterpret_cast<const char *>(digest.data()), digest.size()};
}

int write(const std::string &path, std::string_view content) {
  return driver::writeFile(path, {reinterpret_cast<const uint8_t *>(content.data()), content.size()});
}

} // namespace

Cache::Cache(std::string path, std::string compilerIdentity)
    : directory(std::move(path)), compiler(std::move(compilerIdentity)) {
  while (directory.size() > 1 && directory.ends_with('/'))
    directory.pop_back();
}

Digest Cache::keyOf(std::string_view source, const driver::CompileOptions &options) const {
  Sha256 hash;
  hash.addField(kFormat);
  hash.addField(compiler);
  hash.addField(options.sourceName.value_or(options.inputName));
  hash.addNumber(options.optimisationLevel);
  hash.addNumber(options.lineTables);
  hash.addNumber(options.smallIntBits);
  hash.addNumber(uint64_t(options.architecture));
  hash.addNumber(options.archFlags);
  hash.addNumber(uint64_t(options.defaultEmitter));
  hash.addField(source);
  return hash.finish();
}

std::string Cache::pathOf(const Digest &key) const {
  return directory + "/" + digest::hexadecimal(key) + std::string(kSuffix);
}

std::optional<std::string> Cache::find(const Digest &key) const {
  std::string path = pathOf(key);
  driver::FileContent file = driver::readFile(path, driver::kLargestSource, true);
  if (file.error || file.tooLarge || file.text.size() < key.size())
    return std::nullopt;
  std::string_view content = std::string_view(file.text).substr(key.size());
  if (!file.text.starts_with(textOf(checksum(key, content))))
    return std::nullopt;
  std::error_code ignored;
  auto now = fs::file_time_type::clock::now();
  if (fs::last_write_time(path, ignored) < now - kRefreshAfter)
    fs::last_write_time(path, now, ignored);
  return std::string(content);
}

void Cache::store(const Digest &key, std::string_view bytes) {
  std::string path = pathOf(key);
  std::string content(textOf(checksum(key, bytes)));
  content += bytes;
  int error = write(path, content);
  if (error == ENOENT) {
    error = driver::makeParents(path);
    if (!error) // so that backups leave it out
      error = write(directory + "/CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n");
    if (!error)
      error = write(path, content);
  }
  if (error)
    storeError = error;
  else
    hasStored = true;
}

void Cache::trim(uint64_t limit) const {
  if (!hasStored)
    return;
  struct Entry {
    fs::file_time_type used;
    fs::path path;
    uint64_t bytes;
  };
  std::vector<Entry> entries;
  uint64_t total = 0;
  std::error_code error;
  for (fs::directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
    std::error_code gone; // another run may have removed it
    if (at->path().extension() != kSuffix)
      continue;
    Entry entry{at->last_write_time(gone), at->path(), at->file_size(gone)};
    if (gone)
      continue;
    total += entry.bytes;
    entries.push_back(std::move(entry));
  }
  if (total <= limit)
    return;
  std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.used < b.used; });
  for (const Entry &entry : entries) {
    if (total <= limit - limit / 4) // not again in the next run
      return;
    fs::remove(entry.path, error);
    total -= entry.bytes;
  }
}

} // namespace adder::freeze
