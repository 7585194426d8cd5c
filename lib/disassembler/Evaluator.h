//===- disassembler/Evaluator.h - What registers hold, as far as that is certain --------------------===//
//
// Machine code of a .mpy file reaches everything through a chain of pointers that starts in an argument
// (native-abi.md 4.3): function object, its context, the tables of the module, the runtime's function table.
// The evaluator follows that chain, addresses in the code itself, and constants, through registers and the
// stack, one instruction at a time.  What it does not understand makes the registers written unknown.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_DISASSEMBLER_EVALUATOR_H
#define ADDER_DISASSEMBLER_EVALUATOR_H

#include "disassembler/Decoder.h"
#include "mpy/Model.h"
#include "mpy/Relocations.h"

#include <map>
#include <vector>

namespace adder::disassembler {

enum class ValueKind : uint8_t {
  Unknown,
  Constant,       ///< number: the word
  Address,        ///< number: place in the element's code; odd if it is callable in Thumb state
  Stack,          ///< number: distance from the stack pointer at the function's entry, or at its last reset
  CodeState,      ///< of a generator.  For pointers number is the distance from their start in bytes.
  FunctionObject, ///< the function itself
  Context,
  ChildTable,
  QstrTable,
  ObjectTable,
  FunctionTable,
  Rodata,
  Bss,
  Child,      ///< number: index among the children
  QstrNumber, ///< number: index in the qstr table
  Object,     ///< number: index in the object table
  TableEntry, ///< number: index in the runtime's function table
};

struct Value {
  ValueKind kind = ValueKind::Unknown;
  int64_t number = 0;

  bool isKnown() const { return kind != ValueKind::Unknown; }
  friend bool operator==(const Value &, const Value &) = default;
};

/// All that is known at one point.
struct MachineState {
  std::array<Value, kRegisterCount> registers;
  /// Words on the stack, by their distance as in ValueKind::Stack.
  std::map<int64_t, Value> stack;

  /// Keeps what `other` agrees with.  True if something was lost.
  bool mergeWith(const MachineState &other);
};

/// A word that the loader of a linked module changes (native-abi.md 7.3).
struct PatchedWord {
  mpy::RelocationBase base;
  uint8_t entry;
};

/// One element with machine code.  Offsets count from the start of its bytes.
struct Element {
  const mpy::Module &module;
  const mpy::RawCode &code;
  Family family;
  unsigned wordBytes;
  bool isGenerator = false;
  bool isLinked = false;                       ///< made by a linker: has relocations
  std::map<uint32_t, PatchedWord> textPatches; ///< by offset
  std::map<uint32_t, PatchedWord> rodataPatches;

  uint64_t size() const { return code.data.size(); }
  /// `bytes` bytes at `offset`, little-endian and signed, or nothing if they do not all lie inside.
  std::optional<int64_t> read(int64_t offset, unsigned bytes) const;
};

/// What an instruction did.
struct Outcome {
  Value result;                    ///< what it loaded or computed
  bool loaded = false;             ///< `result` came from memory
  std::optional<uint32_t> literal; ///< the word of the code that it read
  Flow flow = Flow::Next;          ///< the instruction's, unless registers show that it is another
  bool isCall = false;             ///< of a function: registers change hands
  Value callee;                    ///< of a call or jump through a register or memory
  std::array<Value, 4> arguments;  ///< of a call
  bool returns = true;             ///< a call may; calls of what raises an exception do not

  /// Whether control can reach the next instruction.
  bool goesOn() const {
    return flow == Flow::Next || flow == Flow::Branch || (flow == Flow::Call && returns);
  }
};

class Evaluator {
public:
  Evaluator(const Element &element, const Convention &rules) : element(element), rules(rules) {}

  /// The state in which the runtime enters the element.
  MachineState entryState() const;
  /// The state at the start of any other function of the element.
  MachineState calledState() const;
  /// Brings `state` from before `instruction` to behind it.
  Outcome step(const Instruction &instruction, MachineState &state) const;

private:
  Value registerValue(const Instruction &instruction, int number, const MachineState &state) const;
  Value operand(const Instruction &instruction, unsigned index, const MachineState &state) const;
  Value load(Value pointer, unsigned bytes, const MachineState &state, Outcome &outcome) const;
  Value patchedValue(const PatchedWord &patch, int64_t content) const;
  Value loadFromCode(int64_t address, unsigned bytes, Outcome &outcome) const;
  void store(Value pointer, Value value, unsigned bytes, MachineState &state) const;
  Value pointerX86(const Instruction &instruction, unsigned index, const MachineState &state) const;
  Value compute(const Instruction &instruction, MachineState &state, Outcome &outcome) const;
  Value pcRelative(const Instruction &instruction, int64_t value) const;
  Value add(Value a, int64_t number) const;
  Value sum(Value a, Value b) const;
  Value constant(int64_t number) const;
  void call(const Instruction &instruction, MachineState &state, Outcome &outcome) const;
  void write(const Instruction &instruction, MachineState &state, Outcome &outcome) const;

  const Element &element;
  const Convention &rules;
};

/// True if control goes on behind the call `instruction` with its own address in a register or on the stack:
/// the way in which code without addresses of its own asks where it is.
bool isAddressCall(const Instruction &instruction, const Convention &rules);

} // namespace adder::disassembler

#endif // ADDER_DISASSEMBLER_EVALUATOR_H
