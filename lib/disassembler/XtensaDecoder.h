//===- disassembler/XtensaDecoder.h - Decoding by XtensaInstructions.def ----------------------------===//
#ifndef ADDER_DISASSEMBLER_XTENSADECODER_H
#define ADDER_DISASSEMBLER_XTENSADECODER_H

#include "disassembler/Instruction.h"

#include <span>

namespace adder::disassembler {

/// Decodes the instruction at `offset` of `code` into `instruction`.  False if the table has no row for it or
/// the code ends before it does.  Sets all fields but `effect`.
bool decodeXtensa(std::span<const uint8_t> code, uint32_t offset, Instruction &instruction);

} // namespace adder::disassembler

#endif // ADDER_DISASSEMBLER_XTENSADECODER_H
