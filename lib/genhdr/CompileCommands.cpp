//===- genhdr/CompileCommands.cpp - How a source is compiled ------------------------------------------===//

#include "genhdr/CompileCommands.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace adder::genhdr {

namespace {

using Json = nlohmann::json;

/// Flags that go, with the word behind them where they take one.
struct Dropped {
  std::string_view flag;
  bool takesWord;
};
constexpr Dropped kDropped[] = {
    {"-c", false},  {"-S", false},  {"-E", false},   {"-o", true},   {"-M", false},
    {"-MM", false}, {"-MD", false}, {"-MMD", false}, {"-MP", false}, {"-MG", false},
    {"-MF", true},  {"-MT", true},  {"-MQ", true},   {"-MJ", true},
};

/// Flags that go with their argument in the same word.
bool isDroppedJoined(std::string_view word) {
  for (std::string_view prefix :
       {"-MF", "-MT", "-MQ", "-MJ", "-Wp,-MD", "-Wp,-MMD", "-Wp,-MT", "-Wp,-MF", "--output="})
    if (word.starts_with(prefix))
      return true;
  // -oFILE, but not -ObjC++ or other words of clang that begin with an o.
  return word.starts_with("-o") && word.ends_with(".o");
}

std::string memberText(const Json &object, const char *name) {
  auto found = object.find(name);
  if (found == object.end() || !found->is_string())
    return {};
  return found->get<std::string>();
}

/// The words of an entry; empty if it has none.
std::vector<std::string> argumentsOf(const Json &entry) {
  std::vector<std::string> words;
  if (auto found = entry.find("arguments"); found != entry.end() && found->is_array()) {
    for (const Json &word : *found)
      if (word.is_string())
        words.push_back(word.get<std::string>());
    return words;
  }
  return splitCommand(memberText(entry, "command"));
}

/// The word behind -o; empty if there is none.
std::string outputOf(const std::vector<std::string> &arguments) {
  for (size_t i = 0; i + 1 < arguments.size(); ++i)
    if (arguments[i] == "-o")
      return arguments[i + 1];
  return {};
}

/// `path` as seen from here, if it is relative to `directory`.
std::string seenFromHere(const std::string &directory, const std::string &path) {
  namespace fs = std::filesystem;
  return directory.empty() ? path : (fs::path(directory) / path).lexically_normal().string();
}

} // namespace

std::vector<std::string> toPreprocessing(const std::vector<std::string> &arguments, std::string_view file) {
  std::vector<std::string> words;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const std::string &word = arguments[i];
    const Dropped *dropped = nullptr;
    for (const Dropped &row : kDropped)
      if (row.flag == word)
        dropped = &row;
    if (dropped) {
      i += dropped->takesWord;
      continue;
    }
    bool isSource = i > 0 && word == file;
    if (word == "--" || isSource || isDroppedJoined(word))
      continue;
    words.push_back(word);
  }
  return words;
}

std::vector<std::string> splitCommand(std::string_view command) {
  std::vector<std::string> words;
  std::string word;
  bool inWord = false;
  char quote = 0;
  for (size_t i = 0; i < command.size(); ++i) {
    char c = command[i];
    if (!quote && (c == ' ' || c == '\t' || c == '\n')) {
      if (inWord)
        words.push_back(std::move(word));
      word.clear();
      inWord = false;
      continue;
    }
    inWord = true;
    if (quote ? c == quote : c == '\'' || c == '"') {
      quote = quote ? 0 : c;
    } else if (c == '\\' && quote != '\'' && i + 1 < command.size()) {
      char next = command[i + 1];
      // Within double quotes a backslash is itself but before these.
      if (quote == '"' && next != '"' && next != '\\' && next != '$' && next != '`')
        word += c;
      else
        word += command[++i];
    } else {
      word += c;
    }
  }
  if (inWord)
    words.push_back(std::move(word));
  return words;
}

std::optional<std::vector<SourceCommand>> parseCompileCommands(std::string_view text, const std::string &name,
                                                               Problems &problems) {
  Json document = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!document.is_array()) {
    addProblem(problems, Severity::Error, {name, 0}, "is not a compilation database: expected a JSON array");
    return std::nullopt;
  }
  std::vector<SourceCommand> commands;
  for (size_t i = 0; i < document.size(); ++i) {
    const Json &entry = document[i];
    std::vector<std::string> arguments;
    std::string file;
    if (entry.is_object()) {
      arguments = argumentsOf(entry);
      file = memberText(entry, "file");
    }
    if (arguments.empty() || file.empty()) {
      addProblem(problems, Severity::Error, {name, 0},
                 "entry " + std::to_string(i) + " lacks \"file\", or \"arguments\" and \"command\"");
      return std::nullopt;
    }
    SourceCommand command;
    command.directory = memberText(entry, "directory");
    command.output = memberText(entry, "output");
    if (command.output.empty())
      command.output = outputOf(arguments);
    command.path = seenFromHere(command.directory, file);
    command.words = toPreprocessing(arguments, file);
    commands.push_back(std::move(command));
  }
  return commands;
}

} // namespace adder::genhdr
