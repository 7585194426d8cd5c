//===- pytext/OpcodeNames.h - Instructions as mpy-tool.py names them --------------------------------===//
//
// Listings and the comments of frozen C show the same name for a byte (qstr-and-freezing.md, appendix D).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PYTEXT_OPCODENAMES_H
#define ADDER_PYTEXT_OPCODENAMES_H

#include <array>
#include <string>

namespace adder::pytext {

/// By opcode byte: the mnemonic, with the operand if that is part of the byte.  All 256 have one.
const std::array<std::string, 256> &opcodeNames();

} // namespace adder::pytext

#endif // ADDER_PYTEXT_OPCODENAMES_H
