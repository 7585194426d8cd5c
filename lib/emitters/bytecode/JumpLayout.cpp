//===- emitters/bytecode/JumpLayout.cpp - Passes over blocks of events ----------------------------------===//

#include "emitters/bytecode/JumpLayout.h"

namespace adder::bytecode_emitter {

namespace {

struct Limits {
  int32_t least;
  int32_t most;
};

/// Distances from behind a short jump that it can express (6.6).
Limits shortLimits(uint8_t opcode) {
  return bytecode::isSignedJump(opcode) ? Limits{-64, 63} : Limits{0, 127};
}

bool isJump(const Event &event) { return event.kind > kLineMark; }

uint8_t shortSize(const Event &event) { return uint8_t(2 + bytecode::hasExtraByte(event.kind)); }

bool isShort(const Event &event, int64_t distance) {
  Limits limits = shortLimits(event.kind);
  return distance >= limits.least && distance <= limits.most;
}

} // namespace

bool JumpLayout::settle(support::Vector<Event> &events, support::Vector<uint32_t> &labels,
                        uint32_t maxPasses) {
  if (events.size() <= blockEvents)
    return settleSmall(events.span(), labels, maxPasses);
  prepare(events.span(), labels.size());
  findReach(events.span());
  for (uint32_t passes = 0; pass(events.span()); ++passes) {
    if (passes == maxPasses)
      return false;
    markDirty();
  }
  for (size_t i = 0; i < labels.size(); ++i)
    if (labelEvents[i] != UINT32_MAX)
      labels[i] = offsetOf(labelEvents[i]);
  return true;
}

/// The definition of the result.
bool JumpLayout::settleSmall(std::span<Event> events, support::Vector<uint32_t> &labels, uint32_t maxPasses) {
  uint32_t bytes = 0;
  for (const Event &event : events) {
    if (event.kind == kLabelMark)
      labels[event.operand] = event.position + bytes;
    bytes += event.size;
  }
  uint32_t passes = 0;
  for (uint32_t before = UINT32_MAX; bytes != before; ++passes) {
    if (passes == maxPasses)
      return false;
    before = bytes;
    bytes = 0;
    for (Event &event : events) {
      uint32_t offset = event.position + bytes;
      if (event.kind == kLabelMark)
        labels[event.operand] = offset;
      if (!isJump(event))
        continue;
      event.size = uint8_t(shortSize(event) + !isShort(event, int64_t(labels[event.operand]) - offset - 2));
      bytes += event.size;
    }
  }
  return true;
}

//===-- Blocks
//----------------------------------------------------------------------------------------------===//

/// Lays out the code with the sizes that `events` have.
void JumpLayout::prepare(std::span<const Event> events, size_t labelCount) {
  blocks.clear();
  places.clear();
  labelEvents.clear();
  labelEvents.resize(labelCount);
  for (uint32_t &event : labelEvents)
    event = UINT32_MAX;
  uint32_t base = 0;
  for (uint32_t i = 0; i < events.size(); ++i) {
    if (i % blockEvents == 0) {
      if (i)
        base += blocks.back().jumpBytes;
      uint32_t number = uint32_t(blocks.size());
      blocks.push({base, 0, number, number, INT64_MAX, INT64_MIN, true, false});
    }
    places.push(events[i].position + blocks.back().jumpBytes);
    if (isJump(events[i]))
      blocks.back().jumpBytes += events[i].size;
    else if (events[i].kind == kLabelMark)
      labelEvents[events[i].operand] = i;
  }
}

/// A jump over so much finished code that it stays long is of no interest to anybody.
void JumpLayout::findReach(std::span<const Event> events) {
  for (uint32_t i = 0; i < events.size(); ++i) {
    if (!isJump(events[i]))
      continue;
    uint32_t target = labelEvents[events[i].operand];
    int64_t finished = int64_t(events[target].position) - events[i].position;
    Limits limits = shortLimits(events[i].kind);
    if (finished > limits.most || finished < limits.least)
      continue;
    Block &block = blocks[i / blockEvents];
    uint32_t other = target / blockEvents;
    if (other > block.reachAhead)
      block.reachAhead = other;
    if (other < block.reachBehind)
      block.reachBehind = other;
  }
}

/// True if the size of the code changed.
bool JumpLayout::pass(std::span<Event> events) {
  uint32_t base = 0;
  int64_t saved = 0;
  uint32_t changedBefore = UINT32_MAX; // the last block that changed in this pass
  for (uint32_t i = 0; i < blocks.size(); ++i) {
    Block &block = blocks[i];
    block.hasChanged = false;
    int64_t drift = int64_t(block.base) - base;
    bool behindMoved = changedBefore != UINT32_MAX && changedBefore >= block.reachBehind;
    if (block.isDirty || behindMoved || drift < 0 || drift > block.leastSlackOfShort ||
        drift <= block.mostSlackOfLong) {
      uint32_t before = block.jumpBytes;
      processBlock(events, i, base);
      saved += int64_t(before) - block.jumpBytes;
      if (block.hasChanged)
        changedBefore = i;
    }
    block.base = base;
    base += block.jumpBytes;
  }
  return saved != 0;
}

/// Decides about every jump of a block.  Its places become those of this pass as the work proceeds.
void JumpLayout::processBlock(std::span<Event> events, uint32_t number, uint32_t newBase) {
  Block &block = blocks[number];
  uint32_t begin = number * blockEvents;
  uint32_t end = begin + blockEvents < events.size() ? begin + blockEvents : uint32_t(events.size());
  uint32_t jumpBytes = 0;
  block.leastSlackOfShort = INT64_MAX;
  block.mostSlackOfLong = INT64_MIN;
  for (uint32_t i = begin; i < end; ++i) {
    Event &event = events[i];
    int64_t oldOffset = int64_t(places[i]) + block.base;
    places[i] = event.position + jumpBytes;
    if (!isJump(event))
      continue;
    int64_t offset = int64_t(places[i]) + newBase;
    uint32_t target = labelEvents[event.operand];
    // Labels of this block that are behind have their new place already, but the block still its old base.
    bool isNewHere = target < i && target >= begin;
    int64_t label = isNewHere ? int64_t(places[target]) + newBase : int64_t(offsetOf(target));
    bool becomesShort = isShort(event, label - offset - 2);
    uint8_t size = uint8_t(shortSize(event) + !becomesShort);
    block.hasChanged |= size != event.size;
    event.size = size;
    jumpBytes += size;
    if (target < i)
      continue;
    int64_t slack = shortLimits(event.kind).most - (label - oldOffset - 2);
    if (becomesShort && slack < block.leastSlackOfShort)
      block.leastSlackOfShort = slack;
    if (!becomesShort && slack > block.mostSlackOfLong)
      block.mostSlackOfLong = slack;
  }
  block.jumpBytes = jumpBytes;
}

/// After a change somewhere, what forward jumps measured no longer holds in the blocks from which they reach
/// there.
void JumpLayout::markDirty() {
  uint32_t nextChanged = UINT32_MAX;
  for (uint32_t i = uint32_t(blocks.size()); i-- > 0;) {
    if (blocks[i].hasChanged)
      nextChanged = i;
    blocks[i].isDirty = nextChanged <= blocks[i].reachAhead;
  }
}

} // namespace adder::bytecode_emitter
