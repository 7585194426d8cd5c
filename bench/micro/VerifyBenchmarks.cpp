//===- micro/VerifyBenchmarks.cpp - Verifying modules -------------------------------------------------===//
//
// Generated sources are compiled once; bytes_per_second counts bytes of the .mpy file.  "verify" has the
// module at hand, "load" is what a loader does with a file: read and verify.  "items" are functions.
//
//===----------------------------------------------------------------------------------------------------===//

#include "HostArena.h"
#include "emitters/bytecode/Emitter.h"
#include "frontend/Parser.h"
#include "frontend/Scopes.h"
#include "mpy/Verify.h"
#include "mpy/Writer.h"

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace {

using namespace adder;

/// A file and the module that was read from it.
struct Program {
  support::Arena memory{bench::hostMemory()};
  support::Vector<uint8_t> file{memory};
  std::optional<mpy::Module> module;

  explicit Program(const std::string &name) {
    std::ifstream input(std::string(ADDER_BENCH_SOURCES "/") + name + ".py", std::ios::binary);
    std::string source(std::istreambuf_iterator<char>(input), {});
    frontend::Options options;
    options.inputName = options.sourceName = "benchmark.py";
    options.nestingLimit = 300;
    support::DiagnosticSink sink(memory);
    qstr::NameTable names(memory);
    frontend::Ast ast = frontend::parse(memory, names, source, options, sink);
    frontend::ScopeTable scopes = frontend::analyseScopes(memory, names, ast, options, sink);
    if (source.empty() || sink.errorCount())
      return;
    mpy::write(bytecode_emitter::emit(memory, names, ast, scopes, options, sink), file);
    mpy::ReadError error;
    module = mpy::read(memory, file.span(), {}, error);
  }
};

/// Runs `load(program, arena)`, which says whether all is well, again and again.
template <typename Load> void measure(benchmark::State &state, const char *name, Load load) {
  Program program(name);
  if (!program.module)
    return state.SkipWithError("the source is missing or does not compile");
  support::Arena arena(bench::hostMemory());
  bool good = true;
  for (auto _ : state) {
    good &= load(program, arena);
    arena.reset();
  }
  if (!good)
    return state.SkipWithError("the module has faults");
  state.SetBytesProcessed(int64_t(state.iterations() * program.file.size()));
  state.SetItemsProcessed(int64_t(state.iterations() * program.module->codes.size()));
}

bool verify(Program &program, support::Arena &arena) {
  return mpy::verify(arena, *program.module, {}, program.file.span()).empty();
}

bool load(Program &program, support::Arena &arena) {
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, program.file.span(), {}, error);
  return module && mpy::verify(arena, *module, {}, program.file.span()).empty();
}

#define VERIFY(Shape)                                                                                        \
  BENCHMARK_CAPTURE(measure, verify / Shape, #Shape "-500K", verify);                                        \
  BENCHMARK_CAPTURE(measure, load / Shape, #Shape "-500K", load)

VERIFY(classes);
VERIFY(functions);
VERIFY(flat);
VERIFY(literals);
VERIFY(strings);
VERIFY(nested);

} // namespace

BENCHMARK_MAIN();
