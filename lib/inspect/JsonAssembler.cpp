//===- inspect/JsonAssembler.cpp - Instructions with labels to bytes --------------------------------===//

#include "inspect/JsonAssembler.h"

#include "bytecode/Instruction.h"
#include "emitters/bytecode/JumpLayout.h"

#include <algorithm>

namespace adder::inspect {

namespace {

/// The way jumps shrink need not come to an end for code that no compiler wrote; then all free jumps are
/// long.
uint32_t passLimit(size_t jumps) { return uint32_t(std::min<size_t>(100 + jumps / 16, 20000)); }

struct Form {
  int64_t bias;  ///< what is added to a distance
  int64_t limit; ///< biased distances are below
};

/// 2.3.
Form formOf(uint8_t opcode, uint8_t operandBytes) {
  if (operandBytes == 1)
    return {bytecode::isSignedJump(opcode) ? 0x40 : 0, 0x80};
  return {bytecode::isSignedJump(opcode) ? 0x4000 : 0, 0x8000};
}

bool fits(uint8_t opcode, uint8_t operandBytes, int64_t distance) {
  Form form = formOf(opcode, operandBytes);
  return distance + form.bias >= 0 && distance + form.bias < form.limit;
}

} // namespace

std::vector<uint64_t> JsonAssembler::labelOffsets(const std::vector<uint8_t> &sizes) const {
  std::vector<uint64_t> offsets(labelCount);
  uint64_t jumpBytes = 0;
  size_t number = 0;
  for (const Mark &mark : marks) {
    if (mark.kind == Kind::Label)
      offsets[mark.label] = mark.position + jumpBytes;
    else if (mark.kind == Kind::Jump)
      jumpBytes += 1u + sizes[number++] + bytecode::hasExtraByte(mark.opcode);
  }
  return offsets;
}

std::vector<uint8_t> JsonAssembler::settle(support::Arena &scratch) {
  support::Vector<bytecode_emitter::Event> events(scratch);
  uint32_t fixedBytes = 0;
  for (const Mark &mark : marks) {
    uint32_t position = mark.position + fixedBytes;
    uint32_t ends = 1 + uint32_t(bytecode::hasExtraByte(mark.opcode)); // opcode and extra byte
    if (mark.kind == Kind::Label)
      events.push({position, bytecode_emitter::kLabelMark, 0, 0, mark.label});
    else if (mark.kind == Kind::Jump && mark.operandBytes == kAnySize)
      events.push({position, mark.opcode, uint8_t(ends + 2), 0, mark.label});
    else if (mark.kind == Kind::Jump)
      fixedBytes += ends + mark.operandBytes;
  }
  support::Vector<uint32_t> labels(scratch);
  labels.resize(labelCount);
  bool isSettled = bytecode_emitter::JumpLayout(scratch).settle(events, labels, passLimit(jumps.size()));
  std::vector<uint8_t> sizes;
  size_t event = 0;
  for (const Mark &mark : marks) {
    if (mark.kind == Kind::Label)
      ++event;
    if (mark.kind != Kind::Jump)
      continue;
    if (mark.operandBytes != kAnySize)
      sizes.push_back(mark.operandBytes);
    else if (uint8_t size = events[event++].size; isSettled)
      sizes.push_back(uint8_t(size - 1 - bytecode::hasExtraByte(mark.opcode)));
    else
      sizes.push_back(2);
  }
  return sizes;
}

/// The last pass may have made a jump short whose label then moved away by a byte.
bool JsonAssembler::growsWhatIsTooShort(const std::vector<uint8_t> &sizes,
                                        std::vector<uint8_t> &grown) const {
  std::vector<uint64_t> labels = labelOffsets(sizes);
  bool grows = false;
  uint64_t jumpBytes = 0;
  grown = sizes;
  for (size_t i = 0; i < jumps.size(); ++i) {
    const Mark &mark = marks[jumps[i]];
    int64_t behind = int64_t(mark.position + jumpBytes + 1 + sizes[i]);
    jumpBytes += 1u + sizes[i] + bytecode::hasExtraByte(mark.opcode);
    if (mark.operandBytes != kAnySize || sizes[i] != 1 ||
        fits(mark.opcode, 1, int64_t(labels[mark.label]) - behind))
      continue;
    grown[i] = 2;
    grows = true;
  }
  return grows;
}

std::optional<JsonAssembler::Failure>
JsonAssembler::finish(support::Arena &scratch, support::Vector<uint8_t> &code, std::vector<LineStep> &steps) {
  std::vector<uint8_t> sizes = settle(scratch), grown;
  constexpr unsigned kRounds = 8;
  for (unsigned round = 0; growsWhatIsTooShort(sizes, grown); ++round) {
    sizes = grown;
    if (round == kRounds)
      for (size_t i = 0; i < jumps.size(); ++i)
        if (marks[jumps[i]].operandBytes == kAnySize)
          sizes[i] = 2;
  }
  std::vector<uint64_t> labels = labelOffsets(sizes);
  size_t number = 0;
  uint32_t copied = 0;
  auto copyTo = [&](uint32_t end) {
    code.append(std::span<const uint8_t>(finished).subspan(copied, end - copied));
    copied = end;
  };
  for (const Mark &mark : marks) {
    copyTo(mark.position);
    if (mark.kind == Kind::Line)
      steps.push_back({code.size(), mark.line});
    if (mark.kind != Kind::Jump)
      continue;
    uint8_t size = sizes[number++];
    int64_t distance = int64_t(labels[mark.label]) - int64_t(code.size() + 1 + size);
    if (!fits(mark.opcode, size, distance))
      return Failure{number - 1, "a distance of " + std::to_string(distance) + " does not fit " +
                                     (size == 1 ? "one byte" : "two bytes")};
    uint64_t biased = uint64_t(distance + formOf(mark.opcode, size).bias);
    code.push(mark.opcode);
    code.push(size == 1 ? uint8_t(biased) : uint8_t(0x80 | (biased & 0x7f)));
    if (size == 2)
      code.push(uint8_t(biased >> 7));
    if (bytecode::hasExtraByte(mark.opcode))
      code.push(mark.extra);
  }
  copyTo(position());
  return std::nullopt;
}

} // namespace adder::inspect
