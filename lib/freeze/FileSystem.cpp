//===- freeze/FileSystem.cpp - The disk -------------------------------------------------------------===//

#include "freeze/FileSystem.h"

#include <filesystem>

namespace adder::freeze {

namespace {

class HostFileSystem final : public FileSystem {
public:
  Kind kindOf(const std::string &path) const override {
    std::error_code error;
    switch (std::filesystem::status(path, error).type()) {
    case std::filesystem::file_type::regular:
      return Kind::File;
    case std::filesystem::file_type::directory:
      return Kind::Directory;
    case std::filesystem::file_type::none:
    case std::filesystem::file_type::not_found:
      return Kind::Missing;
    default:
      return Kind::Other;
    }
  }

  driver::FileContent read(const std::string &path, size_t limit) const override {
    return driver::readFile(path, limit);
  }

  int list(const std::string &directory, std::vector<std::string> &names) const override {
    std::error_code error;
    std::filesystem::directory_iterator at(directory, error), end;
    for (; !error && at != end; at.increment(error))
      names.push_back(at->path().filename().string());
    return error.value();
  }

  std::string identityOf(const std::string &path) const override {
    driver::FileIdentity identity = driver::identityOf(path);
    if (!identity.inode)
      return path;
    return std::to_string(identity.device) + ":" + std::to_string(identity.inode);
  }
};

} // namespace

const FileSystem &hostFileSystem() {
  static const HostFileSystem system;
  return system;
}

} // namespace adder::freeze
