//===- disassembler/Decoder.h - Bytes to instructions, and what calls look like ---------------------===//
//
// The door to LLVM's disassembler: nothing else in this directory sees its types.  A decoder also knows the
// calling convention of its architecture, as data (native-abi.md 9).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DISASSEMBLER_DECODER_H
#define ADDER_DISASSEMBLER_DECODER_H

#include "bytecode/Architectures.h"
#include "disassembler/Effects.h"
#include "disassembler/Instruction.h"

#include <memory>
#include <span>

namespace adder::disassembler {

using bytecode::Architecture;

/// How functions are called on an architecture; a row of kConventions in Decoder.cpp.
struct Convention {
  Architecture architecture;
  Family family;
  uint8_t wordBytes;
  int8_t stackPointer;
  int8_t
      entryArgument; ///< register of the first argument as the callee sees it, or kNoRegister: on the stack
  int8_t callArguments[4]; ///< as the caller sees them
  uint32_t preserved;      ///< registers that a call keeps
  int8_t programCounter;   ///< a register that operands may name, or kNoRegister
};

/// Null for None and Debug.
const Convention *findConvention(Architecture architecture);

class Decoder {
public:
  /// `archFlags` are those of the file's header.  Null, with a message in `error`, if nothing can decode the
  /// architecture.  The first one sets LLVM's targets up.
  static std::unique_ptr<Decoder> create(Architecture architecture, uint32_t archFlags, std::string &error);
  virtual ~Decoder() = default;

  const Convention &convention() const { return *rules; }
  /// Alignment of instructions in bytes.
  unsigned alignment(bool thumb) const;
  /// Whether code starts in Thumb state unless something else is known.
  bool startsInThumb() const;

  /// Decodes the instruction at `offset`, which must be less than code.size().  False if the bytes are none.
  /// `isContinuation` says that the instruction before it was the one decoded last: conditions of Thumb's IT
  /// blocks carry over.
  virtual bool decode(std::span<const uint8_t> code, uint32_t offset, bool thumb, bool isContinuation,
                      Instruction &instruction) = 0;

protected:
  explicit Decoder(const Convention &rules) : rules(&rules) {}

private:
  const Convention *rules;
};

} // namespace adder::disassembler

#endif // ADDER_DISASSEMBLER_DECODER_H
