//===- inspect/Functions.cpp - The functions of a module --------------------------------------------===//

#include "inspect/Functions.h"

#include "bytecode/Instruction.h"
#include "bytecode/Prelude.h"
#include "mpy/Listing.h"

namespace adder::inspect {

using bytecode::Opcode;

namespace {

/// Longer paths are of no use to anybody, and hostile files nest thousands of functions with long names.
constexpr size_t kLongestPath = 400;

/// What the instructions of a parent tell of one child.
struct Making {
  bool isClass = false;
  std::string_view storedAs; ///< the name it is stored under at once
};

bool makesFunction(const bytecode::OpcodeInfo &info) { return info.operand == bytecode::OperandKind::Child; }

/// Looks at what surrounds each MAKE_ instruction of `code`.
std::vector<Making> makingsOf(const mpy::Module &module, const mpy::RawCode &code) {
  std::vector<Making> makings(code.children.size());
  bytecode::Prelude prelude;
  if (code.kind != mpy::CodeKind::Bytecode || bytecode::decodePrelude(code.data, prelude))
    return makings;
  bool afterBuildClass = false;
  Making *made = nullptr; // by the instruction before
  bytecode::Instruction instruction;
  for (size_t offset = 0; offset < prelude.code.size(); offset += instruction.length) {
    if (bytecode::decodeInstruction(prelude.code, offset, instruction) != bytecode::VarintStatus::Ok)
      break;
    const bytecode::OpcodeInfo *info = instruction.info();
    if (!info)
      break;
    Opcode opcode = Opcode(info->first);
    bool stores = opcode == Opcode::StoreName || opcode == Opcode::StoreGlobal;
    if (made && stores && uint64_t(instruction.operand) < module.qstrs.size())
      made->storedAs = module.qstrs[size_t(instruction.operand)].text;
    made = nullptr;
    if (makesFunction(*info) && uint64_t(instruction.operand) < makings.size()) {
      made = &makings[size_t(instruction.operand)];
      made->isClass = made->isClass || afterBuildClass;
    }
    // The cells of a class body that is a closure are loaded in between.
    if (opcode == Opcode::LoadBuildClass)
      afterBuildClass = true;
    else if (opcode != Opcode::LoadFastMulti && opcode != Opcode::LoadFastN)
      afterBuildClass = false;
  }
  return makings;
}

std::string_view blockNameOf(const mpy::Module &module, const mpy::RawCode &code) {
  bytecode::Prelude prelude;
  std::span<const uint8_t> bytes = mpy::preludeBytes(code);
  if (bytes.empty() || bytecode::decodePrelude(bytes, prelude) || prelude.blockName >= module.qstrs.size())
    return {};
  return module.qstrs[prelude.blockName].text;
}

std::string_view placeholderOf(mpy::CodeKind kind) {
  switch (kind) {
  case mpy::CodeKind::Bytecode:
    return "<bytecode>";
  case mpy::CodeKind::Native:
    return "<native>";
  case mpy::CodeKind::Viper:
    return "<viper>";
  case mpy::CodeKind::InlineAsm:
    return "<asm>";
  }
  return {};
}

std::string pathOf(const std::vector<Function> &functions, const Function &function) {
  if (function.parent == Function::kNoParent || functions[function.parent].parent == Function::kNoParent)
    return function.name;
  const std::string &outer = functions[function.parent].path;
  if (outer.size() > kLongestPath)
    return "..." + function.name;
  return outer + "." + function.name;
}

} // namespace

std::vector<Function> functionsOf(const mpy::Module &module) {
  struct Pending {
    uint32_t code;
    uint32_t parent;
    Making making;
  };
  std::vector<Function> functions;
  if (module.codes.empty())
    return functions;
  functions.reserve(module.codes.size());
  std::vector<Pending> pending = {{0, Function::kNoParent, {}}};
  while (!pending.empty()) {
    Pending next = pending.back();
    pending.pop_back();
    const mpy::RawCode &code = module.codes[next.code];
    std::string_view name = blockNameOf(module, code);
    if (name.empty())
      name = next.making.storedAs.empty() ? placeholderOf(code.kind) : next.making.storedAs;
    Function function{next.code, next.parent, std::string(name), {}, next.making.isClass};
    function.path = pathOf(functions, function);
    uint32_t index = uint32_t(functions.size());
    functions.push_back(std::move(function));
    std::vector<Making> makings = makingsOf(module, code);
    for (size_t i = code.children.size(); i-- > 0;)
      pending.push_back({code.children[i], index, makings[i]});
  }
  return functions;
}

} // namespace adder::inspect
