//===- emitters/bytecode/JumpLayout.h - Sizes of the jumps of a function --------------------------------===//
//
// Jumps start long and shrink, pass by pass, until the size of the code stays.  A pass sees the labels behind
// a jump as this pass placed them, those ahead as the pass before did; the result depends on that
// (frontend-and-lowering.md, 6.6). So a shrinking jump makes all forward jumps behind it look longer by a
// byte for one pass, and a long row of jumps takes as many passes as it has hundreds of jumps.
//
// To keep that linear, events are grouped in blocks, and a pass skips a block in which no decision can
// change: nothing moved in it or in what its jumps reach, and the bytes saved before it are within the slack
// of all its jumps.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_EMITTERS_BYTECODE_JUMPLAYOUT_H
#define ADDER_EMITTERS_BYTECODE_JUMPLAYOUT_H

#include "emitters/bytecode/Code.h"

namespace adder::bytecode_emitter {

/// A jump, label or line mark between stretches of finished bytes.
struct Event {
  uint32_t position; ///< bytes before it, those of jumps not counted
  uint8_t kind;      ///< opcode of a jump, kLabelMark or kLineMark
  uint8_t size;      ///< bytes of a jump
  uint16_t extra;
  uint32_t operand; ///< label or line
};

class JumpLayout {
public:
  /// `blockEvents`: events in a block.  A function of no more is done without blocks.
  explicit JumpLayout(support::Arena &arena, uint32_t blockEvents = 512)
      : blockEvents(blockEvents), blocks(arena), places(arena), labelEvents(arena) {}

  /// Sets the sizes of the jumps in `events`, and in `labels` the offsets of all labels that are placed.
  /// `labels` has room for every label.  Allocates.  False if the sizes are not settled after `maxPasses`:
  /// code that no compiler wrote may need a limit.
  bool settle(support::Vector<Event> &events, support::Vector<uint32_t> &labels,
              uint32_t maxPasses = UINT32_MAX);

private:
  struct Block {
    uint32_t base;        // bytes of jumps before it
    uint32_t jumpBytes;   // in it
    uint32_t reachAhead;  // last block that a jump which may become short leads to
    uint32_t reachBehind; // first one
    // The slack of a forward jump: how much longer it could look and be short.
    int64_t leastSlackOfShort;
    int64_t mostSlackOfLong;
    bool isDirty;    // to be looked at again
    bool hasChanged; // in the current pass
  };

  bool settleSmall(std::span<Event> events, support::Vector<uint32_t> &labels, uint32_t maxPasses);
  uint32_t offsetOf(uint32_t event) const { return places[event] + blocks[event / blockEvents].base; }
  void prepare(std::span<const Event> events, size_t labelCount);
  void findReach(std::span<const Event> events);
  bool pass(std::span<Event> events);
  void processBlock(std::span<Event> events, uint32_t number, uint32_t newBase);
  void markDirty();

  uint32_t blockEvents;
  support::Vector<Block> blocks;
  support::Vector<uint32_t> places;      // by event: its offset less the base of its block
  support::Vector<uint32_t> labelEvents; // by label: where it is placed
};

} // namespace adder::bytecode_emitter

#endif // ADDER_EMITTERS_BYTECODE_JUMPLAYOUT_H
