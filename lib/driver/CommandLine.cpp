//===- driver/CommandLine.cpp - Finding options, and binding them with CLI11 ----------------------===//

#include "driver/CommandLine.h"

#include "driver/Text.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>

namespace adder::driver {

namespace {

/// An option as it stands on the command line.
struct FoundOption {
  const OptionRow *row;
  std::string value;
};

struct Match {
  const OptionRow *row = nullptr;
  bool hasValue = false;  ///< `value` is in the word itself
  bool wantsNext = false; ///< the value is the next word
  std::string value;
};

/// Compares `word` with one spelling of `row`.
bool matches(const OptionRow &row, std::string_view spelling, std::string_view word, Match &match) {
  if (!word.starts_with(spelling))
    return false;
  std::string_view rest = word.substr(spelling.size());
  bool isLong = spelling.starts_with("--");
  match = {&row, false, false, {}};
  if (rest.empty()) {
    bool attached = !isLong && row.form == OptionForm::Joined;
    match.hasValue = attached;
    match.wantsNext = row.takesArgument() && !attached && !row.argumentIsOptional();
    return true;
  }
  if (!row.takesArgument())
    return false;
  if (isLong) {
    if (rest.front() != '=')
      return false;
    rest.remove_prefix(1);
  } else if (row.form != OptionForm::Joined && row.form != OptionForm::JoinedOrSeparate) {
    return false;
  }
  match.hasValue = true;
  match.value = rest;
  return true;
}

Match findOption(const ProgramDescription &program, std::string_view word) {
  Match match;
  for (const OptionRow &row : program.options)
    for (std::string_view spelling : spellingsOf(row))
      if (matches(row, spelling, word, match))
        return match;
  return {};
}

std::string unknownOption(const ProgramDescription &program, std::string_view word) {
  std::string text = "unknown option '" + std::string(word) + "'";
  std::string_view name = word.substr(0, word.find('='));
  std::string_view best;
  size_t bestDistance = 3;
  for (const OptionRow &row : program.options)
    for (std::string_view spelling : spellingsOf(row)) {
      std::string_view plain = spelling.substr(0, spelling.find('='));
      size_t distance = plain.size() > 3 && name.size() < 64 ? editDistance(plain, name) : bestDistance;
      if (distance < bestDistance) {
        bestDistance = distance;
        best = spelling;
      }
    }
  if (!best.empty())
    text += ", did you mean '" + std::string(best) + "'?";
  return text;
}

/// First step: which words are options, values, operands.
std::string findOptions(const ProgramDescription &program, const std::vector<std::string> &words,
                        const CommandLineHandlers &handlers, std::vector<FoundOption> &found,
                        std::vector<std::string> &operands) {
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string &word = words[i];
    if (word.size() < 2 || word[0] != '-') {
      operands.push_back(word);
      continue;
    }
    if (word == "--") {
      operands.insert(operands.end(), words.begin() + ptrdiff_t(i) + 1, words.end());
      break;
    }
    Match match = findOption(program, word);
    if (!match.row)
      return unknownOption(program, word);
    if (match.wantsNext) {
      if (i + 1 == words.size())
        return "option '" + word + "' needs an argument (" + std::string(match.row->argument) + ")";
      match.value = words[++i];
    }
    found.push_back({match.row, match.value});
    if (handlers.endsParsing(match.row->id))
      break;
  }
  return {};
}

/// Second step: CLI11 holds one option a row, named by the row's id, and calls the setter for each
/// occurrence.  Values travel behind a mark, so that CLI11 sees neither empty ones nor the brackets and
/// braces that mean something to it.
std::string bindOptions(const std::vector<FoundOption> &found, const CommandLineHandlers &handlers) {
  CLI::App app;
  app.set_help_flag();
  std::vector<std::string> words;
  std::vector<const OptionRow *> known;
  for (const FoundOption &option : found) {
    std::string name = "--" + std::to_string(option.row->id);
    words.push_back(name);
    words.push_back("=" + option.value);
    if (std::find(known.begin(), known.end(), option.row) != known.end())
      continue;
    known.push_back(option.row);
    auto set = [row = option.row, &handlers](const std::vector<std::string> &values) {
      for (const std::string &value : values)
        if (std::string wrong = handlers.set(row->id, value.substr(1)); !wrong.empty())
          throw CLI::ValidationError(wrong);
    };
    app.add_option_function<std::vector<std::string>>(name, set)
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
  std::reverse(words.begin(), words.end()); // CLI11 takes them from the back
  try {
    app.parse(words);
  } catch (const CLI::Error &error) {
    return error.what();
  }
  return {};
}

} // namespace

CommandLineResult parseCommandLine(const ProgramDescription &program, const std::vector<std::string> &words,
                                   const CommandLineHandlers &handlers) {
  CommandLineResult result;
  std::vector<FoundOption> found;
  result.error = findOptions(program, words, handlers, found, result.operands);
  if (result.error.empty() && !found.empty())
    result.error = bindOptions(found, handlers);
  return result;
}

} // namespace adder::driver
