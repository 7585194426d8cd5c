//===- ports/unix/mphalport.h - Signals of a process, and its console -------------------------------===//
//
// Included by py/mphal.h.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PORTS_UNIX_MPHALPORT_H
#define ADDER_PORTS_UNIX_MPHALPORT_H

#include <signal.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// How many atomic sections are open, and whether an interrupt came meanwhile.
extern volatile sig_atomic_t mp_unix_atomic_depth;
extern volatile sig_atomic_t mp_unix_interrupted;
void mp_unix_deliver_interrupt(void);

static inline unsigned mp_unix_begin_atomic(void) {
  mp_unix_atomic_depth = mp_unix_atomic_depth + 1;
  return 0;
}
static inline void mp_unix_end_atomic(void) {
  mp_unix_atomic_depth = mp_unix_atomic_depth - 1;
  if (mp_unix_atomic_depth == 0 && mp_unix_interrupted)
    mp_unix_deliver_interrupt();
}

#define MICROPY_BEGIN_ATOMIC_SECTION() mp_unix_begin_atomic()
#define MICROPY_END_ATOMIC_SECTION(state) ((void)(state), mp_unix_end_atomic())

// Between what the terminal was and what the prompt needs: characters at once, no echo, no signals.
void mp_hal_stdio_mode_raw(void);
void mp_hal_stdio_mode_orig(void);

// Whether so many bytes at an address can be read, or read and written: machine.mem8 and its kin.
int mp_unix_can_access(uintptr_t address, size_t size, int writes);
#define mp_hal_can_access(address, size, writes) mp_unix_can_access(address, size, writes)

// Whether a person types; if not, bytes as they are, -1 at the end.
int mp_unix_stdin_is_terminal(void);
int mp_unix_stdin_read_byte(void);
#define mp_hal_stdin_is_terminal() mp_unix_stdin_is_terminal()
#define mp_hal_stdin_read_byte() mp_unix_stdin_read_byte()
#define MICROPY_HAL_HAS_STDIO_MODE_SWITCH (1)

void mp_unix_survive_broken_pipes(void);

#ifdef __cplusplus
}
#endif

#endif // ADDER_PORTS_UNIX_MPHALPORT_H
