//===- disassembler/Evaluator.cpp - One instruction after another -----------------------------------===//

#include "disassembler/Evaluator.h"

namespace adder::disassembler {

namespace {

constexpr size_t kMostStackWords = 64;             // tracked at once
constexpr int64_t kRaise = 34, kRaiseMessage = 55; // of the function table

bool isPointer(ValueKind kind) { return kind >= ValueKind::Address && kind <= ValueKind::Bss; }

/// A stack word that nobody but the function itself writes: calls do not make it unknown.
bool survivesCalls(const Value &value) {
  return value.kind == ValueKind::FunctionObject || value.kind == ValueKind::CodeState;
}

/// Whether the evaluation itself has moved the stack pointer.
bool movesStack(const Instruction &instruction, int stackPointer) {
  if (!instruction.effect || instruction.conditional)
    return false;
  EffectKind kind = instruction.effect->kind;
  return kind == EffectKind::Push || kind == EffectKind::PushValue ||
         (kind == EffectKind::Pop && instruction.value(0) != stackPointer);
}

} // namespace

bool MachineState::mergeWith(const MachineState &other) {
  bool lost = false;
  for (unsigned i = 0; i < kRegisterCount; ++i)
    if (registers[i].isKnown() && registers[i] != other.registers[i]) {
      registers[i] = {};
      lost = true;
    }
  for (auto at = stack.begin(); at != stack.end();) {
    auto found = other.stack.find(at->first);
    if (found != other.stack.end() && found->second == at->second) {
      ++at;
    } else {
      at = stack.erase(at);
      lost = true;
    }
  }
  return lost;
}

std::optional<int64_t> Element::read(int64_t offset, unsigned bytes) const {
  if (offset < 0 || uint64_t(offset) > size() || size() - uint64_t(offset) < bytes)
    return std::nullopt;
  uint64_t value = 0;
  for (unsigned i = 0; i < bytes; ++i)
    value |= uint64_t(code.data[size_t(offset) + i]) << 8 * i;
  return bytes == 4 ? int64_t(int32_t(value)) : bytes == 8 ? int64_t(value) : int64_t(value);
}

MachineState Evaluator::calledState() const {
  MachineState state;
  state.registers[unsigned(rules.stackPointer)] = {ValueKind::Stack, 0};
  return state;
}

MachineState Evaluator::entryState() const {
  MachineState state = calledState();
  // Inline assembler gets plain words (native-abi.md 3.6).
  if (element.code.kind == mpy::CodeKind::InlineAsm)
    return state;
  Value first{element.isGenerator ? ValueKind::CodeState : ValueKind::FunctionObject, 0};
  if (rules.entryArgument != kNoRegister)
    state.registers[unsigned(rules.entryArgument)] = first;
  else
    state.stack[element.wordBytes] = first; // above the return address
  return state;
}

Value Evaluator::constant(int64_t number) const {
  return {ValueKind::Constant, element.wordBytes == 4 ? int64_t(int32_t(number)) : number};
}

Value Evaluator::add(Value a, int64_t number) const {
  if (a.kind == ValueKind::Constant)
    return constant(int64_t(uint64_t(a.number) + uint64_t(number)));
  if (!isPointer(a.kind))
    return {};
  a.number = int64_t(uint64_t(a.number) + uint64_t(number));
  if (element.wordBytes == 4)
    a.number = int32_t(a.number);
  return a;
}

Value Evaluator::sum(Value a, Value b) const {
  if (b.kind == ValueKind::Constant)
    return add(a, b.number);
  return a.kind == ValueKind::Constant ? add(b, a.number) : Value();
}

Value Evaluator::registerValue(const Instruction &instruction, int number, const MachineState &state) const {
  if (number < 0 || number >= int(kRegisterCount))
    return {};
  if (number == rules.programCounter) {
    // ARM reads two instructions ahead, x64 the next one.
    unsigned ahead = rules.family == Family::Arm ? (instruction.thumb ? 4 : 8) : instruction.size;
    return {ValueKind::Address, int64_t(instruction.offset) + ahead};
  }
  if (rules.family == Family::RiscV && number == 0)
    return {ValueKind::Constant, 0};
  return state.registers[unsigned(number)];
}

Value Evaluator::operand(const Instruction &instruction, unsigned index, const MachineState &state) const {
  if (instruction.isRegister(index))
    return registerValue(instruction, int(instruction.value(index)), state);
  return index < instruction.operandCount ? constant(instruction.value(index)) : Value();
}

/// The address that a literal load or an address instruction computes.
Value Evaluator::pcRelative(const Instruction &instruction, int64_t value) const {
  int64_t at = instruction.offset;
  switch (rules.family) {
  case Family::Arm:
    return {ValueKind::Address, ((at + (instruction.thumb ? 4 : 8)) & ~int64_t(3)) + value};
  case Family::RiscV:
    return add({ValueKind::Address, at}, int64_t(int32_t(uint32_t(value))));
  case Family::X86:
  case Family::Xtensa: // the decoder has done it
    return {ValueKind::Address, value};
  }
  return {};
}

Value Evaluator::pointerX86(const Instruction &instruction, unsigned index, const MachineState &state) const {
  // base, scale, index, displacement, segment
  bool isIndexed = !instruction.isRegister(index + 2) || instruction.value(index + 2) != kNoRegister;
  if (!instruction.isRegister(index) || isIndexed || instruction.isRegister(index + 3))
    return {};
  return add(registerValue(instruction, int(instruction.value(index)), state), instruction.value(index + 3));
}

/// What a word holds once the loader has added an address to it.
Value Evaluator::patchedValue(const PatchedWord &patch, int64_t content) const {
  switch (patch.base) {
  case mpy::RelocationBase::Text:
    return {ValueKind::Address, content};
  case mpy::RelocationBase::Rodata:
    return {ValueKind::Rodata, content};
  case mpy::RelocationBase::Bss:
    return {ValueKind::Bss, content};
  case mpy::RelocationBase::QstrTable:
    return {ValueKind::QstrTable, content};
  case mpy::RelocationBase::ObjectTable:
    return {ValueKind::ObjectTable, content};
  case mpy::RelocationBase::FunctionTable:
    return {ValueKind::FunctionTable, content};
  case mpy::RelocationBase::FunctionTableEntry:
    return content == 0 ? Value{ValueKind::TableEntry, patch.entry} : Value();
  }
  return {};
}

Value Evaluator::loadFromCode(int64_t address, unsigned bytes, Outcome &outcome) const {
  std::optional<int64_t> word = element.read(address, bytes);
  if (!word)
    return {};
  outcome.literal = uint32_t(address);
  if (bytes != element.wordBytes)
    return {};
  auto patch = element.textPatches.find(uint32_t(address));
  if (patch == element.textPatches.end())
    return element.isLinked && bytes == 8 ? Value() : constant(*word);
  return patchedValue(patch->second, *word);
}

/// The structures of native-abi.md 2.6, by word.
Value Evaluator::load(Value pointer, unsigned bytes, const MachineState &state, Outcome &outcome) const {
  outcome.loaded = true;
  const int64_t word = element.wordBytes;
  if (pointer.kind == ValueKind::Address)
    return loadFromCode(pointer.number, bytes, outcome);
  if (pointer.kind == ValueKind::QstrTable)
    return bytes == 2 && pointer.number >= 0 && pointer.number % 2 == 0
               ? Value{ValueKind::QstrNumber, pointer.number / 2}
               : Value();
  if (bytes != element.wordBytes || pointer.number % word)
    return {};
  int64_t index = pointer.number / word;
  switch (pointer.kind) {
  case ValueKind::Stack: {
    auto found = state.stack.find(pointer.number);
    return found == state.stack.end() ? Value() : found->second;
  }
  case ValueKind::CodeState:
    return index == 0 ? Value{ValueKind::FunctionObject, 0} : Value();
  case ValueKind::FunctionObject:
    return index == 1 ? Value{ValueKind::Context, 0} : index == 2 ? Value{ValueKind::ChildTable, 0} : Value();
  case ValueKind::Context:
    return index == 2   ? Value{ValueKind::QstrTable, 0}
           : index == 3 ? Value{ValueKind::ObjectTable, 0}
                        : Value();
  case ValueKind::ChildTable:
    return index >= 0 && uint64_t(index) < element.code.children.size() ? Value{ValueKind::Child, index}
                                                                        : Value();
  case ValueKind::ObjectTable:
    if (index < 0 || uint64_t(index) >= element.module.objects.size())
      return {};
    if (element.module.objects[size_t(index)].kind == mpy::ObjectKind::FunctionTable)
      return {ValueKind::FunctionTable, 0};
    return {ValueKind::Object, index};
  case ValueKind::FunctionTable:
    return index >= 0 ? Value{ValueKind::TableEntry, index} : Value();
  default:
    return {};
  }
}

void Evaluator::store(Value pointer, Value value, unsigned bytes, MachineState &state) const {
  if (pointer.kind != ValueKind::Stack)
    return;
  // Whatever it overlaps is gone.
  auto at = state.stack.lower_bound(pointer.number - int64_t(element.wordBytes) + 1);
  while (at != state.stack.end() && at->first < pointer.number + bytes)
    at = state.stack.erase(at);
  if (bytes == element.wordBytes && value.isKnown() && state.stack.size() < kMostStackWords)
    state.stack[pointer.number] = value;
}

Value Evaluator::compute(const Instruction &instruction, MachineState &state, Outcome &outcome) const {
  const Effect &effect = *instruction.effect;
  Value source = operand(instruction, effect.source, state);
  int64_t scaled = int64_t(uint64_t(instruction.value(effect.value)) * uint64_t(int64_t(effect.scale)));
  Value &stackPointer = state.registers[unsigned(rules.stackPointer)];
  switch (effect.kind) {
  case EffectKind::Set:
    if (auto patch = element.textPatches.lower_bound(instruction.offset);
        patch != element.textPatches.end() && patch->first < instruction.offset + instruction.size)
      return patchedValue(patch->second, scaled);
    return constant(scaled);
  case EffectKind::SetHigh:
    return source.kind == ValueKind::Constant ? constant((source.number & 0xffff) | (scaled & 0xffff) << 16)
                                              : Value();
  case EffectKind::Move:
    // Half of a word of x64 is a number.
    return effect.bytes == 4 && element.wordBytes == 8 && rules.family == Family::X86 ? Value() : source;
  case EffectKind::MoveIfSame:
    return instruction.value(effect.source) == instruction.value(effect.value) ? source : Value();
  case EffectKind::Clear:
    return instruction.value(effect.source) == instruction.value(effect.value) ? constant(0) : Value();
  case EffectKind::Add:
    return add(source, scaled);
  case EffectKind::AddRegister:
    return sum(source, operand(instruction, effect.value, state));
  case EffectKind::Shift:
    return source.kind == ValueKind::Constant && scaled >= 0 && scaled < 32
               ? constant(int64_t(uint64_t(source.number) << scaled))
               : Value();
  case EffectKind::Extend:
    return source.kind == ValueKind::Constant ? constant(int16_t(source.number)) : Value();
  case EffectKind::LoadRegister:
    return load(sum(source, operand(instruction, effect.value, state)), effect.bytes, state, outcome);
  case EffectKind::Load:
    if (instruction.name == "LDRH" && instruction.value(2) != kNoRegister)
      return {};
    return load(add(source, scaled), effect.bytes, state, outcome);
  case EffectKind::Store:
    store(add(source, scaled), operand(instruction, effect.destination, state), effect.bytes, state);
    return {};
  case EffectKind::Literal:
    return load(pcRelative(instruction, scaled), effect.bytes, state, outcome);
  case EffectKind::Address:
    return pcRelative(instruction, scaled);
  case EffectKind::LoadX86:
  case EffectKind::CallX86:
  case EffectKind::JumpX86:
    return load(pointerX86(instruction, effect.source, state), effect.bytes, state, outcome);
  case EffectKind::StoreX86:
    store(pointerX86(instruction, effect.source, state), operand(instruction, effect.destination, state),
          effect.bytes, state);
    return {};
  case EffectKind::LeaX86:
    return pointerX86(instruction, effect.source, state);
  case EffectKind::Push:
  case EffectKind::PushValue:
    stackPointer = add(stackPointer, -int64_t(element.wordBytes));
    store(stackPointer, source, effect.bytes, state);
    return {};
  case EffectKind::Pop: {
    Value value = load(stackPointer, effect.bytes, state, outcome);
    stackPointer = add(stackPointer, element.wordBytes);
    return value;
  }
  }
  return {};
}

void Evaluator::call(const Instruction &instruction, MachineState &state, Outcome &outcome) const {
  Value next{ValueKind::Address, int64_t(instruction.offset) + instruction.size};
  if (isAddressCall(instruction, rules)) {
    if (rules.family == Family::X86) {
      Value &stackPointer = state.registers[unsigned(rules.stackPointer)];
      stackPointer = add(stackPointer, -int64_t(element.wordBytes));
      store(stackPointer, next, element.wordBytes, state);
    } else {
      state.registers[0] = next;
    }
    return;
  }
  outcome.isCall = true;
  // In C both do not return; code for Python calls raise with what may be nothing.
  outcome.returns =
      outcome.callee.kind != ValueKind::TableEntry ||
      !(outcome.callee.number == kRaiseMessage || (element.isLinked && outcome.callee.number == kRaise));
  for (unsigned i = 0; i < 4; ++i) {
    if (rules.callArguments[i] != kNoRegister)
      outcome.arguments[i] = state.registers[unsigned(rules.callArguments[i])];
    else if (Value pointer = state.registers[unsigned(rules.stackPointer)]; pointer.kind == ValueKind::Stack)
      if (auto found = state.stack.find(pointer.number + int64_t(i) * element.wordBytes);
          found != state.stack.end())
        outcome.arguments[i] = found->second;
  }
  for (unsigned i = 0; i < kRegisterCount; ++i)
    if (!(rules.preserved >> i & 1))
      state.registers[i] = {};
  std::erase_if(state.stack, [](const auto &slot) { return !survivesCalls(slot.second); });
}

/// Makes what the instruction writes unknown, but for what it was seen to compute.
void Evaluator::write(const Instruction &instruction, MachineState &state, Outcome &outcome) const {
  for (unsigned i = 0; i < kRegisterCount; ++i)
    if (instruction.defines >> i & 1)
      state.registers[i] = {};
  const Effect *effect = instruction.effect;
  if (!effect)
    return;
  int64_t destination = instruction.value(effect->destination);
  switch (effect->kind) {
  case EffectKind::CallX86:
  case EffectKind::JumpX86:
    outcome.callee = outcome.result;
    return;
  case EffectKind::Store:
  case EffectKind::StoreX86:
  case EffectKind::Push:
  case EffectKind::PushValue:
    return;
  default:
    break;
  }
  if (!instruction.isRegister(effect->destination) || destination < 0 ||
      destination >= int64_t(kRegisterCount))
    return;
  state.registers[size_t(destination)] = outcome.result;
  if (instruction.flow == Flow::Jump && destination == rules.programCounter)
    outcome.callee = outcome.result;
}

Outcome Evaluator::step(const Instruction &instruction, MachineState &state) const {
  Outcome outcome;
  outcome.flow = instruction.flow;
  if (instruction.targetRegister != kNoRegister) {
    outcome.callee = registerValue(instruction, instruction.targetRegister, state);
    if (instruction.name == "JALR")
      outcome.callee = add(outcome.callee, instruction.value(2));
  }
  Value &stackPointer = state.registers[unsigned(rules.stackPointer)];
  if (instruction.effect && !instruction.conditional)
    outcome.result = compute(instruction, state, outcome);
  else if (instruction.effect)
    state.stack.clear(); // it may be a store
  Value stackAfter = stackPointer;
  Value link = rules.family == Family::Arm ? state.registers[14] : Value();
  write(instruction, state, outcome);
  // LLVM says that these write the stack pointer: calls of x86 leave it as it was, the others are followed.
  if (instruction.flow == Flow::Call || movesStack(instruction, rules.stackPointer))
    stackPointer = stackAfter;
  // A jump of ARM is a call if the link register holds the address behind it.
  Value next{ValueKind::Address, int64_t(instruction.offset) + instruction.size};
  if (outcome.flow == Flow::Jump && rules.family == Family::Arm && link == next && !instruction.target)
    outcome.flow = Flow::Call;
  if (outcome.flow == Flow::Call)
    call(instruction, state, outcome);
  // A frame is made or left in a way that is not followed: count anew, and forget what was there.
  if (stackPointer.kind != ValueKind::Stack) {
    stackPointer = {ValueKind::Stack, 0};
    state.stack.clear();
  }
  return outcome;
}

bool isAddressCall(const Instruction &instruction, const Convention &rules) {
  if (instruction.flow != Flow::Call || !instruction.target)
    return false;
  int64_t next = int64_t(instruction.offset) + instruction.size;
  if (rules.family == Family::X86)
    return *instruction.target == next;
  // Xtensa's call0 leads to an aligned address, so there may be padding in between.
  return rules.family == Family::Xtensa && instruction.name == "CALL0" && *instruction.target >= next &&
         *instruction.target < next + 4;
}

} // namespace adder::disassembler
