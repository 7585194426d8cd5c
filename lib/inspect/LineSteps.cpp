//===- inspect/LineSteps.cpp - A line table as steps, and back --------------------------------------===//
//
// A compiler splits a step over several entries (bytecode/LineTable.h).  Taken one by one, nearly all entries
// would be the splitting of a step of their own; entries are only put together where a step was split.
//
//===------------------------------------------------------------------------------------------------===//

#include "inspect/LineSteps.h"

#include "bytecode/LineTable.h"

#include <algorithm>
#include <cstdlib>

namespace adder::inspect {

namespace {

constexpr uint8_t kFullBytes = 0x1f;  // 31 bytes, no lines: the rest of the step follows
constexpr uint16_t kShortLines = 3;   // most lines of a short entry
constexpr uint16_t kLongLines = 2047; // and of a long one

void *resizeOnHeap(void *, void *old, size_t, size_t bytes) {
  if (bytes)
    return std::realloc(old, bytes);
  std::free(old);
  return nullptr;
}

/// Scratch for the entries of a single step.
class StepEncoder {
public:
  /// Whether a compiler writes `expected` for a step of so many bytes and lines.
  bool gives(uint64_t bytes, uint64_t lines, std::span<const uint8_t> expected) {
    if (bytes > UINT32_MAX || lines > UINT32_MAX)
      return false;
    entries.clear();
    bytecode::appendLineStep(entries, uint32_t(bytes), uint32_t(lines));
    return std::equal(entries.begin(), entries.end(), expected.begin(), expected.end());
  }

private:
  support::Arena arena{{nullptr, resizeOnHeap, [](void *, size_t) { std::abort(); }}};
  support::Vector<uint8_t> entries{arena};
};

/// Takes steps from a table.
class StepReader {
public:
  explicit StepReader(std::span<const uint8_t> table) : table(table) {}

  std::optional<std::vector<LineStep>> read() {
    while (at < table.size())
      if (!readStep())
        return std::nullopt;
    return std::move(steps);
  }

private:
  bool readStep() {
    size_t start = at;
    while (at < table.size() && table[at] == kFullBytes)
      ++at;
    size_t runEnd = at;
    uint64_t runBytes = 31 * uint64_t(runEnd - start);
    bytecode::LineEntry entry;
    if (!bytecode::decodeLineEntry(table, at, entry))
      return add(runBytes, 0);
    // A second entry without bytes goes on with the lines of a full one.
    size_t further = at;
    bytecode::LineEntry next;
    if ((entry.lines == kShortLines || entry.lines == kLongLines) &&
        bytecode::decodeLineEntry(table, further, next) && next.bytes == 0 &&
        encoder.gives(runBytes + entry.bytes, uint64_t(entry.lines) + next.lines,
                      table.subspan(start, further - start))) {
      at = further;
      return add(runBytes + entry.bytes, uint64_t(entry.lines) + next.lines);
    }
    if (encoder.gives(runBytes + entry.bytes, entry.lines, table.subspan(start, at - start)))
      return add(runBytes + entry.bytes, entry.lines);
    at = runEnd; // what follows is a step of its own
    return runEnd != start && add(runBytes, 0);
  }

  bool add(uint64_t bytes, uint64_t lines) {
    offset += bytes;
    line += lines;
    steps.push_back({offset, line});
    return true;
  }

  std::span<const uint8_t> table;
  size_t at = 0;
  uint64_t offset = 0, line = 1;
  std::vector<LineStep> steps;
  StepEncoder encoder;
};

} // namespace

std::optional<std::vector<LineStep>> lineStepsOf(std::span<const uint8_t> table) {
  return StepReader(table).read();
}

void appendLineTable(std::span<const LineStep> steps, support::Vector<uint8_t> &table) {
  LineStep last{0, 1};
  for (const LineStep &step : steps) {
    bytecode::appendLineStep(table, uint32_t(step.offset - last.offset), uint32_t(step.line - last.line));
    last = step;
  }
}

} // namespace adder::inspect
