//===- driver/FilesTest.cpp - Outputs are whole or untouched --------------------------------------===//

#include "driver/Files.h"

#include "TemporaryDirectory.h"

#include <cerrno>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace adder::driver {
namespace {

namespace fs = std::filesystem;

int write(const std::string &path, const std::string &content) {
  return writeFile(path, {reinterpret_cast<const uint8_t *>(content.data()), content.size()});
}

unsigned modeOf(const std::string &path) {
  struct stat status;
  return stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

TEST(Files, readsWhatIsThere) {
  TemporaryDirectory directory;
  std::string content(100'000, 'x');
  FileContent file = readFile(directory.write("a", content), 1 << 20);
  EXPECT_EQ(file.error, 0);
  EXPECT_TRUE(file.regular);
  EXPECT_EQ(file.text, content);
  EXPECT_EQ(file.identity, identityOf(directory.path("a")));
  EXPECT_EQ(readFile(directory.write("empty", ""), 10).text, "");
  EXPECT_EQ(readFile(directory.path("none"), 10).error, ENOENT);
  EXPECT_EQ(readFile(directory.path("."), 10).error, EISDIR);
}

TEST(Files, stopsAtTheLimit) {
  TemporaryDirectory directory;
  directory.write("a", "12345");
  EXPECT_FALSE(readFile(directory.path("a"), 5).tooLarge);
  EXPECT_TRUE(readFile(directory.path("a"), 4).tooLarge);
  EXPECT_TRUE(readFile("/dev/zero", 1 << 20).tooLarge);
}

TEST(Files, doesNotReadDevicesIfTold) {
  FileContent file = readFile("/dev/zero", 1 << 20, true);
  EXPECT_FALSE(file.regular);
  EXPECT_TRUE(file.text.empty());
  TemporaryDirectory directory;
  ASSERT_EQ(mkfifo(directory.path("pipe").c_str(), 0600), 0);
  EXPECT_FALSE(readFile(directory.path("pipe"), 10, true).regular); // and does not block
}

TEST(Files, writesNewAndOldFiles) {
  TemporaryDirectory directory;
  mode_t mask = umask(022);
  EXPECT_EQ(write(directory.path("a"), "one"), 0);
  EXPECT_EQ(modeOf(directory.path("a")), 0644u);
  ASSERT_EQ(chmod(directory.path("a").c_str(), 0600), 0);
  EXPECT_EQ(write(directory.path("a"), "two"), 0);
  EXPECT_EQ(directory.read("a"), "two");
  EXPECT_EQ(modeOf(directory.path("a")), 0600u);
  EXPECT_EQ(directory.entries(), 1u); // no temporary file is left
  umask(mask);
}

TEST(Files, writesThroughLinks) {
  TemporaryDirectory directory;
  directory.write("real", "old");
  fs::create_symlink("real", directory.path("link"));
  fs::create_symlink("new", directory.path("dangling"));
  EXPECT_EQ(write(directory.path("link"), "1"), 0);
  EXPECT_EQ(directory.read("real"), "1");
  EXPECT_TRUE(fs::is_symlink(directory.path("link")));
  EXPECT_EQ(write(directory.path("dangling"), "2"), 0);
  EXPECT_EQ(directory.read("new"), "2");
}

TEST(Files, reportsWhyItCannotWrite) {
  TemporaryDirectory directory;
  fs::create_directory(directory.path("d"));
  EXPECT_EQ(write(directory.path("d"), "x"), EISDIR);
  EXPECT_EQ(write(directory.path("none/x"), "x"), ENOENT);
  EXPECT_EQ(write("", "x"), ENOENT);
  EXPECT_EQ(write("/dev/full", "x"), ENOSPC);
  EXPECT_EQ(write("/dev/null", "x"), 0);
  EXPECT_EQ(write(directory.write("f", "") + "/x", "x"), ENOTDIR);
  EXPECT_EQ(write(directory.path(std::string(300, 'n')), "x"), ENAMETOOLONG);
  EXPECT_EQ(write(directory.path(std::string(255, 'n')), "x"), 0); // the temporary name is shorter
  EXPECT_EQ(directory.entries("d"), 0u);
}

void checkWriteProtection() {
  TemporaryDirectory directory;
  directory.write("d/f", "old");
  ASSERT_EQ(chmod(directory.path("d/f").c_str(), 0444), 0);
  EXPECT_EQ(write(directory.path("d/f"), "new"), EACCES);
  ASSERT_EQ(chmod(directory.path("d").c_str(), 0555), 0);
  EXPECT_EQ(write(directory.path("d/g"), "new"), EACCES);
  EXPECT_EQ(directory.read("d/f"), "old");
  chmod(directory.path("d").c_str(), 0755);
}

// Root may write everywhere, so for root a child that has become nobody looks.
TEST(Files, respectsWriteProtection) {
  if (geteuid() != 0)
    return checkWriteProtection();
  constexpr uid_t kNobody = 65534;
  pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    if (setgid(kNobody) != 0 || setuid(kNobody) != 0)
      _exit(2);
    checkWriteProtection();
    _exit(testing::Test::HasFailure() ? 1 : 0);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
}

TEST(Files, comparesContent) {
  TemporaryDirectory directory;
  std::string path = directory.write("a", "abc");
  auto holds = [&](const std::string &text) {
    return fileHolds(path, {reinterpret_cast<const uint8_t *>(text.data()), text.size()});
  };
  EXPECT_TRUE(holds("abc"));
  EXPECT_FALSE(holds("abd"));
  EXPECT_FALSE(holds("ab"));
  EXPECT_FALSE(holds("abcd"));
  EXPECT_FALSE(fileHolds(directory.path("none"), {}));
  EXPECT_FALSE(fileHolds("/dev/null", {}));
}

TEST(Files, makesParents) {
  TemporaryDirectory directory;
  EXPECT_EQ(makeParents(directory.path("a/b/c/file")), 0);
  EXPECT_TRUE(isDirectory(directory.path("a/b/c")));
  EXPECT_FALSE(exists(directory.path("a/b/c/file")));
  directory.write("f", "");
  EXPECT_EQ(makeParents(directory.path("f/x/file")), ENOTDIR);
}

} // namespace
} // namespace adder::driver
