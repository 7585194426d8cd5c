//===- emitters/frozen/CodeWriter.h - Functions as C ------------------------------------------------===//
//
// A function is an array with its bytes, the same for each of its children, an array of pointers to those,
// and a structure proto_fun that ties them together (qstr-and-freezing.md 4.8, 4.9).
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_EMITTERS_FROZEN_CODEWRITER_H
#define ADDER_EMITTERS_FROZEN_CODEWRITER_H

#include "emitters/frozen/Plan.h"
#include "emitters/frozen/TextBuffer.h"

#include <array>

namespace adder::frozen_emitter {

class CodeWriter {
public:
  CodeWriter(support::Arena &arena, TextBuffer &out, Errors &errors, Sizes &sizes);

  /// All functions of a module; the last line is the end of the root's proto_fun.
  void write(const ModulePlan &plan);

private:
  /// What belongs to the function that is being written.
  struct Function {
    const mpy::RawCode &code;
    const FunctionPlan &plan;
  };
  Function functionAt(uint32_t index) const { return {plan->module().codes[index], plan->functions[index]}; }

  /// The part before the children.
  void open(const Function &function);
  void writeBytecode(const Function &function);
  void writeInstructions(const Function &function);
  bool checkOperand(const Function &function, size_t offset, uint8_t opcode, int64_t operand);
  void writeNative(const Function &function);
  void writeNativePrelude(const Function &function);
  void writeNames(const FunctionPlan &function);
  /// Strings in comments that end a line, so that they do not break or continue it.
  void writeCommentText(std::string_view text);

  /// The part behind the children.
  void close(const Function &function);
  void writeChildTable(const Function &function);
  void writeStructure(const Function &function);
  void writePersistentFields(const Function &function);
  void writePreludeFields(const Function &function);

  void fail(const Function &function, size_t offset, std::string message);

  support::Arena &arena;
  TextBuffer &out;
  Errors &errors;
  Sizes &sizes;
  const ModulePlan *plan = nullptr;
  std::array<std::string, 256> comments; // ", // LOAD_FAST 0" by opcode; without the comma
  std::string scratch;
};

} // namespace adder::frozen_emitter

#endif // ADDER_EMITTERS_FROZEN_CODEWRITER_H
