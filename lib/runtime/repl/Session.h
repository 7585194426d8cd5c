//===- runtime/repl/Session.h - What the prompts have in common -------------------------------------===//

#ifndef ADDER_RUNTIME_REPL_SESSION_H
#define ADDER_RUNTIME_REPL_SESSION_H

#include "py/lexer.h"
#include "py/mphal.h"
#include "py/parse.h"
#include "py/runtime.h"
#include "shared/runtime/pyexec.h"

#include <cstdint>

namespace adder::repl {

constexpr char kControlA = 1;
constexpr char kControlB = 2;
constexpr char kControlC = 3;
constexpr char kControlD = 4;
constexpr char kControlE = 5;

inline void send(const char *text) { mp_hal_stdout_tx_str(text); }
inline void send(char c) { mp_hal_stdout_tx_strn(&c, 1); }

/// What is run, and so what is to be seen besides its own output.
enum class Manner : uint8_t {
  File,
  Typed, ///< values of expressions at the top
  Raw,   ///< Ctrl-D behind the output, and behind what is printed about an exception
};

/// Compiles and runs what `makeLexer(data)` gives, interruptible, with the terminal as it was before the
/// prompt. Prints an exception that nobody handles.  Returns a PYEXEC_ code.
int execute(mp_lexer_t *(*makeLexer)(void *data), void *data, mp_parse_input_kind_t kind, Manner manner);
int executeText(const char *text, size_t length, mp_parse_input_kind_t kind, Manner manner);

/// Completes the name before the cursor: see mp_repl_autocomplete().
struct Completion {
  const char *text; ///< to be inserted
  size_t length;
  bool wasListed; ///< candidates were printed, the line must be written again
};
Completion complete(const char *line, size_t length, const mp_print_t *print);

} // namespace adder::repl

#endif // ADDER_RUNTIME_REPL_SESSION_H
