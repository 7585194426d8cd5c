//===- driver/Compile.cpp - The stages in order, and what surrounds them --------------------------===//
//
// runStages() is the compiler.  Around it: a stack that is large enough (LargeStack.h), memory whose
// exhaustion comes back here by a jump, and the transfer of the results out of the arena.
//
//===----------------------------------------------------------------------------------------------------===//

#include "driver/Compile.h"

#include "driver/Blocks.h"
#include "driver/LargeStack.h"
#include "emitters/bytecode/Emitter.h"
#include "frontend/Lexer.h"
#include "frontend/Parser.h"
#include "frontend/Scopes.h"
#include "frontend/Warnings.h"
#include "mpy/Dump.h"
#include "mpy/Listing.h"
#include "mpy/Writer.h"

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <new>

namespace adder::driver {

namespace {

using support::Arena;
using support::DiagnosticId;
using support::DiagnosticSink;
using support::TextWriter;

/// Blocks with an upper limit, and the way out when it is reached.
struct HostMemory {
  size_t held = 0;
  size_t limit = SIZE_MAX;
  size_t wanted = 0; ///< what could not be had
  std::jmp_buf exit;

  static void *resize(void *context, void *old, size_t oldBytes, size_t newBytes) {
    auto &memory = *static_cast<HostMemory *>(context);
    if (newBytes == 0) {
      memory.held -= oldBytes;
      return resizeBlock(old, oldBytes, 0);
    }
    if (newBytes > oldBytes && newBytes - oldBytes > memory.limit - std::min(memory.limit, memory.held))
      return nullptr;
    void *block = resizeBlock(old, oldBytes, newBytes);
    if (block)
      memory.held += newBytes - oldBytes;
    return block;
  }

  [[noreturn]] static void outOfMemory(void *context, size_t bytes) {
    auto &memory = *static_cast<HostMemory *>(context);
    memory.wanted = bytes;
    std::longjmp(memory.exit, 1);
  }
};

/// What goes through the stages.  Lives in the driver's frame; everything it points to is in the arena.
struct Work {
  Arena &arena;
  std::string_view source;
  const frontend::Options &options;
  const CompileOptions &request;
  DiagnosticSink *sink = nullptr;
  support::Vector<uint8_t> *output = nullptr;
  std::array<TextWriter *, kDumpKinds> dumps{};
  mpy::Statistics statistics{};

  bool wants(DumpKind kind) const { return request.dumps[size_t(kind)]; }
  /// True if nothing behind this stage is wanted.
  bool endsWith(DumpKind kind) const {
    auto later = request.dumps.begin() + ptrdiff_t(kind) + 1;
    return request.dumpsOnly && std::find(later, request.dumps.end(), true) == request.dumps.end();
  }
  TextWriter &dump(DumpKind kind) { return *(dumps[size_t(kind)] = arena.make<TextWriter>(arena)); }
};

/// Has a table of names of its own, because the parser needs a fresh one; and a sink, because the parser
/// meets the same errors again.
void dumpTokens(Work &work, DiagnosticSink &sink) {
  qstr::NameTable names(work.arena);
  frontend::dumpTokens(work.arena, names, work.source, work.options, sink, work.dump(DumpKind::Tokens));
}

void runStages(Work &work) {
  Arena &arena = work.arena;
  DiagnosticSink &sink = *(work.sink = arena.make<DiagnosticSink>(arena));
  if (work.endsWith(DumpKind::Tokens))
    return dumpTokens(work, sink);
  if (work.wants(DumpKind::Tokens))
    dumpTokens(work, *arena.make<DiagnosticSink>(arena));

  // Tokens are pulled by the parser; constants are folded as the tree grows.
  qstr::NameTable names(arena);
  frontend::Ast ast = frontend::parse(arena, names, work.source, work.options, sink);
  if (sink.errorCount())
    return;
  if (work.wants(DumpKind::Ast))
    frontend::dumpAst(ast, names, work.dump(DumpKind::Ast));
  if (work.endsWith(DumpKind::Ast))
    return;

  // From here on every name has its storage, and all errors of the language are known.
  frontend::ScopeTable scopes = frontend::analyseScopes(arena, names, ast, work.options, sink);
  if (sink.errorCount())
    return;
  if (work.wants(DumpKind::Scopes))
    frontend::dumpScopes(ast, scopes, names, work.dump(DumpKind::Scopes));
  if (work.endsWith(DumpKind::Scopes))
    return;

  bytecode_emitter::Code code = bytecode_emitter::lower(arena, names, ast, scopes, work.options, sink);
  if (!work.options.enabledWarnings)
    ast.release(); // nothing takes more memory
  mpy::Module module = bytecode_emitter::encode(arena, names, scopes, work.options, sink, code);
  if (sink.errorCount())
    return;
  if (work.options.enabledWarnings) // only now: errors come first
    frontend::reportWarnings(arena, names, ast, scopes, work.options, sink);
  if (work.wants(DumpKind::Bytecode))
    mpy::writeListing(arena, module, work.dump(DumpKind::Bytecode));
  if (work.wants(DumpKind::Mpy))
    mpy::dump(arena, module, work.dump(DumpKind::Mpy));
  if (work.request.statistics)
    work.statistics = mpy::measure(arena, module);
  work.output = arena.make<support::Vector<uint8_t>>(arena);
  if (!work.request.dumpsOnly)
    mpy::write(module, *work.output);
}

/// False if memory ran out.  No frame between here and the arena holds anything that needs destruction.
bool runGuarded(HostMemory &memory, Work &work) {
  if (setjmp(memory.exit) != 0)
    return false;
  runStages(work);
  return true;
}

constexpr DiagnosticId kWarnings[] = {
#define WARNING(Enumerator, Group, Message) DiagnosticId::Enumerator,
#include "support/Diagnostics.def"
};
static_assert(std::size(kWarnings) <= 32, "warnings are bits of a 32-bit word");

uint32_t bitOf(DiagnosticId id) {
  auto at = std::find(std::begin(kWarnings), std::end(kWarnings), id);
  return at == std::end(kWarnings) ? 0 : uint32_t(1) << (at - std::begin(kWarnings));
}

void takeDiagnostics(const Work &work, CompileResult &result) {
  LineIndex lines(work.source);
  for (const support::Diagnostic &record : work.sink->diagnostics()) {
    bool isFatal =
        severityOf(record.id) == support::Severity::Error || (bitOf(record.id) & work.request.fatalWarnings);
    result.success &= !isFatal;
    if (work.request.diagnosticLimit && result.diagnostics.size() == work.request.diagnosticLimit) {
      ++result.diagnosticsDropped;
      continue;
    }
    result.diagnostics.push_back(ownDiagnostic(record, lines));
    if (isFatal)
      result.diagnostics.back().severity = support::Severity::Error;
  }
}

CompileResult failed(Diagnostic diagnostic) {
  CompileResult result;
  result.diagnostics.push_back(std::move(diagnostic));
  return result;
}

CompileResult takeResults(const Work &work) {
  CompileResult result;
  result.success = true;
  takeDiagnostics(work, result);
  for (size_t i = 0; i < kDumpKinds; ++i)
    if (work.dumps[i])
      result.dumps.push_back({DumpKind(i), std::string(work.dumps[i]->text())});
  if (result.success && work.output) {
    result.bytes.assign(work.output->begin(), work.output->end());
    if (work.request.statistics)
      result.statistics = work.statistics;
  }
  result.memoryUsed = work.arena.bytesReserved();
  return result;
}

bool isNestedTooDeep(const CompileResult &result) {
  auto isIt = [](const Diagnostic &diagnostic) {
    return diagnostic.code == codeOf(DiagnosticId::NestingTooDeep);
  };
  return std::any_of(result.diagnostics.begin(), result.diagnostics.end(), isIt);
}

frontend::Options frontendOptions(const CompileOptions &request) {
  frontend::Options options;
  options.inputName = request.inputName;
  options.sourceName = request.sourceName ? *request.sourceName : request.inputName;
  options.optimisationLevel = request.optimisationLevel;
  options.lineTables = request.lineTables;
  options.smallIntBits = request.smallIntBits & 0xff;
  options.architecture = request.architecture;
  options.archFlags = request.archFlags;
  options.defaultEmitter = request.defaultEmitter;
  options.nestingLimit = nestingLimitHere();
  options.enabledWarnings = request.enabledWarnings;
  return options;
}

} // namespace

struct Compiler::State {
  HostMemory memory;
  Arena arena{{&memory, HostMemory::resize, HostMemory::outOfMemory}};

  /// On a large stack.
  CompileResult compile(const std::string &source, const CompileOptions &request) {
    arena.reset();
    memory.limit = request.memoryLimit ? request.memoryLimit : SIZE_MAX;
    frontend::Options options = frontendOptions(request);
    Work work{arena, source, options, request};
    if (!runGuarded(memory, work))
      return failed(problem(Problem::OutOfMemory, {std::to_string(memory.wanted)}));
    return takeResults(work);
  }
};

Compiler::Compiler() : state(std::make_unique<State>()) {}
Compiler::~Compiler() = default;

CompileResult Compiler::compile(const std::string &source, const CompileOptions &options) {
  if (source.size() > kLargestSource)
    return failed(problem(Problem::InputTooLarge, {std::to_string(kLargestSource)}));
  CompileResult result;
  auto work = [&](unsigned) {
    try {
      result = state->compile(source, options);
    } catch (const std::bad_alloc &) { // while results were copied
      result = failed(problem(Problem::OutOfMemory, {"?"}));
    }
  };
  uint32_t limit = nestingLimitHere();
  if (limit)
    work(0);
  if (limit < kFullNestingLimit && (!limit || isNestedTooDeep(result)))
    LargeStackThreads(1, work); // waits at the end of the statement
  return result;
}

CompileResult compile(const std::string &source, const CompileOptions &options) {
  return Compiler().compile(source, options);
}

std::string_view nameOf(DumpKind kind) {
  constexpr std::string_view kNames[kDumpKinds] = {"tokens", "ast", "scopes", "bytecode", "mpy"};
  return kNames[size_t(kind)];
}

uint32_t warningsInGroup(std::string_view group) {
  uint32_t mask = 0;
  for (DiagnosticId id : kWarnings)
    if (group == "all" || group == warningGroupOf(id))
      mask |= bitOf(id);
  return mask;
}

} // namespace adder::driver
