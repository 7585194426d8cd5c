//===- qstrgen/PythonCall.cpp - What a command line of Python runs, and who serves that ------------===//

#include "qstrgen/PythonCall.h"

namespace adder::qstrgen {

namespace {

/// Options that change nothing about what one of the served scripts does.
constexpr std::string_view kIdleOptions = "bBdEIOPqRsSu";

constexpr ServedScript kScripts[] = {
#define SCRIPT(FileName, ServiceName, Target) {FileName, Service::ServiceName, Target},
#include "qstrgen/Scripts.def"
};

constexpr ServedScript kModules[] = {
#define MODULE(Name, ServiceName, Target) {Name, Service::ServiceName, Target},
#include "qstrgen/Scripts.def"
};

/// What a word of letters says: -uB, -Wignore, -m NAME.
struct LetterResult {
  bool understood = true;
  bool takesNextWord = false;
  bool isModule = false;
  std::string_view argument = {};
};

LetterResult readLetters(std::string_view letters) {
  for (size_t at = 0; at < letters.size(); at++) {
    char letter = letters[at];
    if (kIdleOptions.find(letter) != std::string_view::npos)
      continue;
    if (letter != 'W' && letter != 'X' && letter != 'm')
      return {.understood = false};
    std::string_view rest = letters.substr(at + 1);
    return {.takesNextWord = rest.empty(), .isModule = letter == 'm', .argument = rest};
  }
  return {.understood = !letters.empty()};
}

} // namespace

PythonCall parsePythonCall(const std::vector<std::string> &words) {
  for (size_t at = 0; at < words.size(); at++) {
    std::string_view word = words[at];
    if (word.empty())
      return {};
    if (word[0] != '-')
      return {PythonCallKind::Script, word, at, at + 1};
    if (word == "--check-hash-based-pycs") {
      at++;
      continue;
    }
    LetterResult letters = readLetters(word.substr(1));
    if (!letters.understood || (letters.takesNextWord && at + 1 == words.size()))
      return {};
    if (letters.isModule) {
      std::string_view name = letters.takesNextWord ? words[at + 1] : letters.argument;
      return {PythonCallKind::Module, name, at, at + 1 + letters.takesNextWord};
    }
    at += letters.takesNextWord;
  }
  return {};
}

const ServedScript *serviceFor(const PythonCall &call) {
  if (call.kind == PythonCallKind::Module)
    for (const ServedScript &row : kModules)
      if (call.name == row.name)
        return &row;
  if (call.kind == PythonCallKind::Script)
    for (const ServedScript &row : kScripts)
      if (call.name.ends_with(row.name) &&
          (call.name.size() == row.name.size() || call.name[call.name.size() - row.name.size() - 1] == '/'))
        return &row;
  return nullptr;
}

} // namespace adder::qstrgen
