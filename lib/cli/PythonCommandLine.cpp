//===- cli/PythonCommandLine.cpp - Words of a command line as Python's argparse reads them ----------===//
//
// First every word is told apart (an ambiguous one is an error before anything else happens), then options
// and operands are consumed from left to right.
//
//===------------------------------------------------------------------------------------------------===//

#include "cli/PythonCommandLine.h"

#include "pytext/PythonText.h"

#include <algorithm>

namespace adder::cli {

namespace {

enum class WordKind : uint8_t { Operand, Option, Separator };

/// A word, and for an option what is known of it.
struct Word {
  WordKind kind = WordKind::Operand;
  const driver::OptionRow *row = nullptr; ///< null: an option that does not exist
  std::string spelling;                   ///< as the table has it
  std::optional<std::string> value;       ///< attached to it
};

/// "-o/--output".
std::string fullName(const driver::OptionRow &row) {
  std::string name(row.spellings);
  std::replace(name.begin(), name.end(), ',', '/');
  return name;
}

std::string argumentError(const driver::OptionRow &row, std::string_view message) {
  return "argument " + fullName(row) + ": " + std::string(message);
}

/// -5 and -.5 are operands.
bool isNegativeNumber(std::string_view word) {
  word.remove_prefix(1);
  size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  if (digits == word.size())
    return digits > 0;
  return word[digits] == '.' && word.size() > digits + 1 &&
         word.find_first_not_of("0123456789", digits + 1) == std::string_view::npos;
}

class Parser {
public:
  Parser(std::span<const driver::OptionRow> options, const std::vector<std::string> &texts,
         const PythonOptionSetter &set, const std::function<bool(unsigned)> &leaves, bool isSingle)
      : options(options), texts(texts), set(set), leaves(leaves), isSingle(isSingle) {}

  PythonCommandLine run(std::string_view operandName) {
    if (!classifyAll() || !consumeAll() || hasLeft)
      return std::move(result);
    if (!hasOperands)
      result.error = "the following arguments are required: " + std::string(operandName);
    else if (!extras.empty())
      result.error = "unrecognized arguments:" + extras;
    return std::move(result);
  }

private:
  bool fail(std::string message) {
    result.error = std::move(message);
    return false;
  }

  // --- Telling words apart.

  const driver::OptionRow *find(std::string_view spelling) const {
    for (const driver::OptionRow &row : options)
      for (std::string_view known : driver::spellingsOf(row))
        if (known == spelling)
          return &row;
    return nullptr;
  }

  bool classifyAll() {
    bool onlyOperands = false;
    for (const std::string &text : texts) {
      Word word;
      if (!onlyOperands && text == "--") {
        word.kind = WordKind::Separator;
        onlyOperands = true;
      } else if (!onlyOperands && !classify(text, word)) {
        return false;
      }
      words.push_back(std::move(word));
    }
    return true;
  }

  bool classify(const std::string &text, Word &word) {
    if (!text.starts_with('-') || text.size() == 1)
      return true;
    word.kind = WordKind::Option;
    word.spelling = text;
    if ((word.row = find(text)))
      return true;
    size_t equals = text.find('=');
    if (equals != std::string::npos && (word.row = find(text.substr(0, equals)))) {
      word.spelling = text.substr(0, equals);
      word.value = text.substr(equals + 1);
      return true;
    }
    std::vector<Word> candidates = candidatesFor(text);
    if (candidates.size() > 1) {
      std::string names;
      for (const Word &candidate : candidates)
        names += (names.empty() ? "" : ", ") + candidate.spelling;
      return fail("ambiguous option: " + text + " could match " + names);
    }
    if (candidates.size() == 1)
      word = std::move(candidates[0]);
    else if (isNegativeNumber(text) || text.find(' ') != std::string::npos)
      word = {};
    return true;
  }

  /// The options that `text` may be short for.
  std::vector<Word> candidatesFor(const std::string &text) const {
    bool isLong = text.starts_with("--");
    size_t equals = isLong ? text.find('=') : std::string::npos;
    std::string_view prefix = std::string_view(text).substr(0, equals);
    std::vector<Word> found;
    for (const driver::OptionRow &row : options)
      for (std::string_view spelling : driver::spellingsOf(row)) {
        std::optional<std::string> value;
        if (!isLong && spelling == prefix.substr(0, 2)) // one letter, and more behind it
          value = text.substr(2);
        else if (!spelling.starts_with(prefix))
          continue;
        else if (equals != std::string::npos)
          value = text.substr(equals + 1);
        found.push_back({WordKind::Option, &row, std::string(spelling), std::move(value)});
      }
    return found;
  }

  // --- Consuming them.

  size_t nextOption(size_t at) const {
    while (at < words.size() && words[at].kind != WordKind::Option)
      ++at;
    return at;
  }

  bool consumeAll() {
    size_t at = 0;
    while (!hasLeft) {
      size_t option = nextOption(at);
      if (option == words.size())
        break;
      if (size_t end = consumeOperands(at); end > at) {
        at = end;
        continue;
      }
      addExtras(at, option);
      at = option;
      if (!consumeOption(at))
        return false;
    }
    if (!hasLeft)
      addExtras(consumeOperands(at), words.size());
    return true;
  }

  void addExtras(size_t from, size_t to) {
    for (; from < to; ++from)
      extras += " " + texts[from];
  }

  /// The first run of operands is taken, whole or, if there is to be a single one, that; returns its end, or
  /// `at` if there is none here.
  size_t consumeOperands(size_t at) {
    size_t end = at;
    bool any = false;
    while (end < words.size() && words[end].kind != WordKind::Option) {
      if (isSingle && any && words[end].kind == WordKind::Operand)
        break;
      any |= words[end++].kind == WordKind::Operand;
    }
    if (hasOperands || !any)
      return at;
    hasOperands = true;
    bool isFirstSeparator = true;
    for (size_t i = at; i < end; ++i) {
      if (isFirstSeparator && texts[i] == "--")
        isFirstSeparator = false;
      else
        result.operands.push_back(texts[i]);
    }
    return end;
  }

  /// The option at `at`, with those that are joined to it (-xdo FILE).
  bool consumeOption(size_t &at) {
    const Word &word = words[at];
    const driver::OptionRow *row = word.row;
    std::string spelling = word.spelling;
    std::optional<std::string> value = word.value;
    if (!row) {
      addExtras(at, at + 1);
      ++at;
      return true;
    }
    std::vector<const driver::OptionRow *> flags; // set only when the whole word is understood
    while (value && !row->takesArgument()) {
      const driver::OptionRow *joined = nullptr;
      if (!spelling.starts_with("--") && !value->empty())
        joined = find(spelling = "-" + value->substr(0, 1));
      if (!joined)
        return fail(argumentError(*row, "ignored explicit argument " + pytext::repr(*value)));
      flags.push_back(row);
      row = joined;
      value->erase(0, 1);
      if (value->empty())
        value.reset();
    }
    ++at;
    if (row->takesArgument() && !value) {
      if (at == words.size() || words[at].kind != WordKind::Operand)
        return fail(argumentError(*row, "expected one argument"));
      value = texts[at++];
    }
    for (const driver::OptionRow *flag : flags)
      if (!apply(*flag, {}))
        return false;
    return apply(*row, value.value_or(std::string()));
  }

  bool apply(const driver::OptionRow &row, const std::string &value) {
    if (hasLeft)
      return true;
    if (std::string wrong = set(row.id, value); !wrong.empty())
      return fail(argumentError(row, wrong));
    hasLeft = leaves(row.id);
    return true;
  }

  std::span<const driver::OptionRow> options;
  const std::vector<std::string> &texts;
  const PythonOptionSetter &set;
  const std::function<bool(unsigned)> &leaves;
  bool isSingle;
  std::vector<Word> words; // of the same index in `texts`
  bool hasOperands = false;
  bool hasLeft = false;
  std::string extras; // each with a space before it
  PythonCommandLine result;
};

} // namespace

PythonCommandLine parsePythonCommandLine(std::span<const driver::OptionRow> options,
                                         std::string_view operandName, const std::vector<std::string> &words,
                                         const PythonOptionSetter &set,
                                         const std::function<bool(unsigned id)> &leaves, bool isSingle) {
  return Parser(options, words, set, leaves, isSingle).run(operandName);
}

std::optional<int64_t> pythonInteger(std::string_view text) {
  constexpr std::string_view spaces = " \t\n\v\f\r";
  size_t first = text.find_first_not_of(spaces);
  if (first == std::string_view::npos)
    return std::nullopt;
  text = text.substr(first, text.find_last_not_of(spaces) - first + 1);
  bool isNegative = text.starts_with('-');
  if (isNegative || text.starts_with('+'))
    text.remove_prefix(1);
  // Single underscores may stand between digits.
  if (text.empty() || text.front() == '_' || text.back() == '_' || text.find("__") != std::string_view::npos)
    return std::nullopt;
  int64_t value = 0; // negative all the way, for the sake of the least number
  for (char c : text) {
    if (c == '_')
      continue;
    if (c < '0' || c > '9')
      return std::nullopt;
    int digit = c - '0';
    value = value < (INT64_MIN + digit) / 10 ? INT64_MIN : value * 10 - digit;
  }
  if (isNegative)
    return value;
  return value == INT64_MIN ? INT64_MAX : -value;
}

} // namespace adder::cli
