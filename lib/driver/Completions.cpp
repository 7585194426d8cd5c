//===- driver/Completions.cpp - Shell completions from an option table ----------------------------===//
//
// Each shell is offered the options, the values of those that list them, files for those that take files, and
// sources and directories as operands.
//
//===----------------------------------------------------------------------------------------------------===//

#include "driver/OptionTexts.h"

#include <algorithm>

namespace adder::driver {

namespace {

/// Within single quotes of any shell.
std::string shellQuoted(std::string_view text) {
  std::string result = "'";
  for (char c : text)
    result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

bool isLong(std::string_view spelling) { return spelling.starts_with("--"); }

/// True if the argument is part of the option's own word.
bool isAttached(const OptionRow &row, std::string_view spelling) {
  return row.takesArgument() && (isLong(spelling) || row.form == OptionForm::Joined);
}

/// The first clause of a help text.
std::string brief(std::string_view help) {
  std::string_view text = help.substr(0, help.find_first_of(";:(,"));
  return std::string(text.substr(0, text.find_last_not_of(' ') + 1));
}

struct Word {
  std::string text;
  std::string help;
};

/// What a word may start with and be completed to: the spelling, or the spelling with each value.
std::vector<Word> wordsOf(const ProgramDescription &program, const OptionRow &row,
                          std::string_view spelling) {
  std::string head(spelling);
  if (!isAttached(row, spelling))
    return {{head, brief(row.help)}};
  std::vector<Word> words;
  if (isLong(spelling)) {
    if (row.argumentIsOptional())
      words.push_back({head, brief(row.help)});
    head += '=';
  }
  size_t before = words.size();
  for (const OptionValue &value : valuesOf(program, row.id))
    if (!value.value.empty() && !hasManyValues(program, row))
      words.push_back({head + std::string(value.value), brief(row.help)});
  if (words.size() == before)
    words.push_back({head, brief(row.help)});
  return words;
}

/// The options whose argument is the next word.
std::string separateSpellings(const OptionRow &row, std::string_view separator) {
  std::string text;
  for (std::string_view spelling : spellingsOf(row))
    if (row.takesArgument() && !row.argumentIsOptional() && !(isAttached(row, spelling) && !isLong(spelling)))
      (text += text.empty() ? "" : std::string(separator)) += spelling;
  return text;
}

std::string valuesText(const ProgramDescription &program, const OptionRow &row) {
  std::string text;
  for (const OptionValue &value : valuesOf(program, row.id))
    if (!value.value.empty())
      (text += text.empty() ? "" : " ") += value.value;
  return text;
}

std::string identifier(std::string_view name) {
  std::string text = "_" + std::string(name);
  std::replace(text.begin(), text.end(), '-', '_');
  return text;
}

/// zsh's `[text]` and `:text:` must not hold brackets and colons.
std::string zshText(std::string_view text) {
  std::string result;
  for (char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\')
      result += '\\';
    result += c;
  }
  return result;
}

std::string zshAction(const ProgramDescription &program, const OptionRow &row) {
  if (row.completion == OptionCompletion::Values)
    return "(" + zshText(valuesText(program, row)) + ")";
  return row.completion == OptionCompletion::File ? "_files" : "";
}

std::string zshSpec(const ProgramDescription &program, const OptionRow &row, std::string_view spelling) {
  std::string spec = "*" + std::string(spelling);
  if (spec.ends_with('='))
    spec.pop_back();
  bool hasEquals = spelling.ends_with('=') || (isLong(spelling) && row.takesArgument());
  if (hasEquals)
    spec += isLong(spelling) && !row.argumentIsOptional() ? "=" : "=-";
  else if (row.takesArgument() && row.form == OptionForm::Joined)
    spec += "-";
  else if (row.takesArgument() && row.form == OptionForm::JoinedOrSeparate)
    spec += "+";
  spec += "[" + zshText(brief(row.help)) + "]";
  if (row.takesArgument()) {
    spec += row.argumentIsOptional() || row.argument.starts_with('[') ? "::" : ":";
    spec += zshText(row.argument) + ":" + zshAction(program, row);
  }
  return shellQuoted(spec);
}

// --- bash

/// Sets `values` or `files` to what may follow, or leaves.
std::string bashCases(const ProgramDescription &program, const std::string &indent) {
  std::string text = indent + "case $option in\n";
  std::string words;
  for (const OptionRow &row : program.options) {
    if (std::string spellings = separateSpellings(row, "|"); !spellings.empty()) {
      if (hasManyValues(program, row)) // then they are not among the words below
        for (std::string_view spelling : spellingsOf(row))
          spellings += isLong(spelling) ? "|" + std::string(spelling) + "=" : "";
      text += indent + "    " + spellings + ") ";
      if (row.completion == OptionCompletion::Values)
        text += "values=" + shellQuoted(valuesText(program, row)) +
                (hasManyValues(program, row) ? " word=${word#\"$option\"}" : "");
      else
        text += row.completion == OptionCompletion::File ? "files='*'" : "return";
      text += " ;;\n";
    }
    for (std::string_view spelling : spellingsOf(row))
      for (const Word &candidate : wordsOf(program, row, spelling))
        words += " " + candidate.text;
  }
  return text + indent + "    *) [[ $word == -* ]] && values=" + shellQuoted(words.substr(1)) + " ;;\n" +
         indent + "esac\n";
}

std::string wordsOf(Commands commands, std::string_view separator) {
  std::string text;
  for (const CommandDescription &command : commands)
    (text += text.empty() ? "" : std::string(separator)) += command.word;
  return text;
}

/// Chooses the options by the command, which is the first word.
std::string bashCommandCases(const ProgramDescription &program, Commands commands) {
  std::string text = "    local command=${line#*[[:space:]]}\n"
                     "    command=${command%%[[:space:]]*}\n"
                     "    [[ $before == *[[:space:]]* ]] || command=\n"
                     "    case $command in\n";
  for (const CommandDescription &command : commands)
    text += "        " + std::string(command.word) + ")\n" + bashCases(*command.program, "            ") +
            "            ;;\n";
  return text + "        *)\n" + bashCases(program, "            ") + "            ;;\n    esac\n";
}

// --- zsh

std::string zshArguments(const ProgramDescription &program, const std::string &indent) {
  std::string text = indent + "_arguments -s \\\n";
  for (const OptionRow &row : program.options)
    for (std::string_view spelling : spellingsOf(row))
      text += indent + "    " + zshSpec(program, row, spelling) + " \\\n";
  return text;
}

std::string zshInput(const ProgramDescription &program) {
  return "_files -g \"*" + std::string(program.inputSuffix) + "(-.) *(-/)\"";
}

// --- fish

/// The options of a program.  `condition`: words before them all.
std::string fishOptions(const ProgramDescription &program, const std::string &condition) {
  std::string text;
  for (const OptionRow &row : program.options)
    for (std::string_view spelling : spellingsOf(row)) {
      std::string_view plain = spelling.substr(spelling.find_first_not_of('-'));
      std::string help = " -d " + shellQuoted(brief(row.help));
      if (!isLong(spelling) && row.form == OptionForm::Joined) { // fish knows no such form: offer whole words
        for (const Word &word : wordsOf(program, row, spelling))
          text += condition + " -a " + shellQuoted(word.text) + help + "\n";
        continue;
      }
      text += condition + (isLong(spelling) ? " -l " : plain.size() == 1 ? " -s " : " -o ");
      text += std::string(plain) + help;
      if (row.completion == OptionCompletion::File)
        text += " -r -F";
      else if (row.takesArgument())
        text += row.argumentIsOptional() ? " -f" : " -x";
      if (row.completion == OptionCompletion::Values)
        text += " -a " + shellQuoted(valuesText(program, row));
      text += "\n";
    }
  return text;
}

} // namespace

std::string bashCompletion(const ProgramDescription &program, Commands commands) {
  std::string function = identifier(program.name);
  // Readline splits words at `=`, so the words are found again, and what it will not replace is cut from the
  // answers.
  std::string text = "# bash completion for " + std::string(program.name) + "\n" + function +
                     "()\n{\n"
                     "    local line=${COMP_LINE:0:COMP_POINT} word before values= files=\n"
                     "    word=${line##*[[:space:]]}\n"
                     "    before=${line%\"$word\"}\n"
                     "    before=${before%\"${before##*[![:space:]]}\"}\n"
                     "    local option=${before##*[[:space:]]}\n"
                     "    [[ $word == --*=* ]] && option=${word%%=*}=\n";
  text += commands.empty() ? bashCases(program, "    ") : bashCommandCases(program, commands);
  text += "    if [[ $values ]]; then\n"
          "        COMPREPLY=($(compgen -W \"$values\" -- \"$word\"))\n"
          "        [[ ${#COMPREPLY[@]} == 1 && $COMPREPLY == *= ]] && compopt -o nospace\n"
          "        [[ $word == *=* ]] && COMPREPLY=(\"${COMPREPLY[@]#\"${word%=*}=\"}\")\n"
          "    else\n"
          "        compopt -o filenames\n"
          "        COMPREPLY=($(compgen -f -X \"!${files:-*" +
          std::string(program.inputSuffix) + "}\" -- \"$2\") $(compgen -d -- \"$2\"))\n";
  if (!commands.empty())
    text += "        [[ $before == *[[:space:]]* ]] || COMPREPLY+=($(compgen -W " +
            shellQuoted(wordsOf(commands, " ")) + " -- \"$word\"))\n";
  return text + "    fi\n}\ncomplete -F " + function + " " + std::string(program.name) + "\n";
}

std::string zshCompletion(const ProgramDescription &program, Commands commands) {
  std::string text = "#compdef " + std::string(program.name) + "\n\n";
  if (commands.empty())
    return text + zshArguments(program, "") + "    '*:input:" + zshInput(program) + "'\n";
  text += "if (( CURRENT > 2 )); then\n    case $words[2] in\n";
  for (const CommandDescription &command : commands)
    text += "        " + std::string(command.word) +
            ")\n            shift words\n            (( CURRENT-- ))\n" +
            zshArguments(*command.program, "            ") +
            "                '*:input:" + zshInput(*command.program) + "'\n            return ;;\n";
  text += "    esac\nfi\nlocal -a commands=(\n";
  for (const CommandDescription &command : commands)
    text += "    " + shellQuoted(std::string(command.word) + ":" + zshText(brief(command.program->tagline))) +
            "\n";
  text += ")\nlocal state\n" + zshArguments(program, "") +
          "    '1:command or input:->first' '*:input:" + zshInput(program) + "'\n";
  return text + "if [[ $state == first ]]; then\n    _describe command commands\n    " + zshInput(program) +
         "\nfi\n";
}

std::string fishCompletion(const ProgramDescription &program, Commands commands) {
  std::string name(program.name);
  std::string complete = "complete -c " + name;
  std::string text = "# fish completion for " + name + "\n" + complete + " -f\n" + complete +
                     " -k -a '(__fish_complete_suffix " + std::string(program.inputSuffix) + ")'\n";
  if (commands.empty())
    return text + fishOptions(program, complete);
  for (const CommandDescription &command : commands)
    text += complete + " -n __fish_use_subcommand -a " + std::string(command.word) + " -d " +
            shellQuoted(brief(command.program->tagline)) + "\n";
  text +=
      fishOptions(program, complete + " -n 'not __fish_seen_subcommand_from " + wordsOf(commands, " ") + "'");
  for (const CommandDescription &command : commands)
    text += fishOptions(*command.program,
                        complete + " -n '__fish_seen_subcommand_from " + std::string(command.word) + "'");
  return text;
}

} // namespace adder::driver
