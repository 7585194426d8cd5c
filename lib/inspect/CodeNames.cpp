//===- inspect/CodeNames.cpp - Naming the elements of a module --------------------------------------===//

#include "inspect/CodeNames.h"

namespace adder::inspect {

namespace {

/// Levels that a path shows: nesting can be as deep as a file is long.
constexpr size_t kShownLevels = 12;

} // namespace

bool matchesPattern(std::string_view pattern, std::string_view text) {
  size_t p = 0, t = 0;
  size_t star = pattern.npos, resume = 0; // where to go on when the last '*' has to take one more
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (star != pattern.npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*')
    ++p;
  return p == pattern.size();
}

CodeNames::CodeNames(const mpy::Module &module, const mpy::ModuleSymbols &symbols)
    : symbols(symbols), parents(module.codes.size()) {
  for (uint32_t code = 0; code < module.codes.size(); ++code)
    for (uint32_t child : module.codes[code].children)
      parents[child] = code;
}

std::string CodeNames::path(uint32_t code) const {
  std::string text(symbols.codeName(code));
  size_t levels = 1;
  for (uint32_t at = parents[code]; at != 0; at = parents[at]) {
    if (++levels > kShownLevels)
      return ".." + text;
    text = std::string(symbols.codeName(at)) + "." + text;
  }
  return text;
}

bool CodeNames::isSelected(uint32_t code, std::string_view pattern) const {
  if (pattern.empty())
    return true;
  if (pattern[0] == '#')
    return pattern.substr(1) == std::to_string(code);
  return matchesPattern(pattern, symbols.codeName(code)) || matchesPattern(pattern, path(code));
}

} // namespace adder::inspect
