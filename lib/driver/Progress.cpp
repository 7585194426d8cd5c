//===- driver/Progress.cpp - A bar on the terminal ------------------------------------------------===//

#include "driver/Progress.h"

#include "driver/Text.h"

#include <algorithm>

namespace adder::driver {

std::string progressBar(size_t done, size_t total, const std::string &name, unsigned columns) {
  constexpr size_t kWidth = 20;
  size_t filled = total ? done * kWidth / total : 0;
  std::string bar = "[" + std::string(filled, '#') + std::string(kWidth - filled, '.') + "] ";
  bar += std::to_string(done) + "/" + std::to_string(total) + " ";
  for (size_t i = 0; i < name.size();) { // whole characters, as many as fit
    Character character = characterAt(name, i);
    std::string shown = visible(name, i, character);
    if (bar.size() + shown.size() >= columns)
      break;
    bar += shown;
    i += character.bytes;
  }
  return bar;
}

std::string Progress::update(size_t done, const std::string &name) {
  if (!enabled)
    return {};
  auto now = std::chrono::steady_clock::now();
  if (now < next)
    return {};
  next = now + std::chrono::milliseconds(100);
  visible = true;
  return "\r" + progressBar(done, total, name, columns) + "\033[K";
}

std::string Progress::clear() {
  if (!visible)
    return {};
  visible = false;
  return "\r\033[K";
}

} // namespace adder::driver
