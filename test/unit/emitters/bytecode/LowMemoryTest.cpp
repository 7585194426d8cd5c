//===- LowMemoryTest.cpp - Memory ends at every possible place ------------------------------------------===//
//
// A board compiles with what its heap has left.  A program with all constructs is compiled over and over,
// with memory that ends one allocation later each time: every time but the last the compiler must leave
// through outOfMemory().
//
//===----------------------------------------------------------------------------------------------------===//

#include "../../bytecode/Bytes.h"
#include "emitters/bytecode/Emitter.h"
#include "frontend/Parser.h"
#include "mpy/Writer.h"

#include <gtest/gtest.h>

#include <csetjmp>
#include <cstdlib>

using namespace adder;

namespace {

/// Memory that gives so many blocks.
struct ShortMemory {
  size_t left = 0;
  bool wasAsked = false;
  std::jmp_buf exit;

  static void *resize(void *context, void *old, size_t, size_t newBytes) {
    auto &memory = *static_cast<ShortMemory *>(context);
    if (newBytes == 0) {
      std::free(old);
      return nullptr;
    }
    if (memory.left == 0)
      return nullptr;
    --memory.left;
    return std::realloc(old, newBytes);
  }
  [[noreturn]] static void outOfMemory(void *context, size_t) {
    auto &memory = *static_cast<ShortMemory *>(context);
    memory.wasAsked = true;
    std::longjmp(memory.exit, 1);
  }
};

constexpr char kProgram[] = R"(
import a.b as c, d
from ..e import f as g, h
_K = const(3)
x: int = _K + 2 ** 100
def outer(p, q=1, *r, s, t=(2, 'a string that is not short'), **u):
    "doc"
    def inner(y=1.5):
        nonlocal v
        v = [z * y + p for z in q if z < p <= 10]
        return lambda: {k: w for k, w in u.items()}
    v = 0
    global x
    for i in range(10):
        if i and not p or q:
            continue
        elif i == 3:
            break
        else:
            x += i
    while 1:
        try:
            with d as j, h: yield from inner
        except (A, B) as error:
            raise C from error
        finally:
            del v, x.y, x[1:2]
    assert x, f'{x!r:>{p}} and {q=}'
class K(outer, metaclass=d):
    async def m(self):
        async with c as n: await super().m(*n, **{1: b'2'})
        async for o in n: (yy := o)
    @staticmethod
    def n(): return 1j, ..., {1, x}, t'{x}'
a, *b = c, d = b, a
)";
constexpr char kBroken[] = "def f(:\n  x = [1, 2\ny = 'a\n}\nif a = 1: pass\n  z\nprint 'x'\n09\n";

/// Compiles with memory for `blocks` blocks.  Returns the bytes of the file; 0: there were errors.
size_t compile(support::Arena &arena, std::string_view source) {
  frontend::Options options;
  options.inputName = options.sourceName = "a.py";
  options.nestingLimit = 100;
  qstr::NameTable names(arena);
  support::DiagnosticSink sink(arena);
  frontend::Ast ast = frontend::parse(arena, names, source, options, sink);
  if (sink.errorCount())
    return 0;
  frontend::ScopeTable scopes = frontend::analyseScopes(arena, names, ast, options, sink);
  if (sink.errorCount())
    return 0;
  mpy::Module module = bytecode_emitter::emit(arena, names, ast, scopes, options, sink);
  support::Vector<uint8_t> file(arena);
  mpy::write(module, file);
  return file.size();
}

enum class Outcome { Compiled, Refused, OutOfMemory };

Outcome compileIn(ShortMemory &memory, size_t blocks, size_t chunkBytes, std::string_view source) {
  memory.left = blocks;
  support::Arena arena({&memory, ShortMemory::resize, ShortMemory::outOfMemory}, chunkBytes);
  if (setjmp(memory.exit) != 0)
    return Outcome::OutOfMemory; // the arena gives its blocks back
  return compile(arena, source) ? Outcome::Compiled : Outcome::Refused;
}

/// Gives one block more each time until it is enough; returns how many that are.
size_t blocksNeeded(size_t chunkBytes, std::string_view source, Outcome expected) {
  static ShortMemory memory; // outlives the jumps
  for (size_t blocks = 0; blocks < 100'000; ++blocks) {
    memory.wasAsked = false;
    Outcome outcome = compileIn(memory, blocks, chunkBytes, source);
    EXPECT_EQ(memory.wasAsked, outcome == Outcome::OutOfMemory);
    if (outcome == Outcome::OutOfMemory)
      continue;
    EXPECT_EQ(outcome, expected);
    return blocks;
  }
  return 0;
}

TEST(LowMemoryTest, EveryAllocationMayFail) {
  EXPECT_GT(blocksNeeded(0, kProgram, Outcome::Compiled), 200u); // each allocation is a block
}

TEST(LowMemoryTest, EveryAllocationMayFailWhileErrorsAreReported) {
  EXPECT_GT(blocksNeeded(0, kBroken, Outcome::Refused), 50u);
}

TEST(LowMemoryTest, EveryChunkMayFail) { EXPECT_GT(blocksNeeded(1024, kProgram, Outcome::Compiled), 10u); }

} // namespace
