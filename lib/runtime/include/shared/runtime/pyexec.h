//===- shared/runtime/pyexec.h - Running programs and prompts ---------------------------------------===//
//
// Each returns PYEXEC_ codes: how it ended, PYEXEC_FORCED_EXIT with a status after SystemExit.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_SHARED_RUNTIME_PYEXEC_H
#define ADDER_SHARED_RUNTIME_PYEXEC_H

#include "py/obj.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum { PYEXEC_MODE_FRIENDLY_REPL = 0, PYEXEC_MODE_RAW_REPL = 1 } pyexec_mode_kind_t;

extern pyexec_mode_kind_t pyexec_mode_kind;

#define PYEXEC_FORCED_EXIT 0x100
#if MICROPY_PYEXEC_ENABLE_EXIT_CODE_HANDLING
#define PYEXEC_NORMAL_EXIT 0
#define PYEXEC_UNHANDLED_EXCEPTION 1
#define PYEXEC_KEYBOARD_INTERRUPT 130
#define PYEXEC_ABORT 137
#else
#define PYEXEC_NORMAL_EXIT 1
#define PYEXEC_UNHANDLED_EXCEPTION 0
#define PYEXEC_ABORT PYEXEC_FORCED_EXIT
#endif

int pyexec_raw_repl(void);
int pyexec_friendly_repl(void);
int pyexec_file(const char *path);
int pyexec_file_if_exists(const char *path);
int pyexec_frozen_module(const char *name, bool allow_keyboard_interrupt);
int pyexec_vstr(vstr_t *text, bool allow_keyboard_interrupt);
// A prompt that is handed one character at a time.
void pyexec_event_repl_init(void);
int pyexec_event_repl_process_char(int c);
extern uint8_t pyexec_repl_active;

#ifdef __cplusplus
}
#endif

#endif // ADDER_SHARED_RUNTIME_PYEXEC_H
