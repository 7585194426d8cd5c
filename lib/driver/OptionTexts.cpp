//===- driver/OptionTexts.cpp - Help and man page from an option table ----------------------------===//

#include "driver/OptionTexts.h"

#include "driver/Text.h"

#include <algorithm>
#include <utility>

namespace adder::driver {

namespace {

constexpr size_t kHelpColumn = 26;

/// What is listed below an option: values that have an explanation.
bool hasExplainedValues(const std::vector<OptionValue> &values) {
  return std::any_of(values.begin(), values.end(),
                     [](const OptionValue &value) { return !value.help.empty(); });
}

/// What is listed behind the help of an option: values without explanations, unless they are many.
std::string joinedValues(const ProgramDescription &program, const OptionRow &row) {
  std::string text;
  std::vector<OptionValue> values = valuesOf(program, row.id);
  if (hasManyValues(program, row) || hasExplainedValues(values))
    return text;
  for (const OptionValue &value : values)
    if (!value.value.empty())
      (text += text.empty() ? ": " : ", ") += value.value;
  return text;
}

/// Messages of warnings explain their group; what stands for their arguments becomes a letter.
std::string explanation(std::string_view help) {
  std::string text(help);
  for (auto [slot, letter] : {std::pair("{0}", "X"), std::pair("{1}", "N")})
    for (size_t at; (at = text.find(slot)) != text.npos;)
      text.replace(at, 3, letter);
  return text;
}

void addEntry(std::string &text, size_t indent, const std::string &head, std::string_view help,
              unsigned columns) {
  std::string line(indent, ' ');
  line += head;
  for (const std::string &part : wrap(help, columns - kHelpColumn)) {
    if (line.size() + 2 > kHelpColumn) {
      text += line + "\n";
      line.clear();
    }
    if (!part.empty())
      line.resize(kHelpColumn, ' ');
    text += line + part + "\n";
    line.clear();
  }
}

void addHelp(const ProgramDescription &program, const OptionRow &row, unsigned columns, std::string &text) {
  std::string head;
  for (std::string_view spelling : spellingsOf(row))
    (head += head.empty() ? "" : ", ") += usageOf(row, spelling);
  std::vector<OptionValue> values = valuesOf(program, row.id);
  addEntry(text, 2, head, std::string(row.help) + joinedValues(program, row), columns);
  if (hasExplainedValues(values))
    for (const OptionValue &value : values)
      addEntry(text, 4, std::string(value.value), explanation(value.help), columns);
}

/// Text as troff input: backslashes and leading dots would be commands, hyphens are minus signs.
std::string troff(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if ((c == '.' || c == '\'') && (i == 0 || text[i - 1] == '\n'))
      result += "\\&";
    if (c == '\\')
      result += "\\e";
    else if (c == '-')
      result += "\\-";
    else
      result += c;
  }
  return result;
}

/// Lines without the two spaces at their starts.
std::string withoutIndent(std::string_view lines) {
  std::string result(lines.substr(2));
  for (size_t at = 0; (at = result.find("\n  ", at)) != result.npos; ++at)
    result.erase(at + 1, 2);
  return result;
}

/// Paragraphs, with those that start with two spaces set as examples.
std::string troffParagraphs(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    size_t end = std::min(text.find("\n\n"), text.size());
    std::string_view paragraph = text.substr(0, end);
    bool isExample = paragraph.starts_with("  ");
    if (isExample)
      result += ".PP\n.RS 4\n.nf\n" + troff(withoutIndent(paragraph)) + "\n.fi\n.RE\n";
    else
      result += ".PP\n" + troff(paragraph) + "\n";
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return result;
}

std::string capitalised(std::string_view text) {
  std::string result(text);
  if (!result.empty() && result[0] >= 'a' && result[0] <= 'z')
    result[0] = char(result[0] - 'a' + 'A');
  return result;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char &c : result)
    if (c >= 'A' && c <= 'Z')
      c = char(c - 'A' + 'a');
  return result;
}

std::string manEntry(const ProgramDescription &program, const OptionRow &row) {
  std::string text = ".TP\n";
  std::string head;
  for (std::string_view spelling : spellingsOf(row))
    head += (head.empty() ? "\\fB" : ", \\fB") + troff(usageOf(row, spelling)) + "\\fR";
  std::vector<OptionValue> values = valuesOf(program, row.id);
  std::string help = capitalised(row.help) + joinedValues(program, row);
  help += help.ends_with(':') ? "" : ".";
  text += head + "\n" + troff(help) + "\n";
  if (!row.detail.empty())
    text += troff(row.detail) + "\n";
  if (hasExplainedValues(values)) {
    text += ".RS\n";
    for (const OptionValue &value : values)
      text += ".TP\n\\fB" + troff(value.value) + "\\fR\n" + troff(explanation(value.help)) + "\n";
    text += ".RE\n";
  }
  return text;
}

/// A command's part of the man page of its program.
std::string manCommand(const CommandDescription &command) {
  const ProgramDescription &program = *command.program;
  std::string text = ".SS " + troff(command.word) + "\n.B " + troff(program.name) + "\n" +
                     troff(program.synopsis) + "\n.PP\n" + troff(capitalised(program.tagline)) + ".\n";
  for (const ManSection &section : program.sections) {
    bool isDescription = section.title == "DESCRIPTION";
    if (!isDescription)
      text += ".PP\n.B " + troff(capitalised(lower(section.title))) + "\n";
    text += troffParagraphs(section.text);
    if (isDescription)
      for (const OptionRow &row : program.options)
        text += manEntry(program, row);
  }
  return text;
}

} // namespace

std::string usageOf(const OptionRow &row, std::string_view spelling) {
  std::string text(spelling);
  if (!row.takesArgument())
    return text;
  bool isLong = spelling.starts_with("--");
  bool isJoined = row.form == OptionForm::Joined;
  if (isLong && !row.argumentIsOptional())
    text += '=';
  else if (!isLong && !isJoined)
    text += ' ';
  return text.append(row.argument);
}

std::vector<std::string_view> groupsOf(const ProgramDescription &program) {
  std::vector<std::string_view> groups;
  for (const OptionRow &row : program.options)
    if (std::find(groups.begin(), groups.end(), row.group) == groups.end())
      groups.push_back(row.group);
  return groups;
}

std::string helpText(const ProgramDescription &program, unsigned columns, Commands commands) {
  std::string text = "usage: ";
  text.append(program.name).append(" ").append(program.synopsis).append("\n\n");
  for (const std::string &line : wrap(program.summary, columns))
    text += line + "\n";
  if (!commands.empty())
    text += "\nCommands:\n";
  for (const CommandDescription &command : commands)
    addEntry(text, 2, std::string(command.word), command.program->tagline, columns);
  for (std::string_view group : groupsOf(program)) {
    text.append("\n").append(group).append(":\n");
    for (const OptionRow &row : program.options)
      if (row.group == group)
        addHelp(program, row, columns, text);
  }
  return text;
}

std::string manPage(const ProgramDescription &program, std::string_view version, Commands commands) {
  std::string name(program.name);
  std::string upper = name;
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
  std::string text =
      ".TH " + troff(upper) + " 1 \"\" \"Adder " + std::string(version) + "\" \"User Commands\"\n";
  text += ".SH NAME\n" + troff(name) + " \\- " + troff(program.tagline) + "\n";
  text += ".SH SYNOPSIS\n.B " + troff(name) + "\n" + troff(program.synopsis) + "\n";
  for (const ManSection &section : program.sections) {
    text += ".SH " + std::string(section.title) + "\n" + troffParagraphs(section.text);
    if (section.title != "DESCRIPTION")
      continue;
    text += ".SH OPTIONS\n";
    for (std::string_view group : groupsOf(program)) {
      text += ".SS " + std::string(group) + "\n";
      for (const OptionRow &row : program.options)
        if (row.group == group)
          text += manEntry(program, row);
    }
    if (!commands.empty())
      text += ".SH COMMANDS\n";
    for (const CommandDescription &command : commands)
      text += manCommand(command);
  }
  return text;
}

std::string generateText(const ProgramDescription &program, std::string_view kind, std::string_view version,
                         Commands commands) {
  if (kind == "man")
    return manPage(program, version, commands);
  if (kind == "bash")
    return bashCompletion(program, commands);
  if (kind == "zsh")
    return zshCompletion(program, commands);
  return kind == "fish" ? fishCompletion(program, commands) : "";
}

} // namespace adder::driver
