//===- runtime/repl/LineScreen.h - Where text stands on a terminal ----------------------------------===//
//
// Writes to a terminal of which nothing is known but that it obeys a handful of sequences, and perhaps how
// wide it is.
//
//     \b, ESC [ n D             left            ESC [ K   erase to the end of the row
//     ESC [ n A, ESC [ n B      up, down        ESC [ J   erase to the end of the screen
//
// Moving right is writing what is there again.  While a line fits into a row only the first line of these is
// used, as the reference does.
//
// A character in the last column leaves the cursor in a state in which terminals differ.  Text that ends
// there is followed by a space and a \b, which brings the cursor to the next row for certain.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_REPL_LINESCREEN_H
#define ADDER_RUNTIME_REPL_LINESCREEN_H

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace adder::repl {

/// Collects output, so that a key makes one write.
class TerminalWriter {
public:
  using Write = void (*)(void *context, const char *bytes, size_t count);

  TerminalWriter(Write write, void *context) : write(write), context(context) {}

  void put(char c);
  void put(std::string_view text);
  /// ESC [ count letter; without the count if that is 1.
  void sequence(size_t count, char letter);
  void flush();

private:
  static constexpr size_t kBytes = 64;

  Write write;
  void *context;
  size_t used = 0;
  char bytes[kBytes];
};

/// A place relative to where the prompt begins.
struct Place {
  size_t row = 0;
  size_t column = 0;

  bool operator==(const Place &) const = default;
};

/// The line behind a prompt.
class LineScreen {
public:
  LineScreen(TerminalWriter::Write write, void *context) : out(write, context) {}

  TerminalWriter out;
  size_t columns = 0; // of the terminal; 0: not known, as wide as the line
  size_t promptColumns = 0;

  /// Where the character behind `text` stands.
  Place place(std::string_view text) const;
  /// Moves from one place to another in `text`, both given by their distance from its start.
  void move(std::string_view text, size_t from, size_t to);
  /// Writes the part of `text` from `begin`, the cursor being there.
  void write(std::string_view text, size_t begin);
  /// Erases from where the cursor is, in row `row`, to a text's old end.
  void erase(size_t row, Place oldEnd);
};

/// Columns of the last row of a prompt, which may have colours (ESC [ .. m).
size_t columnsOf(std::string_view prompt);

/// The next place in `text` between two characters that do not stand on one another, from `at` on, which may
/// be the end.
size_t nextCluster(std::string_view text, size_t at);
/// The same to the left.
size_t previousCluster(std::string_view text, size_t at);

} // namespace adder::repl

#endif // ADDER_RUNTIME_REPL_LINESCREEN_H
