//===- inspect/JsonAssembler.h - Instructions with labels to bytes ----------------------------------===//
//
// Collects finished bytes, jumps, labels and line marks in order; finish() settles the sizes of the jumps as
// a compatible compiler does (mpy-and-bytecode.md 6.2; emitters/bytecode/JumpLayout.h) and puts in the
// distances.  A jump may have a size that is given instead.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_INSPECT_JSONASSEMBLER_H
#define ADDER_INSPECT_JSONASSEMBLER_H

#include "inspect/LineSteps.h"

#include <string>

namespace adder::inspect {

class JsonAssembler {
public:
  static constexpr uint8_t kAnySize = 0;

  void bytes(std::span<const uint8_t> content) {
    finished.insert(finished.end(), content.begin(), content.end());
  }
  /// A new label, which is to be placed once.
  uint32_t newLabel() {
    labelCount += 1;
    return labelCount - 1;
  }
  void place(uint32_t label) { marks.push_back({position(), Kind::Label, 0, 0, 0, label, 0}); }
  /// `operandBytes`: 1 or 2, or kAnySize.  Jumps are numbered from 0 on.
  void jump(uint8_t opcode, uint32_t label, uint8_t operandBytes, uint8_t extra) {
    jumps.push_back(marks.size());
    marks.push_back({position(), Kind::Jump, opcode, operandBytes, extra, label, 0});
  }
  /// From here on it is line `line`.
  void line(uint64_t line) { marks.push_back({position(), Kind::Line, 0, 0, 0, 0, line}); }

  /// Gives jump `number` a size.
  void fix(size_t number, uint8_t operandBytes) { marks[jumps[number]].operandBytes = operandBytes; }

  /// Sizes of the operands of all jumps, by number, with all labels placed.  Takes scratch memory.
  std::vector<uint8_t> operandSizes(support::Arena &scratch) { return settle(scratch); }

  struct Failure {
    size_t jump;
    std::string problem;
  };
  /// Appends the instructions to `code` and the line marks to `steps`.  Every label must have been placed.
  std::optional<Failure> finish(support::Arena &scratch, support::Vector<uint8_t> &code,
                                std::vector<LineStep> &steps);

private:
  enum class Kind : uint8_t { Label, Jump, Line };
  struct Mark {
    uint32_t position; ///< finished bytes before it
    Kind kind;
    uint8_t opcode;
    uint8_t operandBytes;
    uint8_t extra;
    uint32_t label;
    uint64_t line;
  };

  uint32_t position() const { return uint32_t(finished.size()); }
  std::vector<uint8_t> settle(support::Arena &scratch);
  /// Offset of each label when the jumps have these sizes.
  std::vector<uint64_t> labelOffsets(const std::vector<uint8_t> &sizes) const;
  bool growsWhatIsTooShort(const std::vector<uint8_t> &sizes, std::vector<uint8_t> &grown) const;

  std::vector<uint8_t> finished;
  std::vector<Mark> marks;
  std::vector<size_t> jumps; // indexes of marks
  uint32_t labelCount = 0;
};

} // namespace adder::inspect

#endif // ADDER_INSPECT_JSONASSEMBLER_H
