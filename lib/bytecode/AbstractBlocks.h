//===- bytecode/AbstractBlocks.h - Stacks of exception blocks as the verifier sees them -------------===//
//
// The blocks that are open at an instruction, as a list from the innermost outwards.  Lists are interned like
// the runs of AbstractStack.h, so a list is one number and equal lists have equal numbers; a list that
// differs in its innermost block shares the rest.
//
// A block "runs" when its handler has been entered: then the handler's address is not above that of the
// instruction at hand (mpy-and-bytecode.md 6.3).  Handlers of handlers lie behind them, so the innermost
// block that does not run is found by following `higher`, past everything with a lower handler.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_ABSTRACTBLOCKS_H
#define ADDER_BYTECODE_ABSTRACTBLOCKS_H

#include "bytecode/AbstractStack.h"

namespace adder::bytecode {

enum class BlockKind : uint8_t {
  Except,
  Finally,
  With,      ///< a finally block whose saved stack ends in the two slots of a context manager
  WithEnded, ///< the same without them: WITH_CLEANUP has taken them
};

/// A list of open blocks, in a BlockTable; 0: none.
using BlockList = uint32_t;

struct Block {
  BlockList outer = 0;
  uint32_t handler = 0; ///< address
  BlockKind kind = BlockKind::Except;
  Stack saved; ///< the stack that the handler is entered with, without what it is entered by

  bool isFinally() const { return kind != BlockKind::Except; }

  friend bool operator==(const Block &a, const Block &b) {
    return a.outer == b.outer && a.handler == b.handler && a.kind == b.kind && a.saved == b.saved;
  }
  uint32_t hash() const {
    return outer * 0x27d4eb2fu ^ (handler * 4 + uint32_t(kind)) * 0x165667b1u ^ saved.hash();
  }
};

class BlockTable {
public:
  explicit BlockTable(support::Arena &arena) : blocks(arena), facts(arena) {}

  /// Forgets all lists.
  void clear() {
    blocks.clear();
    facts.clear();
    ownSteps = 0;
  }

  /// The innermost block of a list that is not empty.
  const Block &operator[](BlockList list) const { return blocks[list]; }
  /// Blocks in a list.
  uint32_t countOf(BlockList list) const { return list ? facts[list - 1].count : 0; }

  /// The list with `block` inside of block.outer.  May allocate.
  BlockList open(const Block &block) {
    BlockList list = blocks.number(block);
    if (list > facts.size()) {
      BlockList higher = waiting(block.outer, block.handler + 1);
      facts.push({countOf(block.outer) + 1, higher, false});
    }
    return list;
  }

  /// The part of `list` from the innermost block on whose handler is at `address` or behind it.
  BlockList waiting(BlockList list, uint32_t address) {
    for (; list && blocks[list].handler < address; list = facts[list - 1].higher)
      ++ownSteps;
    return list;
  }

  /// Whether this is the first call with this list, which must not be empty.
  bool firstRaise(BlockList list) {
    bool first = !facts[list - 1].raised;
    facts[list - 1].raised = true;
    return first;
  }

  /// Steps taken since clear(), to be compared with a limit.
  uint64_t steps() const { return ownSteps + blocks.steps; }

private:
  struct Facts {
    uint32_t count;   // blocks in this list
    BlockList higher; // the next list outwards whose handler lies behind this one's
    bool raised;
  };

  Interner<Block> blocks;
  support::Vector<Facts> facts; // of list n at n - 1
  uint64_t ownSteps = 0;
};

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_ABSTRACTBLOCKS_H
