//===- test/unit/runtime/repl/Terminal.h - A terminal that can be looked at -------------------------===//
//
// Obeys what the line editor sends, as xterm does: a character in the last column leaves the cursor there
// until the next one comes, and a wide character that does not fit goes to the next row.  Anything else that
// is sent is a fault of the editor.  The screen has as many rows as are needed.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_TEST_REPL_TERMINAL_H
#define ADDER_TEST_REPL_TERMINAL_H

#include <string>
#include <string_view>
#include <vector>

namespace adder::test {

class Terminal {
public:
  explicit Terminal(size_t columns) : columns(columns), rows(1) {}

  void feed(std::string_view bytes);

  /// Rows without the spaces at their ends, each with a newline; and no empty rows at the end.
  std::string screen() const;
  size_t row() const { return y + (x == columns); }
  size_t column() const { return x == columns ? 0 : x; }
  /// Whether a fault was seen.
  bool confused() const { return confusion; }

private:
  void print(std::string_view character, unsigned width);
  size_t control(std::string_view bytes);
  void sequence(char letter, size_t count);
  void eraseRow(size_t index, size_t from);

  // A cell is the bytes of a character and its marks; what a wide one also covers is empty.
  using Row = std::vector<std::string>;

  size_t columns;
  std::vector<Row> rows;
  size_t x = 0, y = 0; // x is `columns` while the cursor is held back
  bool confusion = false;
};

} // namespace adder::test

#endif // ADDER_TEST_REPL_TERMINAL_H
