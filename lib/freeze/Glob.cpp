//===- freeze/Glob.cpp - Patterns of file names -----------------------------------------------------===//
//
// The set of places in the pattern that the path read so far can have reached, advanced byte by byte: no
// backtracking, so no pattern takes long.
//
//===------------------------------------------------------------------------------------------------===//

#include "freeze/Glob.h"

#include <cstddef>
#include <vector>

namespace adder::freeze {

namespace {

enum class Step : unsigned char { Byte, OneByte, Class, Star, DoubleStar };

struct Element {
  Step step;
  std::string_view text; ///< the byte, or what stands in the brackets
  bool swallowsSlash = false;
};

bool classContains(std::string_view text, char c) {
  bool negated = text.starts_with('!') || text.starts_with('^');
  text.remove_prefix(negated);
  bool found = false;
  for (size_t i = 0; i < text.size(); ++i) {
    auto low = static_cast<unsigned char>(text[i]);
    auto high = low;
    if (i + 2 < text.size() && text[i + 1] == '-')
      high = static_cast<unsigned char>(text[i += 2]);
    auto byte = static_cast<unsigned char>(c);
    found |= low <= byte && byte <= high;
  }
  return found != negated && c != '/';
}

std::vector<Element> split(std::string_view pattern) {
  std::vector<Element> elements;
  for (size_t i = 0; i < pattern.size(); ++i) {
    size_t close = pattern.find(']', i + 2); // "[]" is not a class
    if (pattern.substr(i).starts_with("**")) {
      i += 1;
      bool wholeParts = pattern.substr(i + 1).starts_with('/') && (i == 1 || pattern[i - 2] == '/');
      elements.push_back({Step::DoubleStar, {}, wholeParts});
      i += wholeParts;
    } else if (pattern[i] == '*') {
      elements.push_back({Step::Star, {}});
    } else if (pattern[i] == '?') {
      elements.push_back({Step::OneByte, {}});
    } else if (pattern[i] == '[' && close != pattern.npos) {
      elements.push_back({Step::Class, pattern.substr(i + 1, close - i - 1)});
      i = close;
    } else {
      elements.push_back({Step::Byte, pattern.substr(i, 1)});
    }
  }
  return elements;
}

/// `**/` ends behind a slash or takes nothing.
bool accepts(const Element &element, char c) {
  switch (element.step) {
  case Step::Byte:
    return element.text[0] == c;
  case Step::OneByte:
  case Step::Star:
    return c != '/';
  case Step::Class:
    return classContains(element.text, c);
  case Step::DoubleStar:
    return true;
  }
  return false;
}

} // namespace

bool matchesGlob(std::string_view pattern, std::string_view path) {
  if (pattern.find('/') == pattern.npos)
    path = path.substr(path.rfind('/') + 1);
  std::vector<Element> elements = split(pattern);
  std::vector<bool> here(elements.size() + 1), next;
  // Stars may stand for nothing.  What is in the set already has brought its followers along.
  auto mark = [&](std::vector<bool> &set, size_t at) {
    for (; !set[at]; ++at) {
      set[at] = true;
      bool canBeEmpty = at < elements.size() && !elements[at].swallowsSlash &&
                        (elements[at].step == Step::Star || elements[at].step == Step::DoubleStar);
      if (!canBeEmpty)
        return;
    }
  };
  // "**/" may stand for nothing only where it is entered, so entering it marks what follows too.
  auto enter = [&](std::vector<bool> &set, size_t at) {
    mark(set, at);
    for (size_t i = at; i < elements.size() && set[i] && elements[i].swallowsSlash; ++i)
      mark(set, i + 1);
  };
  enter(here, 0);
  for (char c : path) {
    next.assign(elements.size() + 1, false);
    for (size_t at = 0; at < elements.size(); ++at) {
      if (!here[at] || !accepts(elements[at], c))
        continue;
      const Element &element = elements[at];
      bool repeats = element.step == Step::Star || element.step == Step::DoubleStar;
      if (!repeats)
        enter(next, at + 1);
      else if (!element.swallowsSlash)
        mark(next, at);
      else if (next[at] = true; c == '/')
        enter(next, at + 1);
    }
    here.swap(next);
  }
  return here[elements.size()];
}

} // namespace adder::freeze
