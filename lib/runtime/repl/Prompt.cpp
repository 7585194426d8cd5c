//===- runtime/repl/Prompt.cpp - The friendly prompt ------------------------------------------------===//
//
// Reads a statement with the line editor, runs it, and prints its value.  Ctrl-E takes text as it is instead
// (paste mode), Ctrl-A leads to the raw prompt (RawPrompt.cpp).
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/core/Memory.h"
#include "runtime/objects/Str.h"
#include "runtime/repl/Continuation.h"
#include "runtime/repl/LineEditor.h"
#include "runtime/repl/Session.h"

#include "py/mpprint.h"
#include "py/repl.h"

#include <cstring>

// What was typed, for the whole life of the runtime.
MP_REGISTER_ROOT_POINTER(char *repl_history);

namespace adder::repl {

namespace {

constexpr size_t kFirstTextBytes = 128;
/// Lines are short on the whole.
constexpr size_t kHistoryBytes = MICROPY_READLINE_HISTORY_SIZE * 32;
constexpr size_t kPromptBytes = 32;

/// The memory of the statement that is typed.  Its start is in the editor, on the stack.
void *resizeText(void *, void *block, size_t oldBytes, size_t newBytes) {
  void *bigger = runtime::allocateLeafOrNull(newBytes);
  if (bigger && block)
    std::memcpy(bigger, block, oldBytes < newBytes ? oldBytes : newBytes);
  return bigger;
}

void writeText(void *, const char *bytes, size_t count) { mp_hal_stdout_tx_strn(bytes, count); }

#if MICROPY_PY_SYS_PS1_PS2
/// What a program has set sys.ps1 or ps2 to, or null if that raises.
const char *customPrompt(bool isFirst) {
  nlr_buf_t context;
  if (nlr_push(&context) != 0)
    return nullptr;
  const char *text = isFirst ? mp_repl_get_ps1() : mp_repl_get_ps2();
  nlr_pop();
  return text;
}
#endif

/// The prompt, cut if it is long.
std::string_view promptText(bool isFirst, char (&text)[kPromptBytes]) {
  const char *source = nullptr;
#if MICROPY_PY_SYS_PS1_PS2
  source = customPrompt(isFirst);
#endif
  if (!source)
    source = isFirst ? ">>> " : "... ";
  size_t length = strnlen(source, kPromptBytes - 1);
  std::memcpy(text, source, length);
  text[length] = 0;
  return {text, length};
}

void sendBanner() {
  send(MICROPY_BANNER_NAME_AND_VERSION "; " MICROPY_BANNER_MACHINE "\r\n");
#if MICROPY_PY_BUILTINS_HELP
  send("Type \"help()\" for more information.\r\n");
#endif
}

/// Text that is taken as it comes, until Ctrl-D; then it is run as a file.  Lines end as a keyboard ends
/// them, or as a file does.
int pasteMode() {
  send("\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== ");
  vstr_t text;
  vstr_init(&text, kFirstTextBytes);
  for (char last = 0, c;; last = c) {
    c = char(mp_hal_stdin_rx_chr());
    if (c == kControlC) {
      send("\r\n");
      return PYEXEC_NORMAL_EXIT;
    }
    if (c == kControlD) {
      send("\r\n");
      return executeText(text.buf, text.len, MP_PARSE_FILE_INPUT, Manner::Typed);
    }
    if (c == '\n' && last == '\r')
      continue; // one end of a line
    bool endsLine = c == '\r' || c == '\n';
    vstr_add_byte(&text, byte(endsLine ? '\n' : c));
    if (endsLine)
      send("\r\n=== ");
    else
      send(c);
  }
}

class Prompt {
public:
  Prompt(LineEditor &editor) : editor(editor) {}

  /// Runs until the end is asked for.
  int run() {
    sendBanner();
    for (;;) {
      editor.begin(promptText(true, prompt));
      Event event;
      do
        event = handle(editor.feed(uint8_t(mp_hal_stdin_rx_chr())));
      while (event == Event::None);
      int result = finish(event);
      if (result & PYEXEC_FORCED_EXIT)
        return result;
    }
  }

private:
  /// What does not end the statement is dealt with here: None is returned.
  Event handle(Event event) {
    if (event == Event::Complete) {
      complete();
      return Event::None;
    }
    if (event != Event::LineReady || !needsMoreInput(editor.text()))
      return event;
    return editor.nextLine(promptText(false, prompt)) ? Event::None : Event::Interrupt;
  }

  void complete() {
    std::string_view line = editor.line();
    Completion completion = repl::complete(line.data(), editor.cursor(), &mp_plat_print);
    if (completion.wasListed)
      editor.redraw(prompt);
    else if (completion.length)
      editor.insert({completion.text, completion.length});
  }

  int finish(Event event) {
    switch (event) {
    case Event::RawMode:
      send("\r\n");
      pyexec_mode_kind = PYEXEC_MODE_RAW_REPL;
      return leaveFor(pyexec_raw_repl());
    case Event::FriendlyMode:
      send("\r\n");
      sendBanner();
      return 0;
    case Event::PasteMode:
      return pasteMode();
    case Event::EndOfInput:
      if (!editor.text().empty())
        break;
      send("\r\n");
      return PYEXEC_FORCED_EXIT;
    case Event::Interrupt:
      return 0;
    default:
      break;
    }
    std::string_view text = editor.text();
    return text.empty() ? 0 : executeText(text.data(), text.size(), MP_PARSE_SINGLE_INPUT, Manner::Typed);
  }

  /// Back from the raw prompt.
  int leaveFor(int result) {
    if (!(result & PYEXEC_FORCED_EXIT))
      sendBanner();
    return result;
  }

  LineEditor &editor;
  char prompt[kPromptBytes];
};

} // namespace
} // namespace adder::repl

using namespace adder;
using namespace adder::repl;

#if MICROPY_PY_SYS_PS1_PS2
const char *mp_repl_get_psx(unsigned int entry) {
  mp_obj_t prompt = MP_STATE_VM(sys_mutable)[entry];
  if (prompt == MP_OBJ_NULL)
    return "";
  if (mp_obj_is_str(prompt))
    return mp_obj_str_get_str(prompt);
  vstr_t text = objects::printed(prompt, PRINT_STR);
  return vstr_null_terminated_str(&text);
}
#endif

bool mp_repl_continue_with_input(const char *input) { return needsMoreInput(input); }

int pyexec_friendly_repl(void) {
  pyexec_mode_kind = PYEXEC_MODE_FRIENDLY_REPL;
  if (!MP_STATE_VM(repl_history))
    MP_STATE_VM(repl_history) = runtime::newLeaf<char>(kHistoryBytes);
  // Lines of an earlier prompt are forgotten: only where they are is kept.
  History history({MP_STATE_VM(repl_history), kHistoryBytes});
  EditorHost host;
  host.write = writeText;
  host.resize = resizeText;
  char *memory = runtime::newLeaf<char>(kFirstTextBytes);
  LineEditor editor(host, {memory, kFirstTextBytes}, history);
  return Prompt(editor).run();
}
