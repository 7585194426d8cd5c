//===- driver/ResponseFile.cpp - Replacing @FILE by the words in FILE -----------------------------===//

#include "driver/CommandLine.h"
#include "driver/Files.h"

#include <algorithm>
#include <cerrno>

namespace adder::driver {

namespace {

constexpr unsigned kDeepestNesting = 16;
constexpr unsigned kMostFiles = 10'000;
constexpr size_t kMostWords = 1'000'000;
constexpr size_t kLargestFile = 64 << 20;

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Splits `text` as a shell would, without its expansions.  False if a quote stays open.
bool splitWords(std::string_view text, std::vector<std::string> &words) {
  size_t i = 0;
  while (true) {
    while (i < text.size() && isSpace(text[i]))
      ++i;
    if (i == text.size())
      return true;
    std::string word;
    char quote = 0;
    for (; i < text.size() && (quote || !isSpace(text[i])); ++i) {
      char c = text[i];
      if (c == '\\' && quote != '\'' && i + 1 < text.size())
        word += text[++i];
      else if (quote ? c == quote : c == '"' || c == '\'')
        quote = quote ? 0 : c;
      else
        word += c;
    }
    if (quote)
      return false;
    words.push_back(std::move(word));
  }
}

struct Expansion {
  std::vector<std::string> result;
  std::string error;
  bool optionsEnded = false;
  unsigned files = 0;

  void add(const std::vector<std::string> &words, unsigned depth) {
    for (const std::string &word : words) {
      if (!error.empty())
        return;
      optionsEnded |= word == "--";
      if (optionsEnded || word.size() < 2 || word[0] != '@')
        result.push_back(word);
      else
        addFile(word.substr(1), depth + 1);
      if (result.size() > kMostWords)
        error = "response files hold more than " + std::to_string(kMostWords) + " words";
    }
  }

  void addFile(const std::string &path, unsigned depth) {
    if (depth > kDeepestNesting) {
      error = "response file '" + path + "' is nested more than " + std::to_string(kDeepestNesting) + " deep";
      return;
    }
    if (++files > kMostFiles) {
      error = "more than " + std::to_string(kMostFiles) + " response files";
      return;
    }
    FileContent content = readFile(path, kLargestFile);
    std::vector<std::string> words;
    if (content.error || content.tooLarge)
      error =
          "cannot read response file '" + path + "': " + errorText(content.tooLarge ? EFBIG : content.error);
    else if (!splitWords(content.text, words))
      error = "a quote in response file '" + path + "' is not closed";
    else
      add(words, depth);
  }
};

} // namespace

std::string expandResponseFiles(std::vector<std::string> &words) {
  if (std::none_of(words.begin(), words.end(), [](const std::string &word) { return word.starts_with('@'); }))
    return {};
  Expansion expansion;
  expansion.add(words, 0);
  words = std::move(expansion.result);
  return expansion.error;
}

} // namespace adder::driver
