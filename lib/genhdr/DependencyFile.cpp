//===- genhdr/DependencyFile.cpp - Reading what compilers say they read -------------------------------===//

#include "genhdr/DependencyFile.h"

namespace adder::genhdr {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t'; }

class RuleReader {
public:
  explicit RuleReader(std::string_view text) : text(text) {}

  std::vector<std::string> read() {
    while (at < text.size() && text[at] != '\n')
      step();
    endWord();
    return seenColon ? std::move(words) : std::vector<std::string>();
  }

private:
  char peek(size_t ahead) const { return at + ahead < text.size() ? text[at + ahead] : '\0'; }

  void step() {
    char c = text[at];
    if (c == '\\') {
      backslashes();
    } else if (isBlank(c) || c == '\r') {
      endWord();
      ++at;
    } else if (c == '$' && peek(1) == '$') {
      word += '$';
      at += 2;
    } else if (c == ':' && !seenColon &&
               (isBlank(peek(1)) || peek(1) == '\\' || peek(1) == '\n' || !peek(1))) {
      seenColon = true;
      word.clear();
      words.clear();
      ++at;
    } else {
      word += c;
      ++at;
    }
  }

  /// Before a blank or `#` backslashes count in pairs, an odd one escapes; elsewhere they are themselves.
  void backslashes() {
    size_t count = 0;
    while (peek(count) == '\\')
      ++count;
    char next = peek(count);
    if (next == '\n' || (next == '\r' && peek(count + 1) == '\n')) {
      word.append(count - 1, '\\');
      endWord();
      at += count + (next == '\n' ? 1 : 2);
      return;
    }
    bool escapes = isBlank(next) || next == '#';
    word.append(escapes ? count / 2 : next == ':' ? count - 1 : count, '\\');
    at += count;
    if ((escapes && count % 2) || next == ':') {
      word += next;
      ++at;
    }
  }

  void endWord() {
    if (!word.empty())
      words.push_back(std::move(word));
    word.clear();
  }

  std::string_view text;
  size_t at = 0;
  bool seenColon = false;
  std::string word;
  std::vector<std::string> words;
};

} // namespace

std::vector<std::string> parseDependencies(std::string_view text) { return RuleReader(text).read(); }

} // namespace adder::genhdr
