//===- test/unit/frontend/Trees.h - Syntax trees as one line of text ------------------------------------===//
//
// The dump of a tree with parentheses for its indentation: "BinaryChain(Name 'a', +, Name 'b')".
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_TEST_UNIT_FRONTEND_TREES_H
#define ADDER_TEST_UNIT_FRONTEND_TREES_H

#include "Stages.h"

namespace adder::test {

/// Indented lines as nested lists; with `lines` false "@LINE" is left out.
inline std::string nested(std::string_view dump, bool lines) {
  std::string result;
  size_t depth = 0;
  bool isFirst = true;
  while (!dump.empty()) {
    std::string line(dump.substr(0, dump.find('\n')));
    dump.remove_prefix(std::min(dump.size(), line.size() + 1));
    size_t indent = line.find_first_not_of(' ');
    line.erase(0, indent);
    size_t at = line.find(" @");
    if (!lines && at != std::string::npos && std::isdigit(line[at + 2]))
      line.erase(at, line.find_first_not_of("0123456789", at + 2) - at);
    for (; depth > indent / 2; --depth)
      result += ')';
    result += isFirst ? "" : depth < indent / 2 ? "(" : ", ";
    depth = indent / 2;
    result += line;
    isFirst = false;
  }
  return result + std::string(depth, ')');
}

/// Of a file with one statement, or its errors.
inline std::string statementOf(std::string_view text, bool lines = false,
                               const frontend::Options &options = testOptions()) {
  Stages program(text, options);
  std::string tree = program.ast();
  if (program.sink.errorCount())
    return tree;
  tree = nested(tree, lines);
  constexpr std::string_view kFile = "StatementList(";
  return tree.starts_with(kFile) ? tree.substr(kFile.size(), tree.size() - kFile.size() - 1) : tree;
}

/// Of a file with one expression statement.
inline std::string expressionOf(std::string_view text, const frontend::Options &options = testOptions()) {
  std::string tree = statementOf(text, false, options);
  constexpr std::string_view kStatement = "Expression(value: ";
  return tree.starts_with(kStatement) ? tree.substr(kStatement.size(), tree.size() - kStatement.size() - 1)
                                      : tree;
}

} // namespace adder::test

#endif // ADDER_TEST_UNIT_FRONTEND_TREES_H
