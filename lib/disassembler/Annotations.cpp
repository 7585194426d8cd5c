//===- disassembler/Annotations.cpp - Data flow to a fixed point, then comments ---------------------===//

#include "disassembler/Annotations.h"

#include "bytecode/NativeFunctions.h"
#include "bytecode/Operators.h"
#include "qstr/NameTable.h"

#include <cstdio>

namespace adder::disassembler {

namespace {

// More blocks than this are hostile or one enormous function: each is then taken by itself.
constexpr size_t kMostBlocks = 20000;

/// What is known at the start of every block.
class DataFlow {
public:
  DataFlow(const Element &element, const Convention &rules, const Code &code)
      : evaluator(element, rules), rules(rules), code(code) {
    for (uint32_t entry : code.entries)
      if (entry == code.entries.front())
        arrive(entry, evaluator.entryState());
    for (uint32_t function : code.functions)
      if (code.entries.empty() || function != code.entries.front())
        arrive(function, evaluator.calledState());
    if (code.blocks.size() > kMostBlocks)
      return;
    while (!pending.empty()) {
      uint32_t block = *pending.begin();
      pending.erase(pending.begin());
      MachineState state = states.at(block);
      walk(
          block, state, [](const Instruction &, const Outcome &) {}, true);
    }
  }

  /// Calls visit(instruction, outcome) for every instruction found, in order of the blocks.
  template <typename Visit> void forEach(Visit visit) {
    for (uint32_t block : code.blocks) {
      auto known = states.find(block);
      MachineState state = known != states.end() ? known->second : evaluator.calledState();
      walk(block, state, visit, false);
    }
  }

private:
  void arrive(uint32_t block, const MachineState &state) {
    auto [found, isNew] = states.try_emplace(block, state);
    if (isNew || found->second.mergeWith(state))
      pending.insert(block);
  }

  /// Computed jumps lead to any of the addresses that the code computes, and to where a generator starts.
  void arriveAnywhere(const MachineState &state) {
    if (!anywhere)
      anywhere = state;
    else if (!anywhere->mergeWith(state))
      return;
    for (uint32_t label : code.taken)
      if (code.blocks.contains(label))
        arrive(label, *anywhere);
    if (code.entries.size() > 1 && code.blocks.contains(code.entries[1]))
      arrive(code.entries[1], *anywhere);
  }

  void spread(const Instruction &instruction, const Outcome &outcome, const MachineState &state) {
    std::optional<int64_t> target = instruction.target;
    if (!target && outcome.callee.kind == ValueKind::Address)
      target = rules.family == Family::Arm ? outcome.callee.number & ~int64_t(1) : outcome.callee.number;
    if (target) {
      if (outcome.flow != Flow::Call && *target >= 0 && code.blocks.contains(uint32_t(*target)))
        arrive(uint32_t(*target), state);
    } else if (outcome.flow == Flow::Jump) {
      arriveAnywhere(state);
    }
  }

  template <typename Visit> void walk(uint32_t block, MachineState &state, Visit visit, bool spreads) {
    auto at = code.instructions.find(block);
    while (at != code.instructions.end()) {
      const Instruction &instruction = at->second;
      Outcome outcome = evaluator.step(instruction, state);
      visit(instruction, outcome);
      if (spreads && outcome.flow != Flow::Next && !isAddressCall(instruction, rules))
        spread(instruction, outcome, state);
      if (!outcome.goesOn())
        return;
      uint32_t next = instruction.offset + instruction.size;
      if (isAddressCall(instruction, rules))
        next = uint32_t(*instruction.target);
      if (code.blocks.contains(next)) {
        if (spreads)
          arrive(next, state);
        return;
      }
      at = code.instructions.find(next);
    }
  }

  Evaluator evaluator;
  const Convention &rules;
  const Code &code;
  std::map<uint32_t, MachineState> states;
  std::optional<MachineState> anywhere; // what all computed jumps agree on
  std::set<uint32_t> pending;
};

/// One parameter of a signature of NativeFunctions.def.
struct Parameter {
  std::string_view type, name;
};

std::vector<Parameter> parametersOf(std::string_view signature) {
  std::vector<Parameter> result;
  size_t begin = signature.find('('), end = signature.rfind(')');
  if (begin == std::string_view::npos || end == std::string_view::npos)
    return result;
  std::string_view list = signature.substr(begin + 1, end - begin - 1);
  while (!list.empty() && list != "void") {
    size_t comma = std::min(list.find(','), list.size());
    std::string_view one = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
    size_t space = std::min(one.find(' '), one.size());
    result.push_back({one.substr(0, space), one.substr(std::min(space + 1, one.size()))});
  }
  return result;
}

/// Viper's types by number (native-abi.md 1.3).
constexpr std::string_view kViperTypes[] = {"object", "bool",  "int",   "uint", "ptr",
                                            "ptr8",   "ptr16", "ptr32", "qstr"};

class Writer {
public:
  Writer(support::Arena &scratch, const Element &element, const mpy::ModuleSymbols &symbols,
         const LabelName &labelOf)
      : scratch(scratch), element(element), symbols(symbols), labelOf(labelOf) {}

  std::string describe(const Instruction &instruction, const Outcome &outcome) const {
    if (outcome.callee.kind == ValueKind::TableEntry && (outcome.isCall || outcome.flow == Flow::Jump))
      return call(outcome.callee.number, outcome.arguments);
    if (outcome.callee.kind == ValueKind::Address && !instruction.target)
      return place(outcome.callee.number, "to ");
    if (outcome.flow != Flow::Next || !instruction.effect)
      return {};
    return value(instruction, outcome);
  }

private:
  std::string value(const Instruction &instruction, const Outcome &outcome) const {
    const Value &result = outcome.result;
    switch (result.kind) {
    case ValueKind::Unknown:
    case ValueKind::Stack:
    case ValueKind::CodeState:
      return {};
    case ValueKind::Constant:
      return outcome.literal ? "= " + std::to_string(result.number) : std::string();
    case ValueKind::Address:
      if (instruction.name == "AUIPC" || instruction.effect->kind == EffectKind::Pop || isCopy(instruction))
        return {};
      return place(result.number, "= ");
    case ValueKind::Rodata:
      return isCopy(instruction) ? std::string() : rodata(result.number);
    case ValueKind::Bss:
      return isCopy(instruction) ? std::string() : "bss + " + std::to_string(result.number);
    case ValueKind::QstrNumber:
    case ValueKind::Object:
    case ValueKind::TableEntry:
    case ValueKind::Child:
      return outcome.loaded || instruction.effect->kind == EffectKind::Set ? nameOf(result) : std::string();
    default:
      return outcome.loaded ? pointer(result) : std::string();
    }
  }

  static bool isCopy(const Instruction &instruction) {
    return instruction.effect->kind == EffectKind::Move || instruction.effect->kind == EffectKind::MoveIfSame;
  }

  std::string pointer(const Value &value) const {
    switch (value.kind) {
    case ValueKind::FunctionObject:
      return "function object";
    case ValueKind::Context:
      return "module context";
    case ValueKind::ChildTable:
      return "children";
    case ValueKind::QstrTable:
      return withDistance("qstr table", value.number);
    case ValueKind::ObjectTable:
      return withDistance("object table", value.number);
    case ValueKind::FunctionTable:
      return withDistance("mp_fun_table", value.number);
    default:
      return {};
    }
  }
  static std::string withDistance(std::string text, int64_t distance) {
    return distance
               ? text + (distance < 0 ? " - " : " + ") + std::to_string(distance < 0 ? -distance : distance)
               : text;
  }

  std::string nameOf(const Value &value) const {
    switch (value.kind) {
    case ValueKind::QstrNumber: {
      std::optional<std::string_view> text = symbols.qstr(uint32_t(value.number));
      return value.number <= UINT32_MAX && text ? quotedName(*text) : "qstr " + std::to_string(value.number);
    }
    case ValueKind::Object: {
      support::TextWriter text(scratch);
      if (value.number <= UINT32_MAX && symbols.writeObject(text, uint32_t(value.number)))
        return std::string(text.text());
      return "object " + std::to_string(value.number);
    }
    case ValueKind::TableEntry:
      return nameOfEntry(value.number);
    case ValueKind::Child: {
      std::optional<std::string_view> name = symbols.child(uint32_t(value.number));
      std::string text = "child " + std::to_string(value.number);
      return name ? text + " " + quotedName(*name) : text;
    }
    default:
      return {};
    }
  }

  std::string place(int64_t address, std::string_view prefix) const {
    bool isArm = element.family == Family::Arm;
    int64_t even = isArm ? address & ~int64_t(1) : address;
    if (even < 0 || uint64_t(even) >= element.size())
      return {};
    std::string label = labelOf(uint32_t(even));
    if (label.empty())
      if (std::string text = textAt(element.code.data, uint64_t(address)); !text.empty())
        label = text;
    char offset[24];
    std::snprintf(offset, sizeof offset, "0x%llx", static_cast<unsigned long long>(even));
    return std::string(prefix) + (label.empty() ? std::string(offset) : label);
  }

  std::string rodata(int64_t offset) const {
    std::string text = offset >= 0 ? textAt(element.code.rodata, uint64_t(offset)) : std::string();
    return withDistance("= rodata", offset) + (text.empty() ? text : " " + text);
  }

  /// A string of C in a linked module, if that is what the bytes are.
  std::string textAt(std::span<const uint8_t> bytes, uint64_t offset) const {
    constexpr size_t kShortest = 3, kLongest = 60;
    if (!element.isLinked || offset >= bytes.size())
      return {};
    size_t end = size_t(offset);
    while (end < bytes.size() && end - offset < kLongest && bytes[end] >= 0x20 && bytes[end] < 0x7f)
      ++end;
    if (end - offset < kShortest || end == bytes.size() || bytes[end] != 0)
      return {};
    return quotedName({reinterpret_cast<const char *>(bytes.data()) + offset, end - size_t(offset)});
  }

  std::string call(int64_t entry, const std::array<Value, 4> &arguments) const {
    std::string text = nameOfEntry(entry);
    if (entry >= int64_t(bytecode::kNativeFunctionCount))
      return text;
    std::vector<Parameter> parameters = parametersOf(bytecode::nativeFunctions()[size_t(entry)].signature);
    std::string list, unknown;
    for (size_t i = 0; i < parameters.size() && i < arguments.size(); ++i) {
      std::string one = argument(entry, parameters[i], arguments[i]);
      std::string separator = i ? ", " : "";
      if (one.empty()) {
        unknown += separator + "..";
      } else {
        list += unknown + separator + one;
        unknown.clear();
      }
    }
    return text + "(" + (list.empty() ? unknown.substr(0, 2) : list) +
           ")"; // what is unknown at the end is left out
  }

  /// A constant as an object (native-abi.md 2.1).
  static std::string objectWord(int64_t word) {
    constexpr int64_t kSentinel = 4; // "no value" where null already means something
    if (word & 1)
      return std::to_string(word >> 1);
    return word == 0 ? "0" : word == kSentinel ? "SENTINEL" : std::string();
  }

  std::string argument(int64_t entry, const Parameter &parameter, const Value &value) const {
    constexpr int64_t kUnary = 17, kBinary = 18;
    if (value.kind == ValueKind::Constant) {
      if (parameter.type == "O")
        return objectWord(value.number);
      if (parameter.type.ends_with('*'))
        return value.number == 0 ? "0" : std::string();
      if (entry == kUnary && parameter.name == "op" && uint64_t(value.number) < bytecode::kUnaryOpCount)
        return std::string(bytecode::nameOf(bytecode::UnaryOp(value.number)));
      if (entry == kBinary && parameter.name == "op" && uint64_t(value.number) < bytecode::kBinaryOpCount)
        return std::string(bytecode::nameOf(bytecode::BinaryOp(value.number)));
      if (parameter.name == "type" && uint64_t(value.number) < std::size(kViperTypes))
        return std::string(kViperTypes[value.number]);
      if (parameter.name.find("n_kw<<8") != std::string_view::npos)
        return std::to_string(value.number & 255) + " positional, " + std::to_string(value.number >> 8) +
               " keyword";
      if (parameter.type != "q")
        return std::to_string(value.number);
      // C modules know the numbers of the static strings, which are fixed.
      return value.number >= 1 && value.number <= qstr::kStaticCount
                 ? quotedName(qstr::staticText(uint32_t(value.number)))
                 : std::string();
    }
    if (value.kind == ValueKind::Rodata || value.kind == ValueKind::Address) {
      std::span<const uint8_t> bytes =
          value.kind == ValueKind::Rodata ? element.code.rodata : element.code.data;
      return value.number >= 0 ? textAt(bytes, uint64_t(value.number)) : std::string();
    }
    return nameOf(value);
  }

  support::Arena &scratch;
  const Element &element;
  const mpy::ModuleSymbols &symbols;
  const LabelName &labelOf;
};

} // namespace

std::map<uint32_t, std::string> annotate(support::Arena &scratch, const Element &element,
                                         const Convention &rules, const Code &code,
                                         const mpy::ModuleSymbols &symbols, const LabelName &labelOf) {
  std::map<uint32_t, std::string> comments;
  Writer writer(scratch, element, symbols, labelOf);
  DataFlow(element, rules, code).forEach([&](const Instruction &instruction, const Outcome &outcome) {
    if (std::string text = writer.describe(instruction, outcome); !text.empty())
      comments.emplace(instruction.offset, std::move(text));
  });
  return comments;
}

std::string quotedName(std::string_view text) {
  constexpr size_t kLongest = 80;
  std::string result = "\"";
  for (char c : text.substr(0, kLongest)) {
    unsigned char byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (byte >= 0x20 && byte < 0x7f) {
      result += c;
    } else {
      char escape[8];
      std::snprintf(escape, sizeof escape, c == '\n' ? "\\n" : "\\x%02x", byte);
      result += escape;
    }
  }
  return result + (text.size() > kLongest ? "\".." : "\"");
}

std::string nameOfEntry(int64_t entry) {
  if (entry < 0 || entry >= int64_t(bytecode::kNativeFunctionCount))
    return "mp_fun_table[" + std::to_string(entry) + "]";
  return "mp_" + std::string(bytecode::nativeFunctions()[size_t(entry)].name);
}

} // namespace adder::disassembler
