//===- runtime/repl/Continuation.cpp - Does a statement go on? --------------------------------------===//

#include "runtime/repl/Continuation.h"

#include "support/Slice.h"

namespace adder::repl {

namespace {

constexpr std::string_view kCompoundKeywords[] = {"if",   "while", "for",   "try",
                                                  "with", "def",   "class", "async"};

bool isNameByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80);
}

bool beginsCompound(std::string_view text) {
  if (text.starts_with('@'))
    return true;
  size_t length = 0;
  while (length < text.size() && isNameByte(text[length]))
    ++length;
  for (std::string_view keyword : kCompoundKeywords) {
    if (support::slice(text, 0, length) == keyword)
      return true;
  }
  return false;
}

/// Runs over the text and knows what is open.
class Scanner {
public:
  explicit Scanner(std::string_view text) : text(text) {}

  /// Whether brackets or a triple quote are open at the end; not if a quote is, which no line can mend.
  bool isOpen() {
    while (at < text.size()) {
      char c = text[at];
      if (c == '\'' || c == '"') {
        if (!skipString(c))
          return openTriple;
      } else {
        skipOther(c);
      }
    }
    return round > 0 || square > 0 || curly > 0;
  }

private:
  /// Moves past a string; false if it does not end.
  bool skipString(char quote) {
    bool triple = text.size() - at >= 3 && text[at + 1] == quote && text[at + 2] == quote;
    at += triple ? 3 : 1;
    for (; at < text.size(); ++at) {
      if (text[at] == '\\') {
        ++at;
      } else if (text[at] == '\n' && !triple) {
        return false;
      } else if (text[at] == quote) {
        if (!triple || (text.size() - at >= 3 && text[at + 1] == quote && text[at + 2] == quote)) {
          at += triple ? 3 : 1;
          return true;
        }
      }
    }
    openTriple = triple;
    return false;
  }

  void skipOther(char c) {
    switch (c) {
    case '#':
      while (at < text.size() && text[at] != '\n')
        ++at;
      return;
    case '\\':
      ++at;
      break;
    case '(':
      ++round;
      break;
    case ')':
      --round;
      break;
    case '[':
      ++square;
      break;
    case ']':
      --square;
      break;
    case '{':
      ++curly;
      break;
    case '}':
      --curly;
      break;
    }
    ++at;
  }

  std::string_view text;
  size_t at = 0;
  int round = 0, square = 0, curly = 0;
  bool openTriple = false;
};

std::string_view lastLine(std::string_view text) { return support::slice(text, text.rfind('\n') + 1); }

bool isOnlySpaces(std::string_view line) { return line.find_first_not_of(' ') == std::string_view::npos; }

} // namespace

bool needsMoreInput(std::string_view text) {
  if (text.empty())
    return false;
  if (beginsCompound(text) && text.back() != '\n')
    return true;
  return text.back() == '\\' || Scanner(text).isOpen();
}

size_t nextIndent(std::string_view text) {
  std::string_view line = lastLine(text);
  if (isOnlySpaces(line) && line.size() < text.size() &&
      isOnlySpaces(lastLine(support::slice(text, 0, text.size() - line.size() - 1))))
    return 0;
  size_t spaces = 0;
  while (spaces < line.size() && line[spaces] == ' ')
    ++spaces;
  size_t columns = spaces / kIndentColumns * kIndentColumns;
  return !line.empty() && line.back() == ':' ? columns + kIndentColumns : columns;
}

} // namespace adder::repl
