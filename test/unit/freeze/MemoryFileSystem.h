//===- freeze/MemoryFileSystem.h - A tree of files that is not on the disk --------------------------===//

#ifndef ADDER_TEST_MEMORYFILESYSTEM_H
#define ADDER_TEST_MEMORYFILESYSTEM_H

#include "freeze/FileSystem.h"
#include "freeze/Plan.h"

#include <cerrno>
#include <map>
#include <set>

namespace adder::freeze {

/// Directories exist by the files in them.
class MemoryFileSystem : public FileSystem {
public:
  std::map<std::string, std::string> files;
  std::map<std::string, std::string> links; ///< a directory's path to that of another

  Kind kindOf(const std::string &path) const override {
    std::string target = resolve(path);
    if (files.contains(target))
      return Kind::File;
    std::string prefix = target == "." ? "" : target + "/";
    auto at = files.lower_bound(prefix);
    return at != files.end() && at->first.starts_with(prefix) ? Kind::Directory : Kind::Missing;
  }

  driver::FileContent read(const std::string &path, size_t limit) const override {
    driver::FileContent content;
    auto file = files.find(resolve(path));
    content.error = file != files.end() ? 0 : kindOf(path) == Kind::Directory ? EISDIR : ENOENT;
    if (!content.error)
      content.text = file->second;
    content.tooLarge = content.text.size() > limit;
    return content;
  }

  /// In the order opposite to that of the names, so that nobody relies on one.
  int list(const std::string &directory, std::vector<std::string> &names) const override {
    std::string target = resolve(directory);
    std::string prefix = target == "." ? "" : target + "/";
    std::set<std::string> found;
    for (const auto &tables : {keysOf(files), keysOf(links)})
      for (const std::string &path : tables)
        if (path.starts_with(prefix))
          found.insert(path.substr(prefix.size(), path.find('/', prefix.size()) - prefix.size()));
    names.assign(found.rbegin(), found.rend());
    return names.empty() ? ENOENT : 0;
  }

  std::string identityOf(const std::string &path) const override { return resolve(path); }

private:
  static std::vector<std::string> keysOf(const std::map<std::string, std::string> &map) {
    std::vector<std::string> keys;
    for (const auto &[key, value] : map)
      keys.push_back(key);
    return keys;
  }

  /// Follows a bounded number of links.
  std::string resolve(std::string path) const {
    path = joinPath("", path);
    for (int i = 0; i < 100; ++i) {
      bool changed = false;
      for (const auto &[link, target] : links)
        if (path == link || path.starts_with(link + "/")) {
          path = target + path.substr(link.size());
          changed = true;
        }
      if (!changed)
        break;
    }
    return path;
  }
};

} // namespace adder::freeze

#endif // ADDER_TEST_MEMORYFILESYSTEM_H
