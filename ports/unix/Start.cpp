//===- ports/unix/Start.cpp - From the command line to the exit status ------------------------------===//
//
// Brings the runtime up, runs what the command line says, and ends with its status.
//
//===------------------------------------------------------------------------------------------------===//

#include "Start.h"

#include "Options.h"
#include "Run.h"

#include "extmod/vfs.h"
#include "py/builtin.h"
#include "py/cstack.h"
#include "py/gc.h"
#include "py/mphal.h"
#include "py/objlist.h"
#include "py/objstr.h"
#include "py/runtime.h"

#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

extern "C" {
extern const mp_obj_type_t mp_type_vfs_posix;
mp_obj_str_t mp_sys_executable_obj = {{&mp_type_str}, 0, 0, reinterpret_cast<const byte *>("")};
}

namespace adder::port {

namespace {

/// Of the C stack, as long as the system gives it: deep enough for whatever recurses over data, and what is in use
/// is all that the collector looks at.
constexpr size_t kStackBytes = 2 * 1024 * 1024;
constexpr size_t kStackReserve = 256 * 1024;

size_t stackBytes() {
  rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
    return kStackBytes;
  auto whole = size_t(limit.rlim_cur);
  size_t usable = whole > 2 * kStackReserve ? whole - kStackReserve : whole / 2;
  return usable < kStackBytes ? usable : kStackBytes;
}

void mountFiles() {
  mp_obj_t arguments[2] = {MP_OBJ_TYPE_GET_SLOT(&mp_type_vfs_posix, make_new)(&mp_type_vfs_posix, 0, 0, nullptr),
                           MP_OBJ_NEW_QSTR(MP_QSTR__slash_)};
  mp_vfs_mount(2, arguments, const_cast<mp_map_t *>(&mp_const_empty_map));
  MP_STATE_VM(vfs_cur) = MP_STATE_VM(vfs_mount_table);
}

/// Appends a directory to sys.path; a ~ in front is the user's.
void addPath(const char *text, size_t length) {
  const char *home = std::getenv("HOME");
  vstr_t path;
  vstr_init(&path, length + 1);
  if (home && length >= 2 && text[0] == '~' && text[1] == '/') {
    vstr_add_str(&path, home);
    ++text;
    --length;
  }
  vstr_add_strn(&path, text, length);
  mp_obj_list_append(mp_sys_path, mp_obj_new_str_via_qstr(path.buf, path.len));
  vstr_clear(&path);
}

/// The directory of the program comes first, then what the environment says or where packages are installed.
void setPath() {
  const char *directories = std::getenv("MICROPYPATH");
  if (!directories)
    directories = ".frozen:~/.micropython/lib:/usr/lib/micropython";
  addPath("", 0);
  while (*directories) {
    size_t length = std::strcspn(directories, ":");
    addPath(directories, length);
    directories += length + (directories[length] == ':');
  }
}

void setArguments(const Options &options) {
  for (int i = 0; i < options.argumentCount; ++i)
    mp_obj_list_append(mp_sys_argv, mp_obj_new_str_from_cstr(options.arguments[i]));
}

/// The directory of the script, all links followed, in place of the current one.
void setScriptDirectory(const char *path) {
  char real[PATH_MAX];
  if (!realpath(path, real))
    return;
  const char *slash = std::strrchr(real, '/');
  size_t length = size_t(slash - real);
  mp_obj_list_store(mp_sys_path, MP_OBJ_NEW_SMALL_INT(0), mp_obj_new_str_via_qstr(real, length ? length : 1));
}

void findExecutable(const char *program) {
  static char path[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
  if (length <= 0) {
    length = ssize_t(std::strlen(program) < sizeof path ? std::strlen(program) : 0);
    std::memcpy(path, program, size_t(length));
  }
  path[length] = 0;
  mp_sys_executable_obj.data = reinterpret_cast<const byte *>(path);
  mp_sys_executable_obj.len = size_t(length);
}

/// Whether there is a program at `path`, or else why not.
bool isReadable(const char *path) {
  struct stat information;
  if (stat(path, &information) != 0)
    return false;
  if (S_ISDIR(information.st_mode)) {
    errno = EISDIR;
    return false;
  }
  return access(path, R_OK) == 0;
}

bool wantsInspection(const Options &options) {
  const char *environment = std::getenv("MICROPYINSPECT");
  return options.inspects || (environment && *environment);
}

/// Runs what the options say.  Returns how it ended, and whether a prompt is to follow.
int runSource(const Options &options, const char *program, bool &wantsPrompt) {
  wantsPrompt = false;
  switch (options.source) {
  case Source::Console:
    if (isatty(STDIN_FILENO) || options.inspects) {
      wantsPrompt = true;
      return 0;
    }
    return runStandardInput(options.compilesOnly);
  case Source::Command:
    return runText(options.text, options.compilesOnly);
  case Source::Module:
    return runModule(options.text, options.compilesOnly);
  case Source::File:
    if (!isReadable(options.text)) {
      std::fprintf(stderr, "%s: can't open file '%s': [Errno %d] %s\n", program, options.text, errno,
                   std::strerror(errno));
      return 2;
    }
    setScriptDirectory(options.text);
    return runFile(options.text, options.compilesOnly);
  }
  return 1;
}

/// Not inlined, so that the stack's end is above all of its variables.
__attribute__((noinline)) int run(const Options &options, const char *program) {
  void *memory = std::malloc(options.heapBytes);
  if (!memory) {
    std::fprintf(stderr, "%s: no memory for a heap of %zu bytes\n", program, options.heapBytes);
    return 1;
  }
  gc_init(memory, static_cast<char *>(memory) + options.heapBytes);
  int status = 1;
  if (bringUp([](const Options &options) {
        mp_init();
        MP_STATE_VM(mp_optimise_value) = options.optimisation;
        MP_STATE_VM(mp_verbose_flag) = options.verbosity;
        mountFiles();
        setPath();
        setArguments(options);
      }, options)) {
    bool wantsPrompt;
    status = runSource(options, program, wantsPrompt);
    if (wantsPrompt || (options.source != Source::Console && !(status & kForcedExit) && wantsInspection(options)))
      status = runPrompt();
    status = runAtExit(status & 0xff);
  }
  if (options.verbosity)
    mp_micropython_mem_info(0, nullptr);
  gc_sweep_all();
  mp_deinit();
  std::free(memory);
  return status;
}

} // namespace

int start(int count, char **words) {
  mp_cstack_init_with_sp_here(stackBytes());
  Options options;
  switch (parseOptions(count, words, options)) {
  case Parsed::Done:
    return 0;
  case Parsed::Invalid:
    std::fputs("Invalid command line arguments. Use -h option for help.\n", stderr);
    return 1;
  case Parsed::Run:
    break;
  }
  findExecutable(words[0]);
  mp_unix_survive_broken_pipes();
  return run(options, words[0]);
}

} // namespace adder::port
