//===- runtime/regex/Regex.h - The engine behind the module `re` ------------------------------------===//
//
// Regular expressions as MicroPython 1.29 has them (library.md 2.15): over bytes, with
//
//     . [] [^] ^ $ ? * + ?? *? +? | () (?:) \d \D \w \W \s \S and \ before any other byte
//
// and nothing else: {2} and \b are literal text, (?= is an error.
//
// A pattern is compiled into a string of instructions (Opcodes.def) in memory of the caller: once to learn
// how much it needs, and once more to write it.  The matcher backtracks, so that of several matches the first
// by the order of preference is found, on a stack of its own instead of the C stack.  When it has failed more
// often than a plain expression would, it starts to remember which choices failed where, a bit each;
// from then on the time is bounded by choices x subject length x longest run.  Groups do not stand in the
// way of this: whether the rest matches does not depend on what groups hold.
//
// Nothing here allocates but through Memory, raises, or recurses.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_REGEX_REGEX_H
#define ADDER_RUNTIME_REGEX_REGEX_H

#include "runtime/regex/Memory.h"

#include <span>
#include <string_view>

namespace adder::regex {

enum class CompileStatus : uint8_t {
  Ok,
  UnmatchedParenthesis, // the reference says: error in regex
  TooComplex,           // the reference says this of any other fault, too: regex too complex
  NoMemory,
};

/// The text of ValueError for the first two failures; empty for the others.
std::string_view message(CompileStatus status);

struct CompileOptions {
  /// Refuse as too complex what the reference does: 64 or more groups, 128 or more items in [], and
  /// alternatives or repeated parts whose code would be longer than about 127 of its bytes.
  bool referenceLimits = true;
};

/// A compiled expression: a view of bytes that compile() wrote.
class Program {
public:
  static constexpr size_t kHeaderBytes = 6;

  Program() = default;
  explicit Program(const uint8_t *bytes) : bytes(bytes) {}

  /// Groups with the whole match, which is group 0: what repr() of a match calls num.
  unsigned groups() const { return number(0); }
  /// Words that match() needs: two a group, and some for itself behind them.
  size_t slots() const { return number(2); }
  /// Choices whose failures can be remembered.
  size_t choices() const { return number(4); }
  const uint8_t *code() const { return bytes + kHeaderBytes; }

private:
  unsigned number(size_t at) const { return bytes[at] | bytes[at + 1] << 8; }

  const uint8_t *bytes = nullptr;
};

/// Tells in `bytes` how much memory the program of `pattern` takes.  `memory` is only used for groups nested
/// deeply.
CompileStatus measure(std::string_view pattern, const CompileOptions &options, const Memory &memory,
                      size_t &bytes);

/// Writes the program into `out`, which has the measured size.  With the same arguments, the result is that
/// of measure().
CompileStatus compile(std::string_view pattern, const CompileOptions &options, const Memory &memory,
                      std::span<uint8_t> out);

/// A group that took no part in the match.
constexpr size_t kUnset = SIZE_MAX;

enum class MatchStatus : uint8_t { Matched, NoMatch, NoMemory, Interrupted };

struct MatchOptions {
  Memory memory;
  /// Called now and then; true ends the call with Interrupted.  May be null, and may raise.
  bool (*poll)(void *context) = nullptr;
  void *pollContext = nullptr;
  /// At most so many bytes are spent on remembering failures; where they would not do (or memory is
  /// refused), a pattern can take exponential time, and only `poll` ends it.
  size_t memoLimit = size_t(1) << 24;
  /// Failures until they are remembered, and so many more a byte of the subject: what expressions without bad
  /// luck stay below.
  size_t patience = 256;
  size_t patiencePerByte = 8;
};

/// Matches at `from`, which is at most text.size(); `^` means the beginning of `text`, `$` its end.  On
/// success slots[2 * g] and slots[2 * g + 1] are where group g begins and ends, or both kUnset.  `slots` has
/// program.slots() words; what they hold otherwise is undefined.
MatchStatus match(Program program, std::string_view text, size_t from, size_t *slots,
                  const MatchOptions &options);

/// Finds the first match that begins at `from` or later.
MatchStatus search(Program program, std::string_view text, size_t from, size_t *slots,
                   const MatchOptions &options);

/// A piece of the replacement that sub() takes: text, or the contents of a group.
struct TemplatePiece {
  enum Kind : uint8_t { Text, Group, End } kind;
  std::string_view text;
  uint32_t group = 0; // may be one that the expression does not have: IndexError(group)
};

/// The piece of `replacement` at `at`, and moves `at` past it.  \1 and \g<1> are groups, a backslash is
/// dropped before anything else; as the reference does, \g< without a number is nothing and a missing > is
/// forgiven.
TemplatePiece nextTemplatePiece(std::string_view replacement, size_t &at);

} // namespace adder::regex

#endif // ADDER_RUNTIME_REGEX_REGEX_H
