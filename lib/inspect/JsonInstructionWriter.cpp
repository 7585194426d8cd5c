//===- inspect/JsonInstructionWriter.cpp - The instructions of a function as JSON --------------------===//

#include "inspect/JsonInstructionWriter.h"

#include "inspect/JsonAssembler.h"
#include "inspect/JsonForms.h"
#include "mpy/ObjectText.h"

#include <algorithm>

namespace adder::inspect {

using namespace json_forms;
using bytecode::Instruction;
using bytecode::Opcode;
using bytecode::OperandKind;
using Form = JsonText::Form;

InstructionWriter::InstructionWriter(support::Arena &scratch, const mpy::Module &module,
                                     const mpy::ModuleSymbols &symbols, const bytecode::Prelude &prelude,
                                     JsonText &json)
    : scratch(scratch), module(module), symbols(symbols), prelude(prelude), code(prelude.code), json(json),
      targets(scratch, prelude.code) {
  takeApart();
  steps = lineStepsOf(prelude.lineTable);
  if (steps && !stepsAreAtInstructions())
    steps.reset();
}

void InstructionWriter::write() {
  findOddSizes();
  json.key("instructions");
  json.beginArray(Form::Lines);
  size_t step = 0;
  for (const Instruction &instruction : instructions) {
    json.beginObject(Form::OneLine);
    if (targets.isTarget(instruction.offset))
      json.key("label").value(labelAt(int64_t(instruction.offset)));
    writeLines(step, instruction.offset);
    if (isSymbolic(instruction))
      writeInstruction(instruction);
    else
      json.key("bytes").hex(code.subspan(instruction.offset, instruction.length));
    json.endObject();
  }
  if (steps && step < steps->size()) {
    json.beginObject(Form::OneLine);
    writeLines(step, code.size());
    json.endObject();
  }
  json.endArray();
}

void InstructionWriter::takeApart() {
  Instruction instruction;
  for (size_t offset = 0; offset < code.size(); offset += instruction.length) {
    isLastWhole = bytecode::decodeInstruction(code, offset, instruction) == bytecode::VarintStatus::Ok;
    if (!isLastWhole)
      instruction.length = code.size() - offset;
    instructions.push_back(instruction);
  }
}

bool InstructionWriter::stepsAreAtInstructions() const {
  size_t i = 0;
  for (const LineStep &step : *steps) {
    while (i < instructions.size() && instructions[i].offset < step.offset)
      ++i;
    if (step.offset != (i < instructions.size() ? instructions[i].offset : code.size()))
      return false;
  }
  return true;
}

void InstructionWriter::writeLines(size_t &step, size_t offset) {
  if (!steps)
    return;
  size_t end = step;
  while (end < steps->size() && (*steps)[end].offset == offset)
    ++end;
  if (end == step)
    return;
  json.key("line");
  if (end - step > 1)
    json.beginArray(Form::OneLine);
  for (size_t i = step; i < end; ++i)
    json.value((*steps)[i].line);
  if (end - step > 1)
    json.endArray();
  step = end;
}

bool InstructionWriter::isJump(const Instruction &instruction) const {
  return bytecode::formatOf(instruction.opcode) == bytecode::OperandFormat::Offset;
}

bool InstructionWriter::isSymbolic(const Instruction &instruction) const {
  if (!isLastWhole && &instruction == &instructions.back())
    return false;
  const bytecode::OpcodeInfo *info = instruction.info();
  if (!info)
    return false;
  if (info->has(bytecode::opcode_flag::Jump))
    return targets.labelAt(instruction.target) != bytecode::JumpTargets::kNoLabel;
  if (Opcode(info->first) == Opcode::StoreComp)
    return (instruction.operand & 3) < int64_t(kCollections.size());
  return true;
}

uint8_t InstructionWriter::operandBytesOf(const Instruction &instruction) {
  return uint8_t(instruction.length - 1 - bytecode::hasExtraByte(instruction.opcode));
}

void InstructionWriter::findOddSizes() {
  JsonAssembler assembler;
  std::vector<uint32_t> labels(targets.labels().size());
  for (uint32_t &label : labels)
    label = assembler.newLabel();
  std::vector<size_t> jumps; // indexes of instructions
  for (size_t i = 0; i < instructions.size(); ++i) {
    const Instruction &instruction = instructions[i];
    if (targets.isTarget(instruction.offset))
      assembler.place(labels[targets.labelAt(int64_t(instruction.offset))]);
    if (isSymbolic(instruction) && isJump(instruction)) {
      jumps.push_back(i);
      assembler.jump(instruction.opcode, labels[targets.labelAt(instruction.target)], JsonAssembler::kAnySize,
                     instruction.extra);
    } else {
      assembler.bytes(code.subspan(instruction.offset, instruction.length));
    }
  }
  hasOddSize.assign(instructions.size(), false);
  constexpr unsigned kRounds = 4;
  for (unsigned round = 0; !jumps.empty(); ++round) {
    std::vector<uint8_t> sizes = assembler.operandSizes(scratch);
    bool isDone = true;
    for (size_t j = 0; j < jumps.size(); ++j) {
      uint8_t actual = operandBytesOf(instructions[jumps[j]]);
      if (sizes[j] == actual && (round < kRounds || isDone))
        continue;
      hasOddSize[jumps[j]] = true;
      assembler.fix(j, actual);
      isDone = false;
    }
    if (isDone)
      return;
    if (round == kRounds) {
      for (size_t j : jumps)
        hasOddSize[j] = true;
      return;
    }
  }
}

void InstructionWriter::writeInstruction(const Instruction &instruction) {
  const bytecode::OpcodeInfo &info = *instruction.info();
  json.key("op").value(info.mnemonic);
  writeOperand(instruction, info);
  bool isOdd = false;
  if (isJump(instruction))
    isOdd = hasOddSize[size_t(&instruction - instructions.data())];
  else if (std::optional<unsigned> usual = usualOperandBytes(instruction.opcode, instruction.operand))
    isOdd = *usual != operandBytesOf(instruction);
  if (isOdd)
    json.key("operand_bytes").value(uint32_t(operandBytesOf(instruction)));
}

void InstructionWriter::writeOperand(const Instruction &instruction, const bytecode::OpcodeInfo &info) {
  uint32_t operand = uint32_t(instruction.operand);
  switch (info.operand) {
  case OperandKind::None:
    break;
  case OperandKind::Qstr:
    json.key("qstr").value(operand);
    if (std::optional<std::string_view> text = symbols.qstr(operand); text && isStrictUtf8(*text))
      json.key("name").value(*text);
    break;
  case OperandKind::SmallInt:
    json.key("value").value(instruction.operand);
    break;
  case OperandKind::Object:
    json.key("object").value(operand);
    writeObjectNote(operand);
    break;
  case OperandKind::Local:
    json.key("local").value(operand);
    writeLocalNote(operand);
    break;
  case OperandKind::Child:
    json.key("child").value(operand);
    if (info.has(bytecode::opcode_flag::ExtraByte))
      json.key("cells").value(uint32_t(instruction.extra));
    if (std::optional<std::string_view> name = symbols.child(operand); name && isStrictUtf8(*name))
      json.key("note").value(*name);
    break;
  case OperandKind::Count:
    json.key("count").value(operand);
    break;
  case OperandKind::Collect:
    json.key("collection").value(kCollections[operand & 3]);
    json.key("depth").value(operand >> 2);
    break;
  case OperandKind::Unpack:
    json.key("before").value(operand & 0xff);
    json.key("after").value(operand >> 8);
    break;
  case OperandKind::Call:
    json.key("positional").value(operand & 0xff);
    json.key("keyword").value(operand >> 8);
    break;
  case OperandKind::Address:
    json.key("target").value(labelAt(instruction.target));
    if (info.has(bytecode::opcode_flag::ExtraByte)) {
      json.key("blocks").value(uint32_t(instruction.extra & 0x7f));
      json.key("pop_iterator").value((instruction.extra & 0x80) != 0);
    }
    break;
  case OperandKind::Unary:
    json.key("operator").value(nameOf(bytecode::UnaryOp(operand)));
    break;
  case OperandKind::Binary:
    json.key("operator").value(nameOf(bytecode::BinaryOp(operand)));
    break;
  }
}

void InstructionWriter::writeObjectNote(uint32_t index) {
  if (index >= module.objects.size())
    return;
  support::TextWriter text(scratch);
  mpy::writeObjectText(text, module.objects[index]);
  json.key("note").value(text.text());
}

void InstructionWriter::writeLocalNote(uint32_t local) {
  constexpr uint32_t kNamedLocals = 256; // it takes one run over the names each
  if (local >= prelude.argumentCount() || local >= kNamedLocals)
    return;
  bytecode::VuintSequence names = prelude.argumentNames();
  for (uint32_t i = 0; i < local; ++i)
    names.next();
  std::optional<std::string_view> text = symbols.qstr(names.next().value_or(UINT32_MAX));
  if (text && *text != "*" && isStrictUtf8(*text))
    json.key("note").value(*text);
}

} // namespace adder::inspect
