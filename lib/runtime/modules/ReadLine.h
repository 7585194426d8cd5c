//===- runtime/modules/ReadLine.h - Lines of streams that can go back -------------------------------===//
//
// A line is read in pieces that may be too long, and the stream is set back to the line's end.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_RUNTIME_MODULES_READLINE_H
#define ADDER_RUNTIME_MODULES_READLINE_H

#include "py/runtime.h"

#include <cstring>

namespace adder::modules {

constexpr size_t kLineStep = 192;

/// Sets `line` to a line of at most `most` bytes, or to nothing at the end.  read(place, count) gives how
/// many bytes it read, 0 at the end; back(count) goes back.  raises what they raise; allocates.
template <typename Read, typename Back> void readLine(vstr_t *line, size_t most, Read read, Back back) {
  vstr_init(line, kLineStep);
  while (line->len < most) {
    size_t step = most - line->len < kLineStep ? most - line->len : kLineStep;
    vstr_hint_size(line, step);
    char *place = line->buf + line->len; // not counted yet
    size_t count = read(place, step);
    if (count == 0)
      return;
    auto *end = static_cast<char *>(std::memchr(place, '\n', count));
    size_t used = end ? size_t(end + 1 - place) : count;
    line->len += used;
    if (!end)
      continue;
    if (used < count)
      back(count - used);
    return;
  }
}

} // namespace adder::modules

#endif // ADDER_RUNTIME_MODULES_READLINE_H
