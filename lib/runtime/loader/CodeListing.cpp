//===- runtime/loader/CodeListing.cpp - Compiled code as text ---------------------------------------===//
//
// What `adder -v -v` prints of each function, in the form that MicroPython has for it, which its tests and
// people who compare compilers know.  mpy-cross --dump and mpy-tool disasm have a form of our own, which
// tells more.
//
//===------------------------------------------------------------------------------------------------===//

#include "runtime/loader/CodeListing.h"

#include "bytecode/Instruction.h"
#include "bytecode/LineTable.h"
#include "bytecode/Prelude.h"

#include "py/misc.h"
#include "py/runtime.h"

#if MICROPY_DEBUG_PRINTERS

namespace adder::loader {

namespace {

using bytecode::Instruction;
using bytecode::OperandKind;
using bytecode::Prelude;

constexpr size_t kBytesPerRow = 16;

const mp_print_t *const out = &mp_plat_print;

class FunctionListing {
public:
  FunctionListing(const mpy::Module &module, const mp_module_context_t *context, const mpy::RawCode &code)
      : module(module), context(context), code(code) {}

  void write() {
    if (bytecode::decodePrelude(code.data, prelude))
      return;
    writeHead();
    writePrelude();
    writeLines();
    Instruction instruction;
    for (size_t at = 0; at < prelude.code.size(); at += instruction.length) {
      if (bytecode::decodeInstruction(prelude.code, at, instruction) != bytecode::VarintStatus::Ok ||
          !instruction.info())
        return;
      mp_printf(out, "%02u ", unsigned(at));
      write(instruction.info()->mnemonic);
      writeOperand(instruction);
      mp_print_str(out, "\n");
    }
  }

private:
  static void write(std::string_view text) { mp_print_strn(out, text.data(), text.size(), 0, 0, 0); }
  void writeString(size_t index) { write(module.qstrs[index].text); }

  void writeHead() {
    mp_print_str(out, "File ");
    writeString(0);
    mp_print_str(out, ", code block '");
    writeString(prelude.blockName);
    mp_printf(out, "' (descriptor: %p, bytecode @%p %u bytes)\n", &code, code.data.data(),
              unsigned(code.data.size()));
    mp_printf(out, "Raw bytecode (code_info_size=%u, bytecode_size=%u):\n",
              unsigned(code.data.size() - prelude.code.size()), unsigned(prelude.code.size()));
    for (size_t i = 0; i < code.data.size(); ++i)
      mp_printf(out, i && i % kBytesPerRow == 0 ? "\n %02x" : " %02x", code.data[i]);
    mp_print_str(out, "\n");
  }

  void writePrelude() {
    mp_print_str(out, "arg names:");
    bytecode::VuintSequence names = prelude.argumentNames();
    for (uint64_t i = 0; i < prelude.argumentCount(); ++i) {
      mp_print_str(out, " ");
      writeString(*names.next());
    }
    mp_printf(out, "\n(N_STATE %u)\n", unsigned(prelude.signature.stateSize));
    mp_printf(out, "(N_EXC_STACK %u)\n", unsigned(prelude.signature.exceptionStack));
    for (uint8_t cell : prelude.cells)
      mp_printf(out, "(INIT_CELL %u)\n", cell);
  }

  /// Each entry of the line table, added up.
  void writeLines() {
    unsigned offset = 0, line = 1;
    mp_printf(out, "  bc=%u line=%u\n", offset, line);
    bytecode::LineEntry entry;
    for (size_t at = 0; bytecode::decodeLineEntry(prelude.lineTable, at, entry);) {
      offset += entry.bytes;
      line += entry.lines;
      mp_printf(out, "  bc=%u line=%u\n", offset, line);
    }
  }

  /// Names of variables and attributes stand as they are, other strings in quotes.
  void writeQstr(const Instruction &instruction) {
    bool isQuoted = instruction.opcode == uint8_t(bytecode::Opcode::LoadConstString) ||
                    instruction.opcode == uint8_t(bytecode::Opcode::ImportName) ||
                    instruction.opcode == uint8_t(bytecode::Opcode::ImportFrom);
    mp_print_str(out, isQuoted ? " '" : " ");
    writeString(size_t(instruction.operand));
    mp_print_str(out, isQuoted ? "'" : "");
  }

  /// The special method of an operator; `not`, `is` and the like have none.
  template <typename Operator> void writeOperator(const Instruction &instruction) {
    mp_printf(out, " %u ", unsigned(instruction.operand));
    std::string_view name = bytecode::nameOf(Operator(instruction.operand));
    if (!name.starts_with('<'))
      write(name);
  }

  void writeOperand(const Instruction &instruction) {
    int64_t operand = instruction.operand;
    switch (instruction.info()->operand) {
    case OperandKind::None:
      return;
    case OperandKind::Qstr:
      return writeQstr(instruction);
    case OperandKind::Object: {
      mp_obj_t object = context->constants.obj_table[operand];
      mp_printf(out, " %p=", object);
      return mp_obj_print_helper(out, object, PRINT_REPR);
    }
    case OperandKind::Child:
      mp_printf(out, " %p", &module.codes[code.children[size_t(operand)]]);
      break;
    case OperandKind::Call:
      mp_printf(out, " n=%u nkw=%u", unsigned(operand & 0xff), unsigned(operand >> 8 & 0xff));
      return;
    case OperandKind::Address:
      mp_printf(out, " %u", unsigned(instruction.target));
      break;
    case OperandKind::Unary:
      return writeOperator<bytecode::UnaryOp>(instruction);
    case OperandKind::Binary:
      return writeOperator<bytecode::BinaryOp>(instruction);
    default:
      mp_printf(out, " " INT_FMT, mp_int_t(operand));
    }
    if (instruction.info()->has(bytecode::opcode_flag::ExtraByte))
      mp_printf(out, " %u", instruction.extra);
  }

  const mpy::Module &module;
  const mp_module_context_t *context;
  const mpy::RawCode &code;
  Prelude prelude;
};

} // namespace

void listCode(const mpy::Module &module, const mp_module_context_t *context) {
  // By level: the functions of a function follow all functions that stand beside it.
  size_t count = module.codes.size();
  auto *order = m_new(uint32_t, count);
  order[0] = 0;
  size_t known = 1;
  for (size_t i = 0; i < known; ++i) {
    for (uint32_t child : module.codes[order[i]].children)
      order[known++] = child;
    FunctionListing(module, context, module.codes[order[i]]).write();
  }
  m_del(uint32_t, order, count);
}

} // namespace adder::loader

#endif
