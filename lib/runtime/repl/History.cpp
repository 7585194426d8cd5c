//===- runtime/repl/History.cpp - Lines typed before ------------------------------------------------===//

#include "runtime/repl/History.h"

#include "support/Slice.h"

#include <cstring>

namespace adder::repl {

void History::add(std::string_view line) {
  std::string_view last;
  if (line.empty() || line.size() >= memory.size() || (find(0, last) && last == line))
    return;
  size_t dropped = 0;
  while (used - dropped + line.size() + 1 > memory.size())
    dropped = text().find('\n', dropped) + 1;
  memmove(memory.data(), memory.data() + dropped, used - dropped);
  used -= dropped;
  memcpy(memory.data() + used, line.data(), line.size());
  used += line.size();
  memory[used++] = '\n';
}

bool History::find(size_t age, std::string_view &line) const {
  std::string_view rest = text();
  for (;; --age) {
    if (rest.empty())
      return false;
    rest.remove_suffix(1);
    size_t begin = rest.rfind('\n') + 1;
    if (age == 0) {
      line = support::slice(rest, begin);
      return true;
    }
    rest = support::slice(rest, 0, begin);
  }
}

} // namespace adder::repl
