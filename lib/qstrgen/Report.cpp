//===- qstrgen/Report.cpp - What the commands share: words, inputs, problems ------------------------===//

#include "qstrgen/Report.h"

#include "cli/Options.h"
#include "driver/Files.h"
#include "driver/OptionTexts.h"

#include <algorithm>

namespace adder::qstrgen {

namespace {

using genhdr::Problem;
using genhdr::Severity;

std::string_view severityName(Severity severity) {
  return severity == Severity::Error ? "error" : severity == Severity::Warning ? "warning" : "note";
}

void appendPlace(std::string &out, const Environment &environment, const Problem &problem) {
  out += problem.file.empty() ? std::string(environment.program) : shown(problem.file);
  for (uint32_t number : {problem.line, problem.line ? problem.column : 0})
    if (number)
      out += ":" + std::to_string(number);
  out += ": ";
}

void appendProblem(std::string &out, const Environment &environment, const Problem &problem) {
  appendPlace(out, environment, problem);
  out.append(severityName(problem.severity)).append(": ").append(shown(problem.message)).append("\n");
}

/// Line ends are the script's own; everything else is made harmless.
std::string shownLines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    size_t end = std::min(text.find('\n'), text.size());
    out += shown(text.substr(0, end));
    if (end < text.size())
      out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

} // namespace

int reportProblems(const Environment &environment, const genhdr::Problems &problems, bool likeScript) {
  std::string text;
  bool scriptHasEnded = false;
  for (const Problem &problem : problems) {
    if (!likeScript || problem.scriptText.empty()) {
      appendProblem(text, environment, problem);
      continue;
    }
    if (scriptHasEnded)
      continue;
    scriptHasEnded = problem.severity == Severity::Error;
    if (problem.scriptUsesOutput)
      environment.console.writeOutput(shownLines(problem.scriptText));
    else
      text += shownLines(problem.scriptText);
    if (problem.file.empty())
      continue;
    appendPlace(text, environment, problem);
    text += "note: this is the place\n";
  }
  if (!text.empty())
    environment.console.writeError(text);
  return genhdr::hasErrors(problems) ? kFailure : kSuccess;
}

std::optional<std::string> readInput(const Environment &environment, const std::string &path) {
  driver::FileContent content = driver::readFile(path, kLargestInput);
  if (content.error || content.tooLarge) {
    reportFileError(environment, path,
                    content.error ? "cannot read: " + driver::errorText(content.error)
                                  : "file of more than " + std::to_string(kLargestInput) + " bytes");
    return std::nullopt;
  }
  if (uint32_t line = genhdr::lineOfInvalidUtf8(content.text)) {
    genhdr::Problems problems;
    genhdr::addProblem(problems, Severity::Error, {path, line}, "not UTF-8");
    reportProblems(environment, problems);
    return std::nullopt;
  }
  return std::move(content.text);
}

std::optional<std::string> readLines(const Environment &environment, const std::string &path) {
  std::optional<std::string> text = readInput(environment, path);
  if (!text || text->find('\r') == std::string::npos)
    return text;
  size_t size = 0;
  for (size_t i = 0; i < text->size(); ++i) {
    char c = (*text)[i];
    if (c == '\r' && i + 1 < text->size() && (*text)[i + 1] == '\n')
      continue;
    (*text)[size++] = c == '\r' ? '\n' : c;
  }
  text->resize(size);
  return text;
}

std::optional<int> parseSingleOperand(const Environment &environment,
                                      const driver::ProgramDescription &program, std::string_view usage,
                                      std::string_view operandName, const Words &words,
                                      const PythonOptionSetter &set, std::string &operand) {
  bool wantsHelp = false;
  PythonCommandLine line = parsePythonCommandLine(
      program.options, operandName, words,
      [&](unsigned id, const std::string &value) {
        if (id != kHelpOption)
          return set(id, value);
        wantsHelp = true;
        return std::string();
      },
      [](unsigned id) { return id == kHelpOption; }, true);
  if (!line.error.empty()) {
    // argparse leaves out where the script lies.
    std::string name(calledName(environment, program));
    name.erase(0, name.rfind('/') + 1);
    environment.console.writeError("usage: " + name + " " + std::string(usage) + "\n" + name +
                                   ": error: " + shown(line.error) + "\n");
    return kWrongUsage;
  }
  if (wantsHelp)
    return printHelp(environment, program);
  operand = std::move(line.operands[0]);
  return std::nullopt;
}

bool isHelpAlone(const Words &words) {
  return words.size() == 1 && (words[0] == "--help" || words[0] == "-h");
}

int printHelp(const Environment &environment, const driver::ProgramDescription &program) {
  return print(environment, driver::helpText(program, std::clamp(environment.console.columns, 60u, 100u)));
}

} // namespace adder::qstrgen
