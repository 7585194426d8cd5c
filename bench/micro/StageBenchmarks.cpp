//===- micro/StageBenchmarks.cpp - The stages of the compiler, one by one -----------------------------===//
//
// Each stage runs over generated sources with everything before it done once.  bytes_per_second always counts
// bytes of source, so the stages can be compared and add up to the compiler; "tokens" and "output" are rates
// of their own units.  The arena is reset after every run, as the driver does between files.
//
//===----------------------------------------------------------------------------------------------------===//

#include "HostArena.h"
#include "emitters/bytecode/Emitter.h"
#include "frontend/Lexer.h"
#include "frontend/Parser.h"
#include "frontend/Scopes.h"
#include "mpy/Reader.h"
#include "mpy/Writer.h"

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace {

using namespace adder;

/// A source and what the stages make of it.  Each stage fills its own arena, so that one can be run again.
struct Program {
  std::string source;
  frontend::Options options;
  support::Arena parserMemory{bench::hostMemory()};
  support::Arena scopeMemory{bench::hostMemory()};
  support::Arena emitterMemory{bench::hostMemory()};
  support::DiagnosticSink sink{parserMemory};
  std::optional<qstr::NameTable> names;
  std::optional<frontend::Ast> ast;
  std::optional<frontend::ScopeTable> scopes;
  std::optional<mpy::Module> module;
  std::string output;

  explicit Program(const std::string &name) {
    std::ifstream file(std::string(ADDER_BENCH_SOURCES "/") + name + ".py", std::ios::binary);
    source.assign(std::istreambuf_iterator<char>(file), {});
    options.inputName = options.sourceName = "benchmark.py";
    options.nestingLimit = 300; // the main thread's stack; the sources nest to about twenty
    names.emplace(parserMemory);
    ast.emplace(frontend::parse(parserMemory, *names, source, options, sink));
    scopes.emplace(frontend::analyseScopes(scopeMemory, *names, *ast, options, sink));
    module = bytecode_emitter::emit(emitterMemory, *names, *ast, *scopes, options, sink);
    support::Vector<uint8_t> bytes(emitterMemory);
    mpy::write(*module, bytes);
    output.assign(bytes.begin(), bytes.end());
  }

  bool isGood() const { return !source.empty() && !sink.errorCount(); }
};

/// Runs `stage(program, arena)` again and again.
template <typename Stage> void measure(benchmark::State &state, const char *name, Stage stage) {
  Program program(name);
  if (!program.isGood())
    return state.SkipWithError("the source is missing or does not compile");
  support::Arena arena(bench::hostMemory());
  double counted = 0;
  for (auto _ : state) {
    counted += double(stage(program, arena));
    arena.reset();
  }
  state.SetBytesProcessed(int64_t(state.iterations() * program.source.size()));
  if (counted > 0)
    state.counters["items"] = benchmark::Counter(counted, benchmark::Counter::kIsRate);
}

/// Items are tokens.
size_t lex(Program &program, support::Arena &arena) {
  qstr::NameTable names(arena);
  frontend::Lexer lexer(arena, names, program.source, program.options);
  size_t tokens = 1;
  for (; lexer.token().kind != frontend::TokenKind::End; lexer.advance())
    ++tokens;
  return tokens;
}

/// Lexing included, since the parser pulls the tokens.  Items are words of the tree.
size_t parse(Program &program, support::Arena &arena) {
  qstr::NameTable names(arena);
  support::DiagnosticSink sink(arena);
  return frontend::parse(arena, names, program.source, program.options, sink).mark();
}

/// Items are scopes.
size_t analyse(Program &program, support::Arena &arena) {
  support::DiagnosticSink sink(arena);
  return frontend::analyseScopes(arena, *program.names, *program.ast, program.options, sink).size();
}

/// Lowering and encoding.  Items are code elements.
size_t emit(Program &program, support::Arena &arena) {
  support::DiagnosticSink sink(arena);
  return bytecode_emitter::emit(arena, *program.names, *program.ast, *program.scopes, program.options, sink)
      .codes.size();
}

/// Items are bytes of output.
size_t write(Program &program, support::Arena &arena) {
  support::Vector<uint8_t> bytes(arena);
  mpy::write(*program.module, bytes);
  benchmark::DoNotOptimize(bytes.data());
  return bytes.size();
}

/// Items are bytes of the .mpy file.
size_t read(Program &program, support::Arena &arena) {
  std::span<const uint8_t> file(reinterpret_cast<const uint8_t *>(program.output.data()),
                                program.output.size());
  mpy::ReadError error;
  bool good = mpy::read(arena, file, {}, error).has_value();
  return good ? file.size() : 0;
}

size_t compile(Program &program, support::Arena &arena) {
  qstr::NameTable names(arena);
  support::DiagnosticSink sink(arena);
  frontend::Ast ast = frontend::parse(arena, names, program.source, program.options, sink);
  frontend::ScopeTable scopes = frontend::analyseScopes(arena, names, ast, program.options, sink);
  mpy::Module module = bytecode_emitter::emit(arena, names, ast, scopes, program.options, sink);
  support::Vector<uint8_t> bytes(arena);
  mpy::write(module, bytes);
  return bytes.size();
}

#define STAGE(Function, Shape) BENCHMARK_CAPTURE(measure, Function / Shape, #Shape "-500K", Function)
#define STAGES(Shape)                                                                                        \
  STAGE(lex, Shape);                                                                                         \
  STAGE(parse, Shape);                                                                                       \
  STAGE(analyse, Shape);                                                                                     \
  STAGE(emit, Shape);                                                                                        \
  STAGE(write, Shape);                                                                                       \
  STAGE(read, Shape);                                                                                        \
  STAGE(compile, Shape)

STAGES(classes);
STAGES(functions);
STAGES(flat);
STAGES(literals);
STAGES(strings);
STAGES(nested);

} // namespace

BENCHMARK_MAIN();
