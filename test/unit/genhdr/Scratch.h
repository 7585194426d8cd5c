//===- test/unit/genhdr/Scratch.h - A directory of a test ---------------------------------------------===//

#ifndef ADDER_TEST_UNIT_GENHDR_SCRATCH_H
#define ADDER_TEST_UNIT_GENHDR_SCRATCH_H

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/stat.h>

namespace adder::test {

/// A directory that is gone afterwards.
class Scratch {
public:
  Scratch() : directory((std::filesystem::temp_directory_path() / "adder-genhdr-XXXXXX").string()) {
    if (!mkdtemp(directory.data()))
      std::abort();
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(directory, ignored);
  }
  Scratch(const Scratch &) = delete;
  Scratch &operator=(const Scratch &) = delete;

  std::string operator/(const std::string &name) const { return directory + "/" + name; }

  std::string write(const std::string &name, const std::string &text) const {
    std::string path = *this / name;
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  std::string read(const std::string &name) const {
    std::ifstream file(*this / name, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }

  std::string directory;
};

/// Gives `path` a modification time, in seconds and nanoseconds since 1970.
inline void setTime(const std::string &path, int64_t seconds, long nanoseconds = 1) {
  timespec times[2] = {{seconds, nanoseconds}, {seconds, nanoseconds}};
  if (utimensat(AT_FDCWD, path.c_str(), times, 0) != 0)
    std::abort();
}

} // namespace adder::test

#endif // ADDER_TEST_UNIT_GENHDR_SCRATCH_H
