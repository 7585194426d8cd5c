//===- runtime/repl/Continuation.h - Does a statement go on? ----------------------------------------===//
//
// What the prompt decides about text before it is compiled (library.md 6, R1, R4, R14).  The rules are about
// characters, not about Python's grammar: simple enough for a person to foresee them.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_REPL_CONTINUATION_H
#define ADDER_RUNTIME_REPL_CONTINUATION_H

#include <cstddef>
#include <string_view>

namespace adder::repl {

/// Whether the prompt waits for another line after `text`: the lines typed so far, joined by newlines,
/// without one after the last.  A statement that begins with @ or a compound keyword ends with an empty line;
/// any other when brackets and triple quotes are closed and the last character is not a backslash.  Unlike
/// the reference, brackets in comments do not count.
bool needsMoreInput(std::string_view text);

/// Columns by which the line after `text` is indented: those of its last line, down to a multiple of 4, and 4
/// more after a colon; none if the last two lines are only spaces.
size_t nextIndent(std::string_view text);

/// Columns of a level of indentation.
constexpr size_t kIndentColumns = 4;

} // namespace adder::repl

#endif // ADDER_RUNTIME_REPL_CONTINUATION_H
