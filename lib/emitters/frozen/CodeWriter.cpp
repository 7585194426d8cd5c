//===- emitters/frozen/CodeWriter.cpp - Functions as C ----------------------------------------------===//

#include "emitters/frozen/CodeWriter.h"

#include "bytecode/Instruction.h"
#include "pytext/OpcodeNames.h"
#include "pytext/PythonText.h"

namespace adder::frozen_emitter {

namespace {

using bytecode::Architecture;
using mpy::CodeKind;

constexpr size_t kBytesPerRow = 16;

/// The section of code, as an attribute whose text runs on into the assembler file: it ends the section
/// directive itself and makes a comment of the rest of the line, for which targets have different characters.
std::string_view sectionOf(Architecture architecture) {
  switch (architecture) {
  case Architecture::X86:
  case Architecture::X64:
  case Architecture::Xtensa:
  case Architecture::Xtensawin:
  case Architecture::Rv32imc:
  case Architecture::Rv64imc:
    return R"(__attribute__((section(".text,\"ax\",@progbits # "))))";
  default:
    return R"(__attribute__((section(".text,\"ax\",%progbits @ "))))";
  }
}

/// What instructions of the target are aligned to.
std::string_view alignmentOf(Architecture architecture) {
  switch (architecture) {
  case Architecture::Armv6:
  case Architecture::Xtensa:
  case Architecture::Xtensawin:
    return " __attribute__ ((aligned (4)))";
  case Architecture::Armv6m:
  case Architecture::Armv7m:
  case Architecture::Armv7em:
  case Architecture::Armv7emsp:
  case Architecture::Armv7emdp:
  case Architecture::Rv32imc:
  case Architecture::Rv64imc:
    return " __attribute__ ((aligned (2)))";
  default:
    return "";
  }
}

std::string_view kindName(CodeKind kind) {
  switch (kind) {
  case CodeKind::Bytecode:
    return "MP_CODE_BYTECODE";
  case CodeKind::Native:
    return "MP_CODE_NATIVE_PY";
  case CodeKind::Viper:
    return "MP_CODE_NATIVE_VIPER";
  case CodeKind::InlineAsm:
    return "MP_CODE_NATIVE_ASM";
  }
  return "";
}

bool isLeafBytecode(const mpy::RawCode &code) {
  return code.kind == CodeKind::Bytecode && code.children.empty();
}

} // namespace

CodeWriter::CodeWriter(support::Arena &arena, TextBuffer &out, Errors &errors, Sizes &sizes)
    : arena(arena), out(out), errors(errors), sizes(sizes) {
  for (unsigned byte = 0; byte < 256; ++byte)
    comments[byte] = " // " + pytext::opcodeNames()[byte];
}

void CodeWriter::write(const ModulePlan &module) {
  plan = &module;
  struct Level {
    uint32_t code;
    uint32_t nextChild;
  };
  support::Vector<Level> levels(arena);
  levels.push({0, 0});
  open(functionAt(0));
  while (!levels.empty()) {
    Level &level = levels.back();
    Function function = functionAt(level.code);
    if (level.nextChild < function.code.children.size()) {
      uint32_t child = function.code.children[level.nextChild++];
      out << "// child of " << function.plan.name << '\n';
      levels.push({child, 0});
      open(functionAt(child));
      continue;
    }
    close(function);
    levels.pop();
    if (!levels.empty())
      out << '\n';
  }
}

void CodeWriter::open(const Function &function) {
  ++sizes.functions;
  if (function.code.kind == CodeKind::Bytecode)
    writeBytecode(function);
  else
    writeNative(function);
}

// --- Bytecode.

void CodeWriter::writeBytecode(const Function &function) {
  const bytecode::Prelude &prelude = function.plan.prelude;
  std::span<const uint8_t> data = function.code.data;
  size_t namesAt = size_t(prelude.names.data() - data.data());
  size_t infoAt = namesAt + prelude.names.size();
  size_t codeAt = size_t(prelude.code.data() - data.data());
  sizes.bytecodeBytes += data.size();

  out << "// frozen bytecode for file " << plan->source << ", scope " << function.plan.name
      << "\nstatic const byte fun_data_" << function.plan.name << '[' << uint64_t(data.size())
      << "] = {\n    ";
  out.initializers(data.first(namesAt)) << " // prelude\n    ";
  out.initializers(prelude.names) << " // names: ";
  writeNames(function.plan);
  out << "\n    ";
  out.initializers(data.subspan(infoAt, codeAt - infoAt)) << " // code info\n";
  writeInstructions(function);
  out << "};\n";
}

void CodeWriter::writeNames(const FunctionPlan &function) {
  std::span<const mpy::Qstr> qstrs = plan->module().qstrs;
  scratch = qstrs[function.simpleName].text;
  bytecode::VuintSequence arguments = function.prelude.argumentNames();
  while (std::optional<uint32_t> name = arguments.next())
    (scratch += ", ") += qstrs[*name].text;
  writeCommentText(scratch);
}

void CodeWriter::writeCommentText(std::string_view text) {
  if (text.find_first_of("\r\n") == text.npos && !text.ends_with('\\'))
    out << text;
  else
    out << pytext::repr(text);
}

void CodeWriter::writeInstructions(const Function &function) {
  std::span<const uint8_t> code = function.plan.prelude.code;
  size_t codeAt = size_t(code.data() - function.code.data.data());
  bytecode::Instruction instruction;
  for (size_t at = 0; at < code.size(); at += instruction.length) {
    if (bytecode::decodeInstruction(code, at, instruction) != bytecode::VarintStatus::Ok)
      return fail(function, codeAt + at, "an instruction that is cut off or whose operand is too large");
    out << "    ";
    out.initializers(code.subspan(at, instruction.length)) << comments[instruction.opcode];
    if (bytecode::formatOf(instruction.opcode) != bytecode::OperandFormat::None) {
      if (!checkOperand(function, codeAt + at, instruction.opcode, instruction.operand))
        return;
      if (instruction.opcode >> 4 == 1) { // a string, even if no instruction has this number
        scratch = ' ';
        pytext::appendRepr(scratch, plan->module().qstrs[size_t(instruction.operand)].text);
        out << scratch;
      } else {
        out << ' ' << instruction.operand;
      }
    }
    out << '\n';
  }
}

/// A firmware trusts frozen code: indexes beyond the tables would make it read what lies behind them.
bool CodeWriter::checkOperand(const Function &function, size_t offset, uint8_t opcode, int64_t operand) {
  const bytecode::OpcodeInfo *info = bytecode::findOpcode(opcode);
  bytecode::OperandKind kind = info ? info->operand : bytecode::OperandKind::None;
  size_t limit;
  std::string_view what;
  if (opcode >> 4 == 1) {
    limit = plan->module().qstrs.size();
    what = "string ";
  } else if (kind == bytecode::OperandKind::Object) {
    limit = plan->module().objects.size();
    what = "constant ";
  } else if (kind == bytecode::OperandKind::Child) {
    limit = function.code.children.size();
    what = "child function ";
  } else {
    return true;
  }
  if (uint64_t(operand) < limit)
    return true;
  fail(function, offset,
       std::string(what) + std::to_string(operand) + " is asked for, but there are " + std::to_string(limit));
  return false;
}

// --- Machine code.

void CodeWriter::writeNative(const Function &function) {
  std::span<const uint8_t> data = function.code.data;
  Architecture architecture = plan->module().header.architecture;
  out << "\n// frozen native code for file " << plan->source << ", scope " << function.plan.name
      << "\nstatic const byte fun_data_" << function.plan.name << '[' << uint64_t(data.size()) << "] "
      << sectionOf(architecture) << alignmentOf(architecture) << " = {\n";
  for (size_t at = 0; at < data.size(); at += kBytesPerRow) {
    out << "   ";
    out.spacedInitializers(data.subspan(at, std::min(kBytesPerRow, data.size() - at))) << '\n';
  }
  out << "};\n";
  if (function.code.kind == CodeKind::Native)
    writeNativePrelude(function);
}

/// The prelude lies behind the machine code; targets that cannot read bytes from there have it apart.
void CodeWriter::writeNativePrelude(const Function &function) {
  std::string_view name = function.plan.name;
  uint32_t offset = function.code.preludeOffset;
  std::span<const uint8_t> prelude = function.code.data.subspan(offset);
  out << "#if MICROPY_EMIT_NATIVE_PRELUDE_SEPARATE_FROM_MACHINE_CODE\nstatic const byte fun_data_" << name
      << "_prelude[" << uint64_t(prelude.size()) << "] = {";
  out.spacedInitializers(prelude) << "};\n#define fun_data_" << name << "_prelude_macro &fun_data_" << name
                                  << "_prelude[0]\n#else\n#define fun_data_" << name
                                  << "_prelude_macro &fun_data_" << name << '[' << offset << "]\n#endif\n";
}

// --- What follows the children.

void CodeWriter::close(const Function &function) {
  if (!function.code.children.empty())
    writeChildTable(function);
  if (isLeafBytecode(function.code))
    out << "#if MICROPY_PERSISTENT_CODE_SAVE\n";
  writeStructure(function);
  // Without the structure, what stands for the function is its bytecode.
  if (isLeafBytecode(function.code))
    out << "#else\n#define proto_fun_" << function.plan.name << " fun_data_" << function.plan.name
        << "[0]\n#endif\n";
}

void CodeWriter::writeChildTable(const Function &function) {
  out << "static const mp_raw_code_t *const children_" << function.plan.name << "[] = {\n";
  for (uint32_t child : function.code.children)
    out << "    (const mp_raw_code_t *)&proto_fun_" << plan->functions[child].name << ",\n";
  if (function.code.kind == CodeKind::Native)
    out << "    (void *)fun_data_" << function.plan.name << "_prelude_macro,\n";
  out << "};\n\n";
}

void CodeWriter::writeStructure(const Function &function) {
  std::string_view name = function.plan.name;
  bool isAssembler = function.code.kind == CodeKind::InlineAsm;
  out << (isAssembler ? "static const mp_raw_code_t proto_fun_"
                      : "static const mp_raw_code_truncated_t proto_fun_")
      << name
      << " = {\n"
         "    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,\n"
         "    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,\n"
         "    .kind = "
      << kindName(function.code.kind) << ",\n    .is_generator = "
      << (function.plan.prelude.signature.flags & bytecode::scope_flag::Generator)
      << ",\n    .fun_data = fun_data_" << name << ",\n    .children = ";
  if (!function.code.children.empty())
    out << "(void *)&children_" << name << ",\n";
  else if (function.code.kind == CodeKind::Native)
    out << "(void *)fun_data_" << name << "_prelude_macro,\n";
  else
    out << "NULL,\n";
  writePersistentFields(function);
  if (isAssembler)
    out << "    .asm_n_pos_args = " << function.code.positionalArguments
        << ",\n    .asm_type_sig = " << function.code.typeSignature << ",\n";
  out << "};\n";
}

void CodeWriter::writePersistentFields(const Function &function) {
  out << "    #if MICROPY_PERSISTENT_CODE_SAVE\n    .fun_data_len = " << uint64_t(function.code.data.size())
      << ",\n    .n_children = " << uint64_t(function.code.children.size())
      << ",\n    #if MICROPY_EMIT_MACHINE_CODE\n    .prelude_offset = " << function.code.preludeOffset
      << ",\n    #endif\n";
  if (function.code.kind == CodeKind::Bytecode)
    writePreludeFields(function);
  out << "    #endif\n";
}

void CodeWriter::writePreludeFields(const Function &function) {
  const bytecode::Prelude &prelude = function.plan.prelude;
  const bytecode::Signature &signature = prelude.signature;
  const uint8_t *data = function.code.data.data();
  out << "    #if MICROPY_PY_SYS_SETTRACE\n"
         "    .line_of_definition = 0,\n"
         "    .prelude = {\n"
         "        .n_state = "
      << signature.stateSize << ",\n        .n_exc_stack = " << signature.exceptionStack
      << ",\n        .scope_flags = " << signature.flags
      << ",\n        .n_pos_args = " << signature.positional
      << ",\n        .n_kwonly_args = " << signature.keywordOnly
      << ",\n        .n_def_pos_args = " << signature.defaults
      << ",\n        .qstr_block_name_idx = " << prelude.blockName << ",\n";
  auto pointer = [&](std::string_view field, const uint8_t *to) {
    out << "        ." << field << " = fun_data_" << function.plan.name << " + " << uint64_t(to - data)
        << ",\n";
  };
  pointer("line_info", prelude.names.data() + prelude.names.size());
  pointer("line_info_top", prelude.cells.data());
  pointer("opcodes", prelude.code.data());
  out << "    },\n    #endif\n";
}

void CodeWriter::fail(const Function &function, size_t offset, std::string message) {
  errors.add(*plan->input,
             "function " + std::string(function.plan.name.substr(0, 200)) + ", offset " +
                 std::to_string(offset),
             std::move(message));
}

} // namespace adder::frozen_emitter
