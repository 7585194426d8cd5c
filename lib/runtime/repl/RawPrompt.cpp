//===- runtime/repl/RawPrompt.cpp - The prompt for programs -----------------------------------------===//
//
// No echo, no editing: text up to Ctrl-D is run as a file, and what it prints is framed so that a program at
// the other end can tell output, errors and end apart.
//
//     <- >             ready
//     -> text ^D       run it
//     <- OK output ^D error ^D >
//     -> ^E A ^A       the text will come with flow control ("raw paste")
//     <- R 1 window    how many bytes may be sent before a ^A gives leave for as many again
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/repl/Session.h"

#include "py/mpprint.h"

namespace adder::repl {

namespace {

constexpr size_t kWindowBytes = 128;
/// Leave to send another window.
constexpr char kMore = 1;

/// Receives a text in windows.  Raises KeyboardInterrupt on Ctrl-C.
void receiveWindows(vstr_t *text) {
  const char start[] = {'R', 1, char(kWindowBytes & 0xff), char(kWindowBytes >> 8), kMore};
  mp_hal_stdout_tx_strn(start, sizeof start);
  for (size_t left = kWindowBytes;;) {
    char c = char(mp_hal_stdin_rx_chr());
    if (c == kControlC || c == kControlD) {
      send(kControlD); // seen
      if (c == kControlD)
        return;
      mp_raise_type(&mp_type_KeyboardInterrupt);
    }
    vstr_add_byte(text, byte(c));
    if (--left == 0) {
      send(kMore);
      left = kWindowBytes;
    }
  }
}

/// What follows Ctrl-E: raw paste, or something that is not known here.
int extension(vstr_t *text) {
  int command = mp_hal_stdin_rx_chr();
  int end = mp_hal_stdin_rx_chr();
  if (command != 'A' || end != kControlA) {
    const char unknown[] = {'R', 0, '>'};
    mp_hal_stdout_tx_strn(unknown, sizeof unknown);
    return 0;
  }
  vstr_reset(text);
  // The text is received before the terminal is the program's, but inside of what prints exceptions.
  int result = 0;
  nlr_buf_t context;
  if (nlr_push(&context) == 0) {
    receiveWindows(text);
    nlr_pop();
    result = executeText(text->buf, text->len, MP_PARSE_FILE_INPUT, Manner::Raw);
  } else {
    send(kControlD);
    mp_obj_print_exception(&mp_plat_print, MP_OBJ_FROM_PTR(context.ret_val));
    send(kControlD);
  }
  if (!(result & PYEXEC_FORCED_EXIT))
    send(">");
  return result;
}

} // namespace
} // namespace adder::repl

using namespace adder::repl;

int pyexec_raw_repl(void) {
  vstr_t text;
  vstr_init(&text, 32);
  send("raw REPL; CTRL-B to exit\r\n>");
  for (;;) {
    int c = mp_hal_stdin_rx_chr();
    int result = 0;
    switch (c) {
    case kControlA:
      vstr_reset(&text);
      send("raw REPL; CTRL-B to exit\r\n>");
      break;
    case kControlB:
      send("\r\n");
      vstr_clear(&text);
      pyexec_mode_kind = PYEXEC_MODE_FRIENDLY_REPL;
      return 0;
    case kControlC:
      vstr_reset(&text);
      break;
    case kControlE:
      if (text.len == 0)
        result = extension(&text);
      vstr_reset(&text);
      break;
    case kControlD:
      send("OK");
      if (text.len == 0) {
        send("\r\n");
        return PYEXEC_FORCED_EXIT;
      }
      result = executeText(text.buf, text.len, MP_PARSE_FILE_INPUT, Manner::Raw);
      vstr_reset(&text);
      if (!(result & PYEXEC_FORCED_EXIT))
        send(">");
      break;
    default:
      vstr_add_byte(&text, byte(c));
      break;
    }
    if (result & PYEXEC_FORCED_EXIT)
      return result;
  }
}
