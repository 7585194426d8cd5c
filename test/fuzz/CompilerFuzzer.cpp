//===- test/fuzz/CompilerFuzzer.cpp - Any bytes as a source file ----------------------------------------===//
//
// Takes the input through all stages, with two sets of options.  What is refused must come with an error
// whose place lies in the source; what compiles must be a file that our reader takes, shows and writes back
// byte for byte.
//
//===----------------------------------------------------------------------------------------------------===//

#include "../unit/frontend/Stages.h"
#include "emitters/bytecode/Emitter.h"
#include "mpy/Dump.h"
#include "mpy/Listing.h"
#include "mpy/Reader.h"
#include "mpy/Writer.h"
#if __has_include("frontend/Warnings.h")
#include "frontend/Warnings.h"
#define ADDER_HAS_WARNINGS
#endif

using namespace adder;

namespace {

void require(bool condition) {
  if (!condition)
    std::abort();
}

void checkDiagnostics(test::Stages &program) {
  for (const support::Diagnostic &record : program.sink.diagnostics()) {
    require(!support::formatMessage(program.arena, record.id, record.arguments).empty());
    require(record.range.begin <= record.range.end && record.range.end <= program.source.size());
    for (const support::DiagnosticNote &note : record.notes) {
      require(!support::formatMessage(program.arena, note.id, note.arguments).empty());
      require(!note.hasPlace() ||
              (note.range.begin <= note.range.end && note.range.end <= program.source.size()));
    }
  }
}

void show(support::Arena &arena, const mpy::Module &module, support::TextWriter &text) {
  mpy::dump(arena, module, text);
  mpy::writeListing(arena, module, text);
}

void checkModule(support::Arena &arena, const mpy::Module &module) {
  support::Vector<uint8_t> file(arena), again(arena);
  mpy::write(module, file);
  mpy::ReadError error;
  std::optional<mpy::Module> read = mpy::read(arena, file.span(), {}, error);
  require(read.has_value());
  support::TextWriter text(arena), textAgain(arena);
  show(arena, module, text);
  show(arena, *read, textAgain);
  require(text.text() == textAgain.text());
  mpy::write(*read, again);
  require(file.size() == again.size() && std::memcmp(file.data(), again.data(), file.size()) == 0);
}

void compile(std::string_view source, const frontend::Options &options) {
  test::Stages program(source, options);
  program.ast();
  if (!program.sink.errorCount())
    program.scopes();
  if (!program.sink.errorCount()) {
    mpy::Module module = bytecode_emitter::emit(program.arena, program.names, program.parse(),
                                                program.analyse(), options, program.sink);
    if (!program.sink.errorCount())
      checkModule(program.arena, module);
#ifdef ADDER_HAS_WARNINGS
    if (!program.sink.errorCount())
      frontend::reportWarnings(program.arena, program.names, program.parse(), program.analyse(), options,
                               program.sink);
#endif
  }
  checkDiagnostics(program);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  std::string_view source(reinterpret_cast<const char *>(data), size);
  frontend::Options options = test::testOptions();
  options.enabledWarnings = UINT32_MAX;
  compile(source, options);
  // The first byte is also the start of the source: golden programs are seeds as they are.
  options.optimisationLevel = size ? data[0] & 3 : 3;
  options.lineTables = size && (data[0] & 4);
  options.smallIntBits = size ? 2 + data[0] / 4 : 14;
  options.enabledWarnings = 0;
  compile(source, options);
  return 0;
}
