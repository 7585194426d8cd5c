//===- runtime/repl/History.h - Lines typed before --------------------------------------------------===//
//
// In memory of a fixed size that the caller gives, as text: each line and a newline behind it, the oldest
// first.  That is also the form of a history file.  When there is no room the oldest lines go.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_REPL_HISTORY_H
#define ADDER_RUNTIME_REPL_HISTORY_H

#include <cstddef>
#include <span>
#include <string_view>

namespace adder::repl {

class History {
public:
  /// `memory` may be empty; the first `used` bytes already hold lines, in the form of text().
  explicit History(std::span<char> memory, size_t used = 0) : memory(memory), used(used) {}

  /// Adds a line, which has no newline in it.  Not if it is empty, the same as the last, or longer than all
  /// the memory.
  void add(std::string_view line);
  /// Finds the line added `age` lines before the last (0: the last); false if there is none.
  bool find(size_t age, std::string_view &line) const;
  std::string_view text() const { return {memory.data(), used}; }

private:
  std::span<char> memory;
  size_t used;
};

} // namespace adder::repl

#endif // ADDER_RUNTIME_REPL_HISTORY_H
