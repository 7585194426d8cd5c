//===- ports/unix/mpconfigport.h - What the runtime for PCs has -------------------------------------===//
//
// Everything that works without a board.  The level is that of boards, so that programs behave alike; what a PC
// has room for is added.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PORTS_UNIX_MPCONFIGPORT_H
#define ADDER_PORTS_UNIX_MPCONFIGPORT_H

#define MICROPY_CONFIG_ROM_LEVEL MICROPY_CONFIG_ROM_LEVEL_EXTRA_FEATURES

#if defined(__APPLE__)
#define MICROPY_PY_SYS_PLATFORM "darwin"
#else
#define MICROPY_PY_SYS_PLATFORM "linux"
#endif

// Where errors of the prompt and warnings go.
#define MICROPY_ERROR_PRINTER (&mp_stderr_print)
#define MICROPY_DEBUG_PRINTER (&mp_stderr_print)

#define MICROPY_DEBUG_PRINTERS (1)

#define MICROPY_OPT_COMPUTED_GOTO (1)
#define MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF (1)
#define MICROPY_EMERGENCY_EXCEPTION_BUF_SIZE (1024)
#define MICROPY_WARNINGS (1)
#define MICROPY_PY_STR_BYTES_CMP_WARN (1)
#define MICROPY_MODULE_OVERRIDE_MAIN_IMPORT (1)

// The heap counts what was taken: micropython.mem_total() and its kin.
#define MICROPY_MEM_STATS (1)

// The test build that collects at every allocation (preset stress).
#ifndef MICROPY_GC_STRESS
#define MICROPY_GC_STRESS (0)
#endif

// Files.
#define MICROPY_VFS (1)
#define MICROPY_VFS_FAT (1)
#define MICROPY_VFS_POSIX (1)
#define MICROPY_VFS_ROM (1)
#define MICROPY_VFS_ROM_IOCTL (0)
#define MICROPY_READER_POSIX (1)
#define MICROPY_READER_VFS (1)
#define MICROPY_STREAMS_POSIX_API (1)
#define MICROPY_ALLOC_PATH_MAX (4096)

// More of modules than the level gives.
#define MICROPY_PY_BUILTINS_RANGE_BINOP (0)
#define MICROPY_PY_DEFLATE_COMPRESS (1)
#define MICROPY_PY_IO_BUFFEREDWRITER (1)
#define MICROPY_PY_MACHINE (1)
#define MICROPY_PY_MACHINE_PIN_BASE (1)
#define MICROPY_PY_MACHINE_PULSE (1)
#define MICROPY_PY_MICROPYTHON_HEAP_LOCKED (1)
#define MICROPY_PY_RE_MATCH_GROUPS (1)
#define MICROPY_PY_RE_MATCH_SPAN_START_END (1)
#define MICROPY_PY_SELECT_POSIX_OPTIMISATIONS (1)
#define MICROPY_PY_SOCKET (1)
#define MICROPY_PY_SYS_ATEXIT (1)
#define MICROPY_PY_SYS_EXC_INFO (1)
#define MICROPY_PY_SYS_EXECUTABLE (1)
#define MICROPY_PY_SYS_GETSIZEOF (1)
#define MICROPY_PY_SYS_INTERN (1)
#define MICROPY_PY_TERMIOS (1)
#define MICROPY_PY_WEBSOCKET (1)
#define MICROPY_REPL_EMACS_WORDS_MOVE (1)
#define MICROPY_REPL_EMACS_EXTRA_WORDS_MOVE (1)
#define MICROPY_READLINE_HISTORY_SIZE (50)

// Space for time: frames for some thousand calls, and tables of looked-up names that do not get full.
#define MICROPY_FRAME_STACK_FIRST (512 * sizeof(void *))
#define MICROPY_FRAME_STACK_LIMIT (64 * 1024 * sizeof(void *))
#define MICROPY_LOOKUP_HINTS (1024)
#define MICROPY_CLASS_LOOKUPS (256)
#define MICROPY_LOADED_MODULES_DICT_SIZE (8)

// Programs that talk to a prompt look for MicroPython and its version.
#define MICROPY_BANNER_NAME_AND_VERSION "MicroPython v" MICROPY_VERSION_STRING " (Adder)"
#define MICROPY_BANNER_MACHINE MICROPY_PY_SYS_PLATFORM " [" MICROPY_UNIX_COMPILER "] version"
#if defined(__clang__)
#define MICROPY_UNIX_COMPILER "Clang " __clang_version__
#else
#define MICROPY_UNIX_COMPILER "GCC " __VERSION__
#endif

// The terminal's Ctrl-C arrives as a signal, whose work waits while these are open.
#define MICROPY_MPHALPORT_H "mphalport.h"

struct _mp_print_t;
#ifdef __cplusplus
extern "C"
#else
extern
#endif
    const struct _mp_print_t mp_stderr_print;

#endif // ADDER_PORTS_UNIX_MPCONFIGPORT_H
