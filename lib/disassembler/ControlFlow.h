//===- disassembler/ControlFlow.h - Which bytes are code --------------------------------------------===//
//
// Follows the code of an element from where the runtime enters it: straight on, along branches and calls, and
// to the addresses that it computes.  A table of functions in a linked module leads to code as well.  Each
// byte belongs to one instruction at most: the first one found.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DISASSEMBLER_CONTROLFLOW_H
#define ADDER_DISASSEMBLER_CONTROLFLOW_H

#include "disassembler/Evaluator.h"

#include <set>

namespace adder::disassembler {

struct Code {
  std::map<uint32_t, Instruction> instructions; ///< all that were reached, by offset
  std::set<uint32_t> blocks;                    ///< offsets of instructions that are entered from elsewhere
  std::vector<uint32_t> entries;                ///< where the runtime enters: entry, start of a generator
  std::set<uint32_t> functions;                 ///< entries and targets of calls
  std::set<uint32_t> taken;                     ///< instructions whose address the code computes
  std::set<uint32_t> referenced;                ///< addresses that the code computes, for whatever use
  std::set<uint32_t> invalid;                   ///< reached, but no instruction
  std::set<uint32_t> literals;                  ///< words that the code reads
};

/// Bytes of `element` in which code can lie: [codeBegin, codeEnd).
uint32_t codeBegin(const Element &element);
uint32_t codeEnd(const Element &element);

Code findCode(const Element &element, Decoder &decoder);

} // namespace adder::disassembler

#endif // ADDER_DISASSEMBLER_CONTROLFLOW_H
