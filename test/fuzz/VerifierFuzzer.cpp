//===- test/fuzz/VerifierFuzzer.cpp - Any bytes as a module, any bytes as instructions --------------===//
//
// The first byte chooses.  'M': the input is a .mpy file, which is read and verified under all policies. Else
// the rest becomes the instructions of a function with a frame, blocks, cells and children of a size that the
// next bytes give; mutations then hit instructions most of the time.  Verifying must end within its number of
// steps, give the same answer twice, and explain what it refuses.  What it accepts is then run by a model of
// a machine (Machine.h) that makes random choices and looks at every slot it touches.
//
//===------------------------------------------------------------------------------------------------===//

#include "../unit/HostArena.h"
#include "Machine.h"
#include "mpy/Verify.h"

using namespace adder;

namespace {

void require(bool condition) {
  if (!condition)
    std::abort();
}

void verifyModule(support::Arena &arena, std::span<const uint8_t> file) {
  mpy::ReadError error;
  std::optional<mpy::Module> module = mpy::read(arena, file, {.allowOverlongIntegers = true}, error);
  if (!module) {
    mpy::Fault fault = mpy::faultOf(arena, error);
    require(!fault.message.empty() && fault.fileOffset <= file.size());
    return;
  }
  for (mpy::NativePolicy native : {mpy::NativePolicy::Refuse, mpy::NativePolicy::Allow}) {
    support::Vector<mpy::Fault> faults = mpy::verify(arena, *module, {.native = native}, file);
    for (const mpy::Fault &fault : faults) {
      require(!fault.message.empty());
      require(fault.fileOffset == mpy::Fault::kNoOffset || fault.fileOffset <= file.size());
      require(fault.code == mpy::Fault::kNoCode || fault.code < module->codes.size());
    }
    mpy::VerifyOptions first{.native = native, .strictTexts = true, .firstFaultOnly = true};
    require(mpy::verify(arena, *module, first).size() <= 1);
  }
}

bool isBaseException(const void *, uint32_t qstr) { return qstr == 3; }

void verifyFunction(support::Arena &arena, std::span<const uint8_t> data) {
  if (data.size() < 5)
    return;
  bytecode::Prelude prelude;
  prelude.signature.stateSize = 1 + data[0] % 32;
  prelude.signature.exceptionStack = data[1] % 8;
  prelude.signature.flags = data[2] & bytecode::scope_flag::Generator;
  const uint8_t cell = 1;
  if (data[2] & 2 && prelude.signature.stateSize > 1)
    prelude.cells = {&cell, 1};
  prelude.code = data.subspan(3);
  bytecode::ChildShape shapes[2] = {{.known = true}, {.known = true, .positional = 2, .leadingStars = 2}};
  const uint32_t children[2] = {0, 1};
  bytecode::FunctionContext context;
  context.qstrCount = 8;
  context.objectCount = 4;
  context.children = children;
  context.shapes = shapes;
  context.isBaseException = isBaseException;
  bytecode::FunctionVerifier verifier(arena);
  std::optional<bytecode::FunctionFault> fault = verifier.verify(prelude, context);
  require(verifier.steps() < 20 * prelude.code.size() + 40000);
  if (fault) {
    require(!fault->message.empty() && fault->offset < prelude.code.size());
    return;
  }
  require(!verifier.verify(prelude, context));
  for (uint32_t seed = 1; seed <= 8; ++seed)
    require(fuzz::Machine(prelude, isBaseException, seed).run());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static test::HostArena arena;
  arena.reset();
  if (!size)
    return 0;
  if (data[0] == 'M')
    verifyModule(arena, {data, size});
  else
    verifyFunction(arena, {data + 1, size - 1});
  return 0;
}
