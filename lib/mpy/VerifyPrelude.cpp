//===- mpy/VerifyPrelude.cpp - What a prelude promises ----------------------------------------------===//
//
// Rules P1, P2, P4, P5 and P6: the numbers of a prelude against each other and against the string table.
//
//===------------------------------------------------------------------------------------------------===//

#include "bytecode/Prelude.h"
#include "mpy/VerifyImpl.h"

namespace adder::mpy {

using bytecode::Prelude;
using bytecode::Rule;
using bytecode::Signature;
using support::TextWriter;

namespace {

namespace scope_flag = bytecode::scope_flag;

constexpr uint32_t kMaxStateSize = 65535; // a runtime keeps these two in 16 bits, one value means "none"
constexpr uint32_t kMaxExceptionStack = 65534;
constexpr uint32_t kKnownFlags =
    scope_flag::Generator | scope_flag::VarKeywords | scope_flag::VarArgs | scope_flag::KeywordDefaults;

bool verifySignature(FaultSink &sink, uint32_t code, const Prelude &prelude, const uint8_t *start) {
  const Signature &signature = prelude.signature;
  auto fail = [&](Rule rule, auto message) { return sink.addIn(rule, code, start, message); };
  if (signature.stateSize > kMaxStateSize)
    return fail(Rule::P1, [&](TextWriter &out) {
      out << "frame of " << signature.stateSize << " slots exceeds " << kMaxStateSize;
    });
  if (signature.exceptionStack > kMaxExceptionStack)
    return fail(Rule::P1, [&](TextWriter &out) {
      out << "exception stack of " << signature.exceptionStack << " blocks exceeds " << kMaxExceptionStack;
    });
  if (signature.flags & ~kKnownFlags)
    return fail(Rule::P4, [&](TextWriter &out) { (out << "unknown scope flags ").hex(signature.flags); });
  if (signature.defaults > signature.positional)
    return fail(Rule::P4, [&](TextWriter &out) {
      out << signature.defaults << " defaults for " << signature.positional << " positional arguments";
    });
  uint64_t arguments = prelude.argumentCount() + !!(signature.flags & scope_flag::VarArgs) +
                       !!(signature.flags & scope_flag::VarKeywords);
  if (arguments > signature.stateSize)
    return fail(Rule::P4, [&](TextWriter &out) {
      out << arguments << " arguments in a frame of " << signature.stateSize << " slots";
    });
  return true;
}

bool verifyNames(FaultSink &sink, uint32_t code, const Prelude &prelude) {
  bytecode::VuintSequence names(prelude.names);
  for (size_t at = 0; std::optional<uint32_t> name = names.next(); at = names.offset())
    if (*name >= sink.module.qstrs.size())
      return sink.addIn(Rule::P2, code, prelude.names.data() + at, [&](TextWriter &out) {
        out << "name " << *name << " out of range (there are " << uint64_t(sink.module.qstrs.size())
            << " strings)";
      });
  return true;
}

bool verifyCells(FaultSink &sink, uint32_t code, const Prelude &prelude) {
  uint32_t seen[8] = {};
  for (const uint8_t &cell : prelude.cells) {
    uint32_t bit = 1u << cell % 32;
    bool isTwice = seen[cell / 32] & bit;
    if (!isTwice && cell < prelude.signature.stateSize) {
      seen[cell / 32] |= bit;
      continue;
    }
    return sink.addIn(Rule::P5, code, &cell, [&](TextWriter &out) {
      out << "cell " << uint32_t(cell);
      if (isTwice)
        out << " is listed twice";
      else
        out << " in a frame of " << prelude.signature.stateSize << " slots";
    });
  }
  return true;
}

} // namespace

bool verifyPrelude(FaultSink &sink, uint32_t index, const Prelude &prelude) {
  const RawCode &code = sink.module.codes[index];
  bool isBytecode = code.kind == CodeKind::Bytecode;
  const uint8_t *start = code.data.data() + (isBytecode ? 0 : code.preludeOffset);
  if (!verifySignature(sink, index, prelude, start) || !verifyNames(sink, index, prelude) ||
      !verifyCells(sink, index, prelude))
    return false;
  if (isBytecode && prelude.code.empty())
    return sink.addIn(Rule::P6, index, prelude.code.data(),
                      [](TextWriter &out) { out << "function without instructions"; });
  return true;
}

} // namespace adder::mpy
