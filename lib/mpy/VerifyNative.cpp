//===- mpy/VerifyNative.cpp - What surrounds machine code -------------------------------------------===//
//
// Nothing can be said about machine code, but what a loader does with it before it runs can be checked: the
// words in front of it, that its prelude lies behind it, and that relocations patch nothing but its own text
// and rodata.
//
//===------------------------------------------------------------------------------------------------===//

#include "bytecode/NativeFunctions.h"
#include "bytecode/Prelude.h"
#include "mpy/Relocations.h"
#include "mpy/VerifyImpl.h"
#include "mpy/Writer.h"

namespace adder::mpy {

using bytecode::Architecture;
using bytecode::Rule;
using support::TextWriter;

namespace {

constexpr uint32_t kKnownFlags = 0x7f;         // scope flags and which parts there are
constexpr uint32_t kMaxAssemblerArguments = 4; // native-abi.md 3.6
constexpr uint32_t kLastAssemblerType = 3;     // object, bool, int, uint

size_t wordBytes(Architecture architecture) {
  return architecture == Architecture::X64 || architecture == Architecture::Rv64imc ? 8 : 4;
}

/// A word of the target, all of which are little-endian.
uint64_t wordAt(std::span<const uint8_t> data, size_t at, size_t bytes) {
  uint64_t word = 0;
  for (size_t i = bytes; i-- > 0;)
    word = word << 8 | data[at + i];
  return word;
}

/// The words in front of a native function (native-abi.md 3.2).
bool verifyNativeHeader(FaultSink &sink, uint32_t index, bool isGenerator) {
  const RawCode &code = sink.module.codes[index];
  Architecture architecture = sink.module.header.architecture;
  if (architecture == Architecture::Debug) // its "machine code" is text for people
    return true;
  size_t bytes = wordBytes(architecture);
  size_t header = bytes * (isGenerator ? 2 : 1);
  if (code.preludeOffset <= header)
    return sink.addIn(Rule::N1, index, code.data.data(), [&](TextWriter &out) {
      out << "machine code of " << code.preludeOffset << " bytes, but its header alone has "
          << uint64_t(header);
    });
  uint64_t preludeIndex = wordAt(code.data, 0, bytes);
  if (preludeIndex != code.children.size())
    return sink.addIn(Rule::N1, index, code.data.data(), [&](TextWriter &out) {
      out << "prelude expected behind child " << preludeIndex << ", but there are "
          << uint64_t(code.children.size()) << " children";
    });
  if (!isGenerator)
    return true;
  uint64_t start = wordAt(code.data, bytes, bytes);
  if (start >= header && start < code.preludeOffset)
    return true;
  return sink.addIn(Rule::N1, index, code.data.data() + bytes, [&](TextWriter &out) {
    out << "a generator that starts at " << start << ", outside of its machine code (" << uint64_t(header)
        << " to " << code.preludeOffset << ')';
  });
}

bool verifyRelocation(FaultSink &sink, uint32_t index, const Relocation &relocation) {
  const RawCode &code = sink.module.codes[index];
  const uint8_t *place = code.relocations.data() + relocation.offset;
  if (relocation.base == RelocationBase::FunctionTableEntry &&
      relocation.entry >= bytecode::kNativeFunctionCount)
    return sink.addIn(Rule::N2, index, place, [&](TextWriter &out) {
      out << "relocation by entry " << uint32_t(relocation.entry) << " of the function table, which has "
          << uint32_t(bytecode::kNativeFunctionCount);
    });
  std::span<const uint8_t> target = relocation.inRodata ? code.rodata : code.data;
  uint64_t words = target.size() / wordBytes(sink.module.header.architecture);
  if (relocation.word <= words && relocation.count <= words - relocation.word)
    return true;
  return sink.addIn(Rule::N2, index, place, [&](TextWriter &out) {
    out << "relocation of words " << relocation.word << " to " << relocation.word + relocation.count - 1
        << " of " << (relocation.inRodata ? "rodata" : "text") << ", which has " << words;
  });
}

bool verifyAssembler(FaultSink &sink, uint32_t index) {
  const RawCode &code = sink.module.codes[index];
  if (code.positionalArguments > kMaxAssemblerArguments)
    return sink.addIn(Rule::N1, index, code.data.data(), [&](TextWriter &out) {
      out << "inline assembler with " << code.positionalArguments << " arguments; a runtime passes at most "
          << kMaxAssemblerArguments;
    });
  if (code.typeSignature > kLastAssemblerType)
    return sink.addIn(Rule::N1, index, code.data.data(), [&](TextWriter &out) {
      out << "inline assembler with result type " << code.typeSignature << "; the last one known is "
          << kLastAssemblerType;
    });
  return true;
}

} // namespace

bool verifyNative(FaultSink &sink, uint32_t index, const bytecode::Prelude *prelude) {
  const RawCode &code = sink.module.codes[index];
  if (code.data.empty() && sink.module.header.architecture != Architecture::Debug)
    return sink.addIn(Rule::N1, index, code.data.data(),
                      [](TextWriter &out) { out << "machine code of 0 bytes"; });
  if (code.kind == CodeKind::Native)
    return verifyNativeHeader(sink, index, prelude->signature.flags & bytecode::scope_flag::Generator);
  if (code.scopeFlags & ~kKnownFlags)
    return sink.addIn(Rule::N1, index, code.data.data(), [&](TextWriter &out) {
      (out << "unknown flags ").hex(code.scopeFlags) << " of machine code";
    });
  if (code.kind == CodeKind::InlineAsm && !verifyAssembler(sink, index))
    return false;
  RelocationCursor cursor(code.relocations);
  for (Relocation relocation; cursor.next(relocation);)
    if (!verifyRelocation(sink, index, relocation))
      return false;
  return true;
}

} // namespace adder::mpy
