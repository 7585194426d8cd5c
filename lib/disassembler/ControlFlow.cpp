//===- disassembler/ControlFlow.cpp - Following the code --------------------------------------------===//

#include "disassembler/ControlFlow.h"

#include <algorithm>

namespace adder::disassembler {

namespace {

// Types of function objects in the function table, which precede a function's address (native-abi.md 1.2).
constexpr uint8_t kFirstBuiltinType = 77, kBuiltinTypeWithSignature = 81;

class Search {
public:
  Search(const Element &element, Decoder &decoder)
      : element(element), decoder(decoder), evaluator(element, decoder.convention()),
        owned(codeEnd(element), false) {}

  Code run() {
    enter();
    addFunctionTables();
    addThumbAddresses();
    for (;;) {
      for (; !pending.empty(); follow(path())) {
      }
      if (candidates.empty())
        return std::move(code);
      // Only between paths, of which the decoder remembers something.
      if (looksLikeThumb(candidates.back()))
        reach(candidates.back(), Start::Function, true);
      candidates.pop_back();
    }
  }

private:
  enum class Start : uint8_t { Entry, Function, Label };
  struct Path {
    uint32_t offset;
    bool thumb;
    Start start;
  };

  Path path() {
    Path next = pending.back();
    pending.pop_back();
    return next;
  }

  void enter() {
    bool thumb = decoder.startsInThumb();
    uint32_t begin = codeBegin(element);
    if (element.isGenerator)
      if (std::optional<int64_t> start = element.read(element.wordBytes, element.wordBytes))
        if (isInside(*start)) {
          code.entries.push_back(uint32_t(*start));
          pending.push_back({uint32_t(*start), thumb, Start::Label});
        }
    if (isInside(begin)) {
      code.entries.insert(code.entries.begin(), begin);
      pending.push_back({begin, thumb, Start::Entry});
    }
  }

  bool isInside(int64_t offset) const {
    return offset >= codeBegin(element) && offset < int64_t(codeEnd(element));
  }

  /// The address of Thumb code is odd; that of a string may be odd too, but it does not decode up to a
  /// return, and starts with text.
  bool looksLikeThumb(int64_t address) {
    constexpr unsigned kMostInstructions = 2000;
    if (!(address & 1) || !isInside(address - 1) || owned[size_t(address - 1)])
      return false;
    std::span<const uint8_t> bytes = element.code.data;
    size_t end = size_t(address);
    while (end < bytes.size() && bytes[end] >= 0x20 && bytes[end] < 0x7f)
      ++end;
    if (end > size_t(address) + 1 && end < bytes.size() && bytes[end] == 0)
      return false;
    uint32_t at = uint32_t(address - 1);
    for (unsigned i = 0; i < kMostInstructions && at < bytes.size(); ++i) {
      Instruction instruction;
      if (!decoder.decode(bytes, at, true, i != 0, instruction))
        return false;
      if (instruction.flow == Flow::Return || instruction.flow == Flow::Jump ||
          instruction.flow == Flow::Stop)
        return true;
      at += instruction.size;
    }
    return false;
  }

  /// Words that hold the address of Thumb code say so by bit 0.
  void addThumbAddresses() {
    if (element.family != Family::Arm)
      return;
    for (auto [offset, patch] : element.textPatches)
      if (std::optional<int64_t> address = element.read(offset, element.wordBytes);
          patch.base == mpy::RelocationBase::Text && address)
        candidates.push_back(*address);
  }

  /// Objects of builtin functions in a linked module are constant structures: type, perhaps a signature,
  /// address.
  void addFunctionTables() {
    for (auto [offset, patch] : element.textPatches) {
      if (patch.base != mpy::RelocationBase::FunctionTableEntry || patch.entry < kFirstBuiltinType ||
          patch.entry > kBuiltinTypeWithSignature)
        continue;
      uint32_t word = offset + element.wordBytes * (patch.entry == kBuiltinTypeWithSignature ? 2 : 1);
      auto found = element.textPatches.find(word);
      if (found != element.textPatches.end() && found->second.base == mpy::RelocationBase::Text)
        if (std::optional<int64_t> address = element.read(word, element.wordBytes))
          reach(*address, Start::Function, decoder.startsInThumb());
    }
  }

  /// Puts a place on the list; ARM's addresses say by bit 0 which state they are for.
  void reach(int64_t address, Start start, bool thumb) {
    if (decoder.convention().family == Family::Arm) {
      thumb = decoder.startsInThumb() || (address & 1);
      address &= ~int64_t(1);
    }
    go(address, start, thumb);
  }
  void go(int64_t address, Start start, bool thumb) {
    if (isInside(address) && address % decoder.alignment(thumb) == 0)
      pending.push_back({uint32_t(address), thumb, start});
  }

  /// Words that the loader changes are data, unless an instruction of x86 has one as its operand.
  bool mayHoldPatches(const Instruction &instruction) const {
    uint32_t begin = instruction.offset, end = begin + instruction.size, word = element.wordBytes;
    auto patch = element.textPatches.lower_bound(begin >= word ? begin - word + 1 : 0);
    for (; patch != element.textPatches.end() && patch->first < end; ++patch)
      if (element.family != Family::X86 || patch->first <= begin || patch->first + word > end)
        return false;
    return true;
  }

  bool claim(const Instruction &instruction) {
    for (uint32_t i = instruction.offset; i < instruction.offset + instruction.size; ++i)
      if (owned[i])
        return false;
    if (!mayHoldPatches(instruction))
      return false;
    std::fill_n(owned.begin() + instruction.offset, instruction.size, true);
    return true;
  }

  void mark(const Path &path) {
    code.blocks.insert(path.offset);
    if (path.start != Start::Label)
      code.functions.insert(path.offset);
  }

  void follow(const Path &path) {
    if (code.instructions.contains(path.offset)) {
      mark(path);
      return;
    }
    std::span<const uint8_t> bytes = element.code.data.first(codeEnd(element));
    MachineState state = path.start == Start::Entry ? evaluator.entryState() : evaluator.calledState();
    bool isFirst = true;
    for (uint32_t at = path.offset; at < bytes.size(); isFirst = false) {
      Instruction instruction;
      if (code.instructions.contains(at)) {
        code.blocks.insert(at); // two ways lead there
        return;
      }
      if (!decoder.decode(bytes, at, path.thumb, !isFirst, instruction) || !claim(instruction)) {
        if (!owned[at])
          code.invalid.insert(at);
        return;
      }
      if (isFirst)
        mark(path);
      const Instruction &placed = code.instructions.emplace(at, std::move(instruction)).first->second;
      Outcome outcome = evaluator.step(placed, state);
      note(placed, outcome);
      if (!leave(placed, outcome, at))
        return;
    }
  }

  /// Takes down what the instruction refers to.
  void note(const Instruction &instruction, const Outcome &outcome) {
    if (outcome.literal)
      code.literals.insert(*outcome.literal);
    // The first half of an address of RISC-V is none yet.
    if (outcome.result.kind != ValueKind::Address || !instruction.effect || instruction.name == "AUIPC" ||
        instruction.effect->kind == EffectKind::Move || instruction.effect->kind == EffectKind::MoveIfSame)
      return;
    if (isInside(outcome.result.number))
      code.referenced.insert(uint32_t(outcome.result.number));
    if (element.isLinked && element.family == Family::Arm)
      candidates.push_back(outcome.result.number);
    // Compilers of Python compute addresses in order to go there; people and C have other uses for them.
    if (!outcome.loaded && !element.isLinked && element.code.kind != mpy::CodeKind::InlineAsm)
      take(outcome.result.number, instruction.thumb);
  }

  void take(int64_t address, bool thumb) {
    bool isArm = decoder.convention().family == Family::Arm;
    int64_t place = isArm ? address & ~int64_t(1) : address;
    if (!isInside(place))
      return;
    code.taken.insert(uint32_t(place));
    reach(address, Start::Label, thumb);
  }

  /// Puts the places where control may go on the list, and moves `at` to the next instruction of this path.
  /// False if the path ends.
  bool leave(const Instruction &instruction, const Outcome &outcome, uint32_t &at) {
    Start start = outcome.flow == Flow::Call ? Start::Function : Start::Label;
    at = instruction.offset + instruction.size;
    if (isAddressCall(instruction, decoder.convention())) {
      at = uint32_t(*instruction.target);
      return true;
    }
    // Constants lie in the code, with a jump over them: what is known stays known behind it.
    if (outcome.flow == Flow::Jump && instruction.target && isInside(*instruction.target) &&
        instruction.targetIsThumb == instruction.thumb && !owned[size_t(*instruction.target)] &&
        *instruction.target % decoder.alignment(instruction.thumb) == 0) {
      at = uint32_t(*instruction.target);
      code.blocks.insert(at);
      return true;
    }
    if (instruction.target)
      go(*instruction.target, start, instruction.targetIsThumb);
    else if (outcome.callee.kind == ValueKind::Address && outcome.flow != Flow::Next)
      reach(outcome.callee.number, start, instruction.thumb);
    return outcome.goesOn();
  }

  const Element &element;
  Decoder &decoder;
  Evaluator evaluator;
  Code code;
  std::vector<bool> owned; // bytes of instructions found
  std::vector<Path> pending;
  std::vector<int64_t> candidates; // addresses that may be of Thumb code
};

} // namespace

uint32_t codeBegin(const Element &element) {
  if (element.code.kind != mpy::CodeKind::Native)
    return 0;
  uint32_t words = element.wordBytes * (element.isGenerator ? 2 : 1);
  return std::min(words, codeEnd(element));
}

uint32_t codeEnd(const Element &element) {
  size_t end = element.code.data.size();
  if (element.code.kind == mpy::CodeKind::Native)
    end = std::min<size_t>(end, element.code.preludeOffset);
  return uint32_t(end);
}

Code findCode(const Element &element, Decoder &decoder) { return Search(element, decoder).run(); }

} // namespace adder::disassembler
