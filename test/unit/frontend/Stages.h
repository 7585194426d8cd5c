//===- test/unit/frontend/Stages.h - A source text on its way through the front end ---------------------===//
//
// Tests name a text and look at what a stage makes of it: the dump of the tokens, of the tree or of the
// scopes, or the errors.  The text is kept in a heap block of exactly its size and one NUL byte, so that the
// address sanitizer sees a lexer that reads on.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_TEST_UNIT_FRONTEND_STAGES_H
#define ADDER_TEST_UNIT_FRONTEND_STAGES_H

#include "../HostArena.h"
#include "frontend/Lexer.h"
#include "frontend/Parser.h"
#include "frontend/Scopes.h"

#include <memory>
#include <string>
#include <vector>

namespace adder::test {

/// What the driver would fill in for `mpy-cross a.py`.
inline frontend::Options testOptions() {
  frontend::Options options;
  options.inputName = "a.py";
  options.sourceName = "a.py";
  // Main threads have 8 MiB of stack, and frames are larger under the sanitizers.
  options.nestingLimit = 100;
  return options;
}

class Stages {
public:
  explicit Stages(std::string_view text, const frontend::Options &options = testOptions())
      : options(options), characters(new char[text.size() + 1]), names(arena), sink(arena),
        source(characters.get(), text.size()) {
    if (!text.empty())
      std::memcpy(characters.get(), text.data(), text.size());
    characters[text.size()] = 0;
  }

  std::string tokens() {
    support::TextWriter out(arena);
    frontend::dumpTokens(arena, names, source, options, sink, out);
    return std::string(out.text());
  }

  const frontend::Ast &parse() {
    if (!tree)
      tree = arena.make<frontend::Ast>(frontend::parse(arena, names, source, options, sink));
    return *tree;
  }

  /// Only for texts without syntax errors.
  const frontend::ScopeTable &analyse() {
    if (!table)
      table = arena.make<frontend::ScopeTable>(frontend::analyseScopes(arena, names, parse(), options, sink));
    return *table;
  }

  std::string ast() {
    parse();
    if (sink.errorCount())
      return errors();
    support::TextWriter out(arena);
    frontend::dumpAst(*tree, names, out);
    return std::string(out.text());
  }

  std::string scopes() {
    parse();
    if (!sink.errorCount())
      analyse();
    if (sink.errorCount())
      return errors();
    support::TextWriter out(arena);
    frontend::dumpScopes(*tree, *table, names, out);
    return std::string(out.text());
  }

  /// One line a diagnostic: "LINE: message".
  std::string errors() {
    std::string result;
    for (const support::Diagnostic &record : sink.diagnostics())
      result += std::to_string(record.line) + ": " +
                std::string(support::formatMessage(arena, record.id, record.arguments)) + "\n";
    return result;
  }

  StrictArena arena;
  frontend::Options options;
  std::unique_ptr<char[]> characters;
  qstr::NameTable names;
  support::DiagnosticSink sink;
  std::string_view source;

private:
  frontend::Ast *tree = nullptr;
  frontend::ScopeTable *table = nullptr;
};

} // namespace adder::test

#endif // ADDER_TEST_UNIT_FRONTEND_STAGES_H
