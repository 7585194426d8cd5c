//===- bytecode/VerifierImpl.h - What the two passes of the verifier share --------------------------===//
//
// InstructionScan (VerifierScan.cpp) runs over the bytes once; PathWalk (VerifierPaths.cpp, and
// VerifierBlocks.cpp for what has to do with blocks) follows the paths.  The scan leaves a mark for every
// byte: whether an instruction starts there and whether paths can meet there.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_VERIFIERIMPL_H
#define ADDER_BYTECODE_VERIFIERIMPL_H

#include "bytecode/Instruction.h"
#include "bytecode/Verifier.h"
#include "support/TextWriter.h"

namespace adder::bytecode {

/// Bits of a mark.  The rest of it is for the walk: the newest state recorded there + 1.
constexpr uint32_t kStarts = 1u << 31; ///< an instruction starts here
constexpr uint32_t kMeets = 1u << 30;  ///< a jump or handler leads here
constexpr uint32_t kStateMask = kMeets - 1;

/// What both passes want to know of an opcode byte, in 8 bytes.
struct OpcodeRow {
  Opcode opcode = Opcode(0);
  OperandKind operand = OperandKind::None;
  OperandFormat format = OperandFormat::None;
  uint8_t flags = 0;
  int8_t pops = 0;
  int8_t pushes = 0;
  int8_t implied =
      0; ///< the operand that is inside the opcode; of a jump, what its one-byte distance starts at
  bool assigned : 1 = false;
  bool isPlain : 1 = false;     ///< takes and leaves values only, and goes on to the next instruction
  bool isShortJump : 1 = false; ///< has a form of two bytes
  bool hasNoChecks : 1 = false; ///< any instruction of this opcode is good by itself
  bool isPlainLoad : 1 = false; ///< the same unless it loads the cell of a variable
};
static_assert(sizeof(OpcodeRow) == 8);

struct OpcodeRows {
  OpcodeRow row[256];
};
extern const OpcodeRows kOpcodeRows;
inline const OpcodeRow &rowOf(uint8_t byte) { return kOpcodeRows.row[byte]; }

/// An instruction as the passes need it.
struct Decoded {
  const OpcodeRow *row;
  uint32_t next;    ///< address behind it
  uint32_t operand; ///< not of LOAD_CONST_SMALL_INT and jumps
  int64_t target;   ///< of jumps
  uint8_t extra;
};

/// Decodes at `at`, which must be less than code.size().  The common forms here, the rest elsewhere.
VarintStatus decodeSlow(std::span<const uint8_t> code, uint32_t at, Decoded &decoded);
inline VarintStatus decode(std::span<const uint8_t> code, uint32_t at, Decoded &decoded) {
  uint8_t byte = code[at];
  const OpcodeRow &row = rowOf(byte);
  decoded.row = &row;
  if (row.format == OperandFormat::None && row.assigned) {
    decoded.operand = uint32_t(int32_t(row.implied));
    decoded.next = at + 1;
    return VarintStatus::Ok;
  }
  if (row.format == OperandFormat::Vuint && at + 1 < code.size() && code[at + 1] < 0x80 &&
      !(row.flags & opcode_flag::ExtraByte)) {
    decoded.operand = code[at + 1];
    decoded.next = at + 2;
    return VarintStatus::Ok;
  }
  if (row.isShortJump && at + 1 < code.size() && code[at + 1] < 0x80) {
    decoded.next = at + 2;
    decoded.target = int64_t(at + 2) + code[at + 1] + row.implied;
    return VarintStatus::Ok;
  }
  return decodeSlow(code, at, decoded);
}

/// Which locals hold cells.
class CellSet {
public:
  CellSet(const Prelude &prelude, const FunctionContext &context);

  bool any() const { return known || hidden; }
  /// Whether DEREF may be used on `local`.
  bool mayHold(uint32_t local) const { return local < hidden || isListed(local); }
  /// Whether `local` must not be overwritten.
  bool mustHold(uint32_t local) const { return (local < hidden && certain) || isListed(local); }

private:
  bool isListed(uint32_t local) const { return local < 256 && (bits[local / 32] >> local % 32 & 1); }

  uint32_t bits[8] = {}; // those that are made on entry
  uint32_t hidden;       // those that come from outside: locals below this
  bool certain;
  bool known;
};

/// The place where the first fault is kept.
class FaultSlot {
public:
  explicit FaultSlot(support::Arena &arena) : arena(arena) {}

  /// Records a fault, whose text `message` writes.  Always false.
  template <typename Message> bool fail(Rule rule, uint32_t offset, Message message) {
    if constexpr (kTerseFaults)
      return failTersely(rule, offset);
    support::TextWriter text(arena);
    message(text);
    fault = FunctionFault{rule, offset, text.text()};
    return false;
  }
  [[gnu::noinline]] bool failTersely(Rule rule, uint32_t offset) {
    fault = FunctionFault{rule, offset, idOf(rule)};
    return false;
  }

  std::optional<FunctionFault> fault;

private:
  support::Arena &arena;
};

/// The first pass: rules I1, I2, I4, I5 and P7.
class InstructionScan {
public:
  InstructionScan(const Prelude &prelude, const FunctionContext &context, const CellSet &cells,
                  support::Vector<uint32_t> &marks, FaultSlot &faults)
      : prelude(prelude), context(context), code(prelude.code), cells(cells), marks(marks), faults(faults) {}

  /// Checks all instructions and marks them; false after recording a fault.
  bool run();

  /// Locals that are in use: the highest number + 1 (rule S1).
  uint32_t localCount() const { return locals; }

  /// Whether the only local may share its slot with values on the stack.  The reference compiler forgets to
  /// make room for the `__class__` that a class body assigns and no method uses.  That is harmless as long as
  /// no cell, argument, marker or iterator gets there.
  bool sharesLocal() const { return locals == 1 && !hasFixedLocals; }

private:
  bool check(uint32_t at, const Decoded &decoded);
  bool checkLocal(uint32_t at, const Decoded &decoded);
  bool checkChild(uint32_t at, const Decoded &decoded);
  bool checkShape(uint32_t at, Opcode opcode, uint32_t cellCount, ChildShape &shape);
  bool checkCount(uint32_t at, const Decoded &decoded);
  bool failIndex(uint32_t at, std::string_view what, uint32_t index, uint64_t size);
  bool failDecoding(uint32_t at, VarintStatus status);
  void mark(int64_t target) {
    if (target >= 0 && target < int64_t(code.size()))
      marks[size_t(target)] |= kMeets;
  }

  const Prelude &prelude;
  const FunctionContext &context;
  std::span<const uint8_t> code;
  const CellSet &cells;
  support::Vector<uint32_t> &marks;
  FaultSlot &faults;
  uint32_t locals = 0;
  bool hasFixedLocals = false; // arguments or cells
};

/// A state in which an instruction is reached.
struct PathState {
  Stack stack;
  BlockList blocks;
};

/// Memory of the walk that is used again for the next function.
struct PathMemory {
  explicit PathMemory(support::Arena &arena)
      : stacks(arena), lists(arena), jumps(arena), states(arena), pending(arena) {}

  struct Recorded {
    PathState state;
    uint32_t older; // recorded for the same instruction
  };
  struct Pending {
    PathState state;
    uint32_t at;
  };
  /// What a pair of control words of an unwinding jump stands for.
  struct Jump {
    uint32_t target;
    uint8_t left; // blocks still to leave, + kDropsIterator
    friend bool operator==(const Jump &, const Jump &) = default;
    uint32_t hash() const { return target * 0x9e3779b1u ^ left * 0x85ebca6bu; }
  };

  void clear() {
    stacks.clear();
    lists.clear();
    jumps.clear();
    states.clear();
    pending.clear();
  }
  uint64_t steps() const { return stacks.steps() + lists.steps() + jumps.steps; }

  StackTable stacks;
  BlockTable lists;
  Interner<Jump> jumps;
  support::Vector<Recorded> states; // state number i is at i - 1
  support::Vector<Pending> pending;
};

/// The second pass: rules I3 and S0 to S12.
class PathWalk {
public:
  PathWalk(const Prelude &prelude, const FunctionContext &context, const CellSet &cells,
           support::Vector<uint32_t> &marks, PathMemory &memory, const VerifierLimits &limits,
           FaultSlot &faults)
      : signature(prelude.signature), context(context), code(prelude.code), cells(cells), marks(marks),
        memory(memory), limits(limits), faults(faults) {}

  /// Follows all paths; false after recording a fault.
  bool run(const InstructionScan &scan);

  uint64_t steps() const { return ownSteps + memory.steps(); }

private:
  /// How a path goes on behind an instruction.
  enum class Flow : uint8_t { Next, Ends, Failed };

  // --- VerifierPaths.cpp: following, and what instructions take and leave.
  bool follow(uint32_t start);
  bool arrive(int64_t target, const PathState &reached);
  bool record(uint32_t target, const PathState &reached, bool &isNew);
  bool checkSteps();
  bool checkTarget(int64_t target);
  Flow special();
  Flow jumpOnValue();
  Flow jumpOrPop();

  bool requireDepth(uint32_t count);
  bool requireRoom(uint32_t depth, bool isLasting = true);
  bool takeValues(uint32_t count) {
    if (count < state.stack.count && isValue(state.stack.top)) {
      state.stack.count -= count;
      state.stack.depth -= count;
      return true;
    }
    if (count == state.stack.count && !state.stack.below && isValue(state.stack.top)) {
      state.stack = {};
      return true;
    }
    return !count || takeValuesSlow(count);
  }
  bool takeValuesSlow(uint32_t count);
  bool takeValueOr(Slot other);
  bool push(Slot word, uint32_t count = 1) {
    if (state.stack.depth + count > (isValue(word) ? valueRoom : room))
      return requireRoom(state.stack.depth + count);
    memory.stacks.push(state.stack, word, count);
    return true;
  }
  /// The stack must not be empty.
  Slot pop() {
    Slot word = state.stack.top;
    memory.stacks.drop(state.stack);
    return word;
  }
  bool failOperand(Slot found);

  // --- VerifierInstructions.cpp: one function an instruction or kind of them.
  bool loadGlobal();
  bool loadFast();
  bool loadMethod();
  bool build(uint32_t count);
  bool unpack(uint32_t count);
  bool call();
  bool takeKeywords(uint32_t pairs);
  bool makeFunction();
  bool addToCollection();
  bool store(uint32_t valuesAbove);
  bool duplicate(uint32_t count);
  bool rotate(uint32_t count);
  bool matchException();
  bool openIterator();
  bool dropIterator(Stack &stack);
  Flow forIterator();

  // --- VerifierBlocks.cpp: what opens, enters and closes blocks.
  bool raise();
  bool checkKept();
  bool setup();
  bool popExcept();
  bool withCleanup();
  Flow endFinally();
  bool returnFrom(const PathState &from);
  bool unwindJump();
  bool unwind(PathState from, PathMemory::Jump jump);
  bool enterHandler(BlockList list, Slot lower, Slot upper);
  bool dropControl(Stack &stack, Slot &upper);

  static Flow flow(bool good) { return good ? Flow::Next : Flow::Failed; }
  static Flow end(bool good) { return good ? Flow::Ends : Flow::Failed; }

  template <typename Message> bool fail(Rule rule, Message message) {
    return faults.fail(rule, at, [&](support::TextWriter &out) {
      out << infoOf(current.row->opcode).mnemonic << ' ';
      message(out);
    });
  }
  bool failText(Rule rule, std::string_view text) {
    return fail(rule, [&](support::TextWriter &out) { out << text; });
  }

  const Signature &signature;
  const FunctionContext &context;
  std::span<const uint8_t> code;
  const CellSet &cells;
  support::Vector<uint32_t> &marks;
  PathMemory &memory;
  const VerifierLimits &limits;
  FaultSlot &faults;

  uint32_t room = 0;      // of the value stack
  uint32_t valueRoom = 0; // the same for values: they may lie in the slot of a local that is shared
  bool hasCells = false;
  uint64_t ownSteps = 0;
  uint64_t stepLimit = 0;

  // The path that is being followed.
  uint32_t at = 0;
  Decoded current = {}; // the instruction at `at`
  PathState state;
  // While the path has these blocks and does not reach this address, exceptions have been seen to.
  BlockList raisedBlocks = 0;
  uint32_t raisedUntil = 0;
  // Slots that its handler, if there is one, expects to find as they were at its SETUP.
  uint32_t keptDepth = 0;
};

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_VERIFIERIMPL_H
