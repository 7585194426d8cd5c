//===- driver/Files.cpp - The system calls of the tools -------------------------------------------===//

#include "driver/Files.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace adder::driver {

namespace {

constexpr mode_t kNewFileMode = 0644;

/// Temporary files that exist at this moment, for the signal handler: it may only read this and unlink.
std::array<std::atomic<const char *>, 512> temporaries;

// Between making a temporary file and listing it a signal would leave it behind.  The thread that does so
// holds signals off and is counted in `making`; the handler, which then runs in another thread or later, sets
// `isEnding`, after which no thread starts to make one, and waits for the count to become zero.
std::atomic<bool> isEnding;
std::atomic<unsigned> making;

class MakingTemporary {
public:
  MakingTemporary() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &old);
    ++making;
    while (isEnding) { // for good: the process is about to end, perhaps by a signal for this thread
      --making;
      pthread_sigmask(SIG_SETMASK, &old, nullptr);
      pause();
      pthread_sigmask(SIG_BLOCK, &all, nullptr);
      ++making;
    }
  }
  ~MakingTemporary() {
    --making;
    pthread_sigmask(SIG_SETMASK, &old, nullptr);
  }
  MakingTemporary(const MakingTemporary &) = delete;
  MakingTemporary &operator=(const MakingTemporary &) = delete;

private:
  sigset_t old;
};

class TemporaryMark {
public:
  explicit TemporaryMark(const char *path) {
    for (auto &candidate : temporaries) {
      const char *none = nullptr;
      if (candidate.compare_exchange_strong(none, path)) {
        slot = &candidate;
        return;
      }
    }
  }
  ~TemporaryMark() {
    if (slot)
      *slot = nullptr;
  }
  TemporaryMark(const TemporaryMark &) = delete;
  TemporaryMark &operator=(const TemporaryMark &) = delete;

private:
  std::atomic<const char *> *slot = nullptr;
};

void onSignal(int signal) {
  isEnding = true;
  constexpr int kMostWaits = 1000; // of a millisecond: no file system is worth waiting for longer
  const timespec wait = {0, 1000000};
  for (int i = 0; making && i < kMostWaits; ++i)
    nanosleep(&wait, nullptr);
  for (auto &candidate : temporaries)
    if (const char *path = candidate.load())
      unlink(path);
  raise(signal); // SA_RESETHAND has put the default action back
}

FileIdentity identityFrom(const struct stat &status) {
  return {uint64_t(status.st_dev), uint64_t(status.st_ino)};
}

int openRetrying(const char *path, int flags, mode_t mode = 0) {
  int descriptor;
  do
    descriptor = open(path, flags | O_CLOEXEC, mode);
  while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

FileContent readDescriptor(int descriptor, size_t limit, bool regularOnly = false) {
  FileContent content;
  struct stat status;
  size_t expected = 0;
  if (fstat(descriptor, &status) == 0) {
    content.regular = S_ISREG(status.st_mode);
    content.identity = identityFrom(status);
    if (S_ISDIR(status.st_mode)) {
      content.error = EISDIR;
      return content;
    }
    if (content.regular && status.st_size > 0)
      expected = size_t(status.st_size);
  }
  if (regularOnly && !content.regular)
    return content;
  if (expected > limit) {
    content.tooLarge = true;
    return content;
  }
  size_t used = 0;
  content.text.resize(content.regular ? expected + 1 : 65536); // one more, to see the end without growing
  while (true) {
    ssize_t got = read(descriptor, content.text.data() + used, content.text.size() - used);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      content.error = errno;
    if (got <= 0)
      break;
    used += size_t(got);
    if (used > limit) {
      content.tooLarge = true;
      break;
    }
    if (used == content.text.size())
      content.text.resize(used * 2);
  }
  content.text.resize(used);
  return content;
}

int writeToDescriptor(int descriptor, const char *data, size_t size) {
  while (size) {
    ssize_t written = write(descriptor, data, size);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return errno;
    data += written;
    size -= size_t(written);
  }
  return 0;
}

/// Closes and returns the first error of writing and closing.
int finish(int descriptor, int error) {
  if (close(descriptor) != 0 && !error && errno != EINTR)
    error = errno;
  return error;
}

int writeDirectly(const char *path, std::span<const uint8_t> content) {
  int descriptor = openRetrying(path, O_WRONLY | O_CREAT | O_TRUNC, kNewFileMode);
  if (descriptor < 0)
    return errno;
  return finish(descriptor, writeToDescriptor(descriptor, reinterpret_cast<const char *>(content.data()),
                                              content.size()));
}

/// Names of open descriptors look like regular files when the shell redirected them, but must not be renamed
/// over.
bool namesDescriptor(const std::string &path) {
  return path == "/dev/stdout" || path == "/dev/stderr" || path.starts_with("/dev/fd/") ||
         path.starts_with("/proc/");
}

/// A name for a temporary file beside `path`, short enough for any file system.
std::string temporaryName(const std::string &path) {
  static std::atomic<unsigned> counter;
  size_t slash = path.rfind('/');
  std::string directory = slash == std::string::npos ? "" : path.substr(0, slash + 1);
  return directory + ".adder-" + std::to_string(getpid()) + "-" + std::to_string(counter++) + ".tmp";
}

/// `old`: status of the file that is replaced, or null.
int writeAndRename(const std::string &path, const struct stat *old, std::span<const uint8_t> content) {
  int descriptor;
  std::string temporary;
  std::optional<TemporaryMark> mark;
  {
    MakingTemporary making;
    do {
      temporary = temporaryName(path);
      descriptor = openRetrying(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL, kNewFileMode);
    } while (descriptor < 0 && errno == EEXIST);
    if (descriptor < 0)
      return errno;
    mark.emplace(temporary.c_str());
  }
  int error = writeToDescriptor(descriptor, reinterpret_cast<const char *>(content.data()), content.size());
  if (!error && old && fchmod(descriptor, old->st_mode & 07777) != 0)
    error = errno;
  error = finish(descriptor, error);
  if (!error && rename(temporary.c_str(), path.c_str()) != 0)
    error = errno;
  if (error)
    unlink(temporary.c_str());
  return error;
}

} // namespace

FileContent readFile(const std::string &path, size_t limit, bool regularOnly) {
  int descriptor =
      openRetrying(path.c_str(), O_RDONLY | (regularOnly ? O_NONBLOCK : 0)); // a pipe must not block
  if (descriptor < 0) {
    FileContent content;
    content.error = errno;
    return content;
  }
  FileContent content = readDescriptor(descriptor, limit, regularOnly);
  close(descriptor);
  return content;
}

FileContent readStandardInput(size_t limit) { return readDescriptor(STDIN_FILENO, limit); }

std::string errorText(int error) { return std::generic_category().message(error); }

FileIdentity identityOf(const std::string &path) {
  struct stat status;
  return stat(path.c_str(), &status) == 0 ? identityFrom(status) : FileIdentity();
}

bool isDirectory(const std::string &path) {
  struct stat status;
  return stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

bool exists(const std::string &path) {
  struct stat status;
  return stat(path.c_str(), &status) == 0;
}

bool fileHolds(const std::string &path, std::span<const uint8_t> content) {
  struct stat status;
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode) ||
      size_t(status.st_size) != content.size())
    return false;
  FileContent old = readFile(path, content.size());
  return !old.error && !old.tooLarge && old.text.size() == content.size() &&
         (content.empty() || std::memcmp(old.text.data(), content.data(), content.size()) == 0);
}

int makeParents(const std::string &path) {
  for (size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    std::string directory = path.substr(0, slash);
    if (mkdir(directory.c_str(), 0777) != 0 && errno != EEXIST) {
      int error = errno;
      if (!isDirectory(directory))
        return error;
    }
  }
  return 0;
}

int writeFile(const std::string &path, std::span<const uint8_t> content) {
  struct stat status;
  if (namesDescriptor(path))
    return writeDirectly(path.c_str(), content);
  if (lstat(path.c_str(), &status) != 0)
    return errno == ENOENT ? writeAndRename(path, nullptr, content) : errno;
  std::string target = path;
  if (S_ISLNK(status.st_mode)) {
    char *resolved = realpath(path.c_str(), nullptr);
    if (!resolved)
      return writeDirectly(path.c_str(), content); // a link to nothing: makes what it points to
    target = resolved;
    free(resolved);
    if (stat(target.c_str(), &status) != 0)
      return errno;
  }
  if (S_ISDIR(status.st_mode))
    return EISDIR;
  if (!S_ISREG(status.st_mode) || namesDescriptor(target))
    return writeDirectly(target.c_str(), content);
  if (access(target.c_str(), W_OK) != 0) // renaming would get past a write protection
    return errno;
  return writeAndRename(target, &status, content);
}

int appendToFile(const std::string &path, std::string_view content) {
  int descriptor = open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0)
    return errno;
  int error = writeDescriptor(descriptor, content);
  if (close(descriptor) != 0 && error == 0)
    error = errno;
  return error;
}

int writeDescriptor(int descriptor, std::string_view content) {
  return writeToDescriptor(descriptor, content.data(), content.size());
}

void removeTemporariesOnSignals() {
  std::signal(SIGXFSZ, SIG_IGN); // a file that grows past the limit is an error of write()
  struct sigaction action = {};
  action.sa_handler = onSignal;
  action.sa_flags = int(SA_RESETHAND);
  for (int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) {
    struct sigaction old;
    if (sigaction(signal, nullptr, &old) == 0 && old.sa_handler == SIG_DFL)
      sigaction(signal, &action, nullptr);
  }
}

} // namespace adder::driver
