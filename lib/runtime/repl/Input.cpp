//===- runtime/repl/Input.cpp - input() -------------------------------------------------------------===//
//
// With the line editor where the console is a terminal; otherwise byte by byte, so that nothing is taken from
// those who read behind it.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Memory.h"
#include "runtime/repl/LineEditor.h"
#include "runtime/repl/Session.h"

#include "py/builtin.h"
#include "py/mpprint.h"
#include "py/objstr.h"

#include <cstring>

#if MICROPY_PY_BUILTINS_INPUT

#ifndef MICROPY_HAL_HAS_STDIO_MODE_SWITCH
#define MICROPY_HAL_HAS_STDIO_MODE_SWITCH (0)
#endif
#ifndef mp_hal_stdin_is_terminal
#define mp_hal_stdin_is_terminal() (true)
#endif
// The byte that a console without a terminal ends with.
#ifndef mp_hal_stdin_read_byte
#define mp_hal_stdin_read_byte() mp_hal_stdin_rx_chr()
#endif

namespace adder::repl {

namespace {

constexpr size_t kFirstBytes = 64;

void writeText(void *, const char *bytes, size_t count) { mp_hal_stdout_tx_strn(bytes, count); }

void *resizeText(void *, void *block, size_t oldBytes, size_t newBytes) {
  void *bigger = runtime::allocateLeafOrNull(newBytes);
  if (bigger && block)
    std::memcpy(bigger, block, oldBytes < newBytes ? oldBytes : newBytes);
  return bigger;
}

/// Edits a line, the cursor behind `prompt`, which is on the screen.
mp_obj_t readTerminal(std::string_view prompt) {
  History none({});
  EditorHost host;
  host.write = writeText;
  host.resize = resizeText;
  char *memory = runtime::newLeaf<char>(kFirstBytes);
  LineEditor editor(host, {memory, kFirstBytes}, none);
  editor.begin(prompt);
  Event event;
  do {
    event = editor.feed(uint8_t(mp_hal_stdin_rx_chr()));
    if (event == Event::Complete || event == Event::RawMode || event == Event::FriendlyMode ||
        event == Event::PasteMode)
      event = Event::None;
  } while (event == Event::None);
  if (event == Event::Interrupt)
    mp_raise_type(&mp_type_KeyboardInterrupt);
  std::string_view text = editor.text();
  if (event == Event::EndOfInput && text.empty())
    mp_raise_type(&mp_type_EOFError);
  return mp_obj_new_str(text.data(), text.size());
}

/// The same with the terminal as the editor needs it.
mp_obj_t readEdited(std::string_view prompt) {
#if MICROPY_HAL_HAS_STDIO_MODE_SWITCH
  mp_hal_stdio_mode_raw();
  nlr_buf_t context;
  if (nlr_push(&context) != 0) {
    mp_hal_stdio_mode_orig();
    nlr_jump(context.ret_val);
  }
  mp_obj_t line = readTerminal(prompt);
  nlr_pop();
  mp_hal_stdio_mode_orig();
  return line;
#else
  return readTerminal(prompt);
#endif
}

mp_obj_t readPlain() {
  vstr_t line;
  vstr_init(&line, kFirstBytes);
  for (;;) {
    int c = mp_hal_stdin_read_byte();
    if (c < 0) {
      if (line.len == 0)
        mp_raise_type(&mp_type_EOFError);
      break;
    }
    if (c == '\n' || c == '\r')
      break;
    vstr_add_byte(&line, byte(c));
  }
  return mp_obj_new_str_from_vstr(&line);
}

mp_obj_t input(size_t count, const mp_obj_t *values) {
  std::string_view prompt;
  if (count == 1 && mp_hal_stdin_is_terminal() && mp_obj_is_str(values[0])) {
    size_t length;
    const char *text = mp_obj_str_get_data(values[0], &length);
    prompt = {text, length};
  } else if (count == 1) {
    mp_obj_print(values[0], PRINT_STR);
  }
  return mp_hal_stdin_is_terminal() ? readEdited(prompt) : readPlain();
}

} // namespace
} // namespace adder::repl

MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_input_obj, 0, 1, adder::repl::input);

#endif // MICROPY_PY_BUILTINS_INPUT
