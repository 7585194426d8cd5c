//===- ports/unix/Hal.cpp - Console, clock and Ctrl-C of a process ----------------------------------===//
//
// SIGINT becomes KeyboardInterrupt, at the program's next chance.  A second one that comes while the first is
// still waiting, because something runs for long that cannot be interrupted, ends the process.
//
//===------------------------------------------------------------------------------------------------===//

#include "py/mphal.h"

#include "py/cstack.h"
#include "py/mpprint.h"
#include "py/runtime.h"
#include "py/stream.h"
#include "runtime/core/Port.h"
#include "runtime/modules/Posix.h"
#include "shared/runtime/interrupt_char.h"

#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

using adder::modules::retried;

volatile sig_atomic_t mp_unix_atomic_depth;
volatile sig_atomic_t mp_unix_interrupted;
int mp_interrupt_char = -1;

namespace {

constexpr int kControlC = 3;
constexpr int kControlD = 4;

termios original;
bool isRaw;

bool isInterruptPending() {
  return MP_STATE_MAIN_THREAD(mp_pending_exception) == MP_OBJ_FROM_PTR(&MP_STATE_VM(mp_kbd_exception));
}

void handleSignal(int) {
  int error = errno;
  if (isInterruptPending()) {
    mp_hal_stdio_mode_orig();
    _exit(1);
  }
  if (mp_unix_atomic_depth != 0)
    mp_unix_interrupted = 1;
  else
    mp_sched_keyboard_interrupt();
  errno = error;
}

/// All of `text` to `descriptor`, or as much as it takes.
bool writeAll(int descriptor, const char *text, size_t length) {
  while (length > 0) {
    ssize_t done = retried([&] { return ::write(descriptor, text, length); });
    if (done <= 0)
      return false;
    text += done;
    length -= size_t(done);
  }
  return true;
}

/// Most of all tracebacks: one that a full disk or a closed pipe is the reason for should be seen, too.
void printOut(void *, const char *text, size_t length) {
  if (!writeAll(STDOUT_FILENO, text, length))
    writeAll(STDERR_FILENO, text, length);
}

void printError(void *, const char *text, size_t length) { writeAll(STDERR_FILENO, text, length); }

/// Sleeps until `ms` (UINT_MAX: for ever) have passed or a signal came.  A signal that came before is seen, too:
/// it is let in only while sleeping.
void sleepOnce(timespec duration, bool isForEver) {
  sigset_t interrupt, before;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  sigprocmask(SIG_BLOCK, &interrupt, &before);
  if (!MP_STATE_THREAD(attention))
    ppoll(nullptr, 0, isForEver ? nullptr : &duration, &before);
  sigprocmask(SIG_SETMASK, &before, nullptr);
}

uint64_t monotonicNs() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return uint64_t(now.tv_sec) * 1000000000u + uint64_t(now.tv_nsec);
}

/// Handles events until the time has come.
void delayNs(uint64_t ns) {
  uint64_t start = monotonicNs();
  for (;;) {
    mp_handle_pending(MP_HANDLE_PENDING_CALLBACKS_AND_EXCEPTIONS);
    uint64_t passed = monotonicNs() - start;
    if (passed >= ns)
      return;
    uint64_t left = ns - passed;
    sleepOnce({time_t(left / 1000000000u), long(left % 1000000000u)}, false);
  }
}

} // namespace

// --- Printing.

const mp_print_t mp_plat_print = {nullptr, printOut};
const mp_print_t mp_stderr_print = {nullptr, printError};

mp_uint_t mp_hal_stdout_tx_strn(const char *text, size_t length) {
  writeAll(STDOUT_FILENO, text, length);
  return length;
}

void mp_hal_stdout_tx_strn_cooked(const char *text, size_t length) {
  for (;;) {
    auto *end = static_cast<const char *>(std::memchr(text, '\n', length));
    if (!end)
      break;
    writeAll(STDOUT_FILENO, text, size_t(end - text));
    writeAll(STDOUT_FILENO, "\r\n", 2);
    length -= size_t(end + 1 - text);
    text = end + 1;
  }
  writeAll(STDOUT_FILENO, text, length);
}

void mp_hal_stdout_tx_str(const char *text) { mp_hal_stdout_tx_strn(text, std::strlen(text)); }

int mp_hal_stdin_rx_chr(void) {
  unsigned char c;
  ssize_t count = retried([&] { return ::read(STDIN_FILENO, &c, 1); });
  if (count <= 0)
    return kControlD;
  return c == '\n' && !isRaw ? '\r' : c;
}

int mp_unix_stdin_is_terminal(void) { return isatty(STDIN_FILENO); }

int mp_unix_stdin_read_byte(void) {
  unsigned char c;
  ssize_t count = retried([&] { return ::read(STDIN_FILENO, &c, 1); });
  return count == 1 ? c : -1;
}

uintptr_t mp_hal_stdio_poll(uintptr_t flags) {
  pollfd streams[2] = {{STDIN_FILENO, short(flags & MP_STREAM_POLL_RD), 0},
                       {STDOUT_FILENO, short(flags & MP_STREAM_POLL_WR), 0}};
  poll(streams, 2, 0);
  return uintptr_t(streams[0].revents | streams[1].revents);
}

void mp_hal_stdio_mode_raw(void) {
  if (isRaw || tcgetattr(STDIN_FILENO, &original) != 0)
    return;
  termios raw = original;
  raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INPCK | ISTRIP | IXON);
  raw.c_cflag = (raw.c_cflag & ~tcflag_t(CSIZE | PARENB)) | CS8;
  raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  // Not TCSAFLUSH: what was typed or pasted while a statement ran is for the next prompt.
  isRaw = tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0;
}

void mp_hal_stdio_mode_orig(void) {
  if (isRaw)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &original);
  isRaw = false;
}

// --- Interrupts.

void mp_unix_deliver_interrupt(void) {
  mp_unix_interrupted = 0;
  mp_sched_keyboard_interrupt();
}

void mp_hal_set_interrupt_char(int c) {
  mp_interrupt_char = c;
  struct sigaction action = {};
  action.sa_handler = c == kControlC ? handleSignal : SIG_DFL;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
}

/// Writing to a pipe that nobody reads raises OSError instead of ending the process.  With a handler, for programs
/// that are started from here would inherit that it is ignored.
void mp_unix_survive_broken_pipes(void) {
  struct sigaction action = {};
  action.sa_handler = [](int) {};
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGPIPE, &action, nullptr);
}

// --- Time.

mp_uint_t mp_hal_ticks_ms(void) { return mp_uint_t(monotonicNs() / 1000000u); }
mp_uint_t mp_hal_ticks_us(void) { return mp_uint_t(monotonicNs() / 1000u); }
mp_uint_t mp_hal_ticks_cpu(void) { return mp_uint_t(monotonicNs()); }

uint64_t mp_hal_time_ns(void) {
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return uint64_t(now.tv_sec) * 1000000000u + uint64_t(now.tv_nsec);
}

void mp_hal_delay_ms(mp_uint_t ms) { delayNs(ms < UINT64_MAX / 1000000u ? uint64_t(ms) * 1000000u : UINT64_MAX); }
void mp_hal_delay_us(mp_uint_t us) { delayNs(us < UINT64_MAX / 1000u ? uint64_t(us) * 1000u : UINT64_MAX); }

void mp_event_wait_ms(mp_uint_t ms) {
  sleepOnce({time_t(ms / 1000), long(ms % 1000 * 1000000)}, ms == UINT_MAX);
  mp_handle_pending(MP_HANDLE_PENDING_CALLBACKS_AND_EXCEPTIONS);
}

// --- What every port provides.

void mp_port_fatal(const char *text) {
  mp_hal_stdio_mode_orig();
  std::fprintf(stderr, "fatal: %s\n", text);
  std::exit(1);
}

void mp_port_mark_roots(void) {}

void nlr_jump_fail(void *exception) {
  mp_hal_stdio_mode_orig();
  std::fprintf(stderr, "fatal: exception %p raised where nobody can handle it\n", exception);
  std::exit(1);
}
