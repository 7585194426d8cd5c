//===- driver/TemporaryDirectory.h - A place for the files of a test ------------------------------===//

#ifndef ADDER_TEST_UNIT_DRIVER_TEMPORARYDIRECTORY_H
#define ADDER_TEST_UNIT_DRIVER_TEMPORARYDIRECTORY_H

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace adder::driver {

/// Exists as long as the object; paths are given relative to it.
class TemporaryDirectory {
public:
  TemporaryDirectory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "adder-test-XXXXXX").string();
    root = mkdtemp(pattern.data());
  }
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(root, ignored);
  }
  TemporaryDirectory(const TemporaryDirectory &) = delete;
  TemporaryDirectory &operator=(const TemporaryDirectory &) = delete;

  std::string path(const std::string &name) const { return (root / name).string(); }

  /// Makes a file and the directories above it.
  std::string write(const std::string &name, const std::string &content) const {
    std::filesystem::create_directories((root / name).parent_path());
    std::ofstream(root / name, std::ios::binary) << content;
    return path(name);
  }

  std::string read(const std::string &name) const {
    std::ifstream file(root / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  size_t entries(const std::string &name = ".") const {
    return size_t(std::distance(std::filesystem::directory_iterator(root / name), {}));
  }

private:
  std::filesystem::path root;
};

} // namespace adder::driver

#endif // ADDER_TEST_UNIT_DRIVER_TEMPORARYDIRECTORY_H
