//===- mpy/VerifyImpl.h - Faults on their way to the caller -----------------------------------------===//
#ifndef ADDER_MPY_VERIFYIMPL_H
#define ADDER_MPY_VERIFYIMPL_H

#include "mpy/Verify.h"
#include "support/TextWriter.h"

#include <functional>

namespace adder::mpy {

/// Collects faults and finds out where they lie.
class FaultSink {
public:
  FaultSink(support::Arena &arena, const Module &module, const VerifyOptions &options,
            std::span<const uint8_t> file)
      : arena(arena), module(module), options(options), file(file), faults(arena) {}

  /// Whether no more are wanted.
  bool isFull() const {
    return faults.size() >= options.maxFaults || (options.firstFaultOnly && !faults.empty());
  }

  /// A fault that has no place in a function.  `place` points into the file if the module was read from one.
  /// Always false.
  template <typename Message> bool add(bytecode::Rule rule, const void *place, Message message) {
    return add({rule, Fault::kNoCode, Fault::kNoOffset, Fault::kNoOffset, offsetInFile(place), {}}, message);
  }

  /// A fault of function `code`, at `place` in or behind its data.  Always false.
  template <typename Message>
  bool addIn(bytecode::Rule rule, uint32_t code, const uint8_t *place, Message message) {
    std::span<const uint8_t> data = module.codes[code].data;
    Fault fault{rule, code, Fault::kNoOffset, Fault::kNoOffset, offsetInFile(place), {}};
    if (std::less_equal<>()(data.data(), place) && std::less_equal<>()(place, data.data() + data.size()))
      fault.dataOffset = size_t(place - data.data());
    return add(fault, message);
  }

  template <typename Message> bool add(Fault fault, Message message) {
    if constexpr (bytecode::kTerseFaults)
      return addTersely(fault);
    if (isFull())
      return false;
    support::TextWriter text(arena);
    message(text);
    fault.message = text.text();
    faults.push(fault);
    return false;
  }

  [[gnu::noinline]] bool addTersely(Fault fault) {
    fault.message = bytecode::idOf(fault.rule);
    if (!isFull())
      faults.push(fault);
    return false;
  }

  /// A byte of the header, or null if there is no file.
  const uint8_t *inHeader(size_t offset) const {
    return offset < file.size() ? file.data() + offset : nullptr;
  }

  size_t offsetInFile(const void *place) const {
    const auto *at = static_cast<const uint8_t *>(place);
    bool isInside = !file.empty() && std::less_equal<>()(file.data(), at) &&
                    std::less_equal<>()(at, file.data() + file.size());
    return isInside ? size_t(at - file.data()) : Fault::kNoOffset;
  }

  support::Arena &arena;
  const Module &module;
  const VerifyOptions &options;
  std::span<const uint8_t> file;
  support::Vector<Fault> faults;
};

/// Header, length and relocations of an element that is machine code; `prelude` is that of a native function
/// (native-abi.md 3.1 to 3.7, 7.3; rules N1 and N2).
bool verifyNative(FaultSink &sink, uint32_t code, const bytecode::Prelude *prelude);

/// What the prelude of an element promises (rules P1, P2, P4, P5 and P6).
bool verifyPrelude(FaultSink &sink, uint32_t code, const bytecode::Prelude &prelude);

} // namespace adder::mpy

#endif // ADDER_MPY_VERIFYIMPL_H
