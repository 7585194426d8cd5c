//===- genhdr/Lines.h - Line numbers of places in a text --------------------------------------------===//

#ifndef ADDER_GENHDR_LINES_H
#define ADDER_GENHDR_LINES_H

#include "genhdr/Problem.h"

#include <algorithm>

namespace adder::genhdr {

/// Turns offsets of a text, which must ascend, into origins.  `start` is that of the first byte; lines end at
/// LF.  All of a text without a line of its own stays there.
class LineCounter {
public:
  LineCounter(std::string_view text, const Origin &start) : text(text), current(start) {}

  Origin originAt(size_t offset) {
    if (current.line)
      current.line += uint32_t(std::count(text.begin() + at, text.begin() + offset, '\n'));
    at = offset;
    return current;
  }

private:
  std::string_view text;
  Origin current;
  size_t at = 0;
};

} // namespace adder::genhdr

#endif // ADDER_GENHDR_LINES_H
