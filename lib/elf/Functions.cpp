//===- elf/Functions.cpp - Names and lines of the functions of a module -----------------------------===//

#include "elf/Functions.h"

#include "bytecode/Instruction.h"
#include "bytecode/LineTable.h"
#include "bytecode/Prelude.h"
#include "mpy/Listing.h"
#include "mpy/ObjectText.h"
#include "mpy/Traversal.h"

#include <unordered_set>

namespace adder::elf {

namespace {

using bytecode::Opcode;

constexpr size_t kLongestPath = 400; // then the beginning goes

bool makesFunction(uint8_t opcode) {
  return opcode == uint8_t(Opcode::MakeFunction) || opcode == uint8_t(Opcode::MakeFunctionDefargs) ||
         opcode == uint8_t(Opcode::MakeClosure) || opcode == uint8_t(Opcode::MakeClosureDefargs);
}

/// Lets the instructions of a bytecode function tell about its children.  Any bytes will do.
void learnFrom(const mpy::Module &module, const mpy::RawCode &parent, std::vector<Function> &functions) {
  bytecode::Prelude prelude;
  if (parent.kind != mpy::CodeKind::Bytecode || bytecode::decodePrelude(parent.data, prelude))
    return;
  bytecode::LineCursor lines(prelude.lineTable);
  uint32_t made = UINT32_MAX; // the child that the instruction before made
  for (size_t at = 0; at < prelude.code.size();) {
    bytecode::Instruction instruction;
    if (bytecode::decodeInstruction(prelude.code, at, instruction) != bytecode::VarintStatus::Ok)
      return;
    bool storesName = instruction.opcode == uint8_t(Opcode::StoreName) ||
                      instruction.opcode == uint8_t(Opcode::StoreGlobal);
    if (made != UINT32_MAX && storesName && instruction.operand >= 0 &&
        uint64_t(instruction.operand) < module.qstrs.size())
      functions[made].path = module.qstrs[size_t(instruction.operand)].text;
    made = UINT32_MAX;
    if (makesFunction(instruction.opcode) && instruction.operand >= 0 &&
        uint64_t(instruction.operand) < parent.children.size()) {
      made = parent.children[size_t(instruction.operand)];
      if (functions[made].line == 0 && !prelude.lineTable.empty())
        functions[made].line = lines.lineAt(at);
    }
    at += instruction.length;
  }
}

/// The name that the element stores, or none.
std::string ownName(const mpy::Module &module, const mpy::RawCode &code) {
  bytecode::Prelude prelude;
  if (!bytecode::decodePrelude(mpy::preludeBytes(code), prelude) && prelude.blockName < module.qstrs.size())
    return std::string(module.qstrs[prelude.blockName].text);
  return {};
}

/// The name of a module by that of its source: what comes last, without the suffix.
std::string moduleName(const mpy::Module &module) {
  std::string_view file = module.qstrs.empty() ? std::string_view() : module.qstrs[0].text;
  file = file.substr(file.find_last_of('/') + 1);
  file = file.substr(0, file.rfind('.'));
  return file.empty() ? "module" : std::string(file);
}

/// A symbol must not end early or break lines.
void clean(std::string &name) {
  for (char &c : name)
    if (static_cast<unsigned char>(c) <= ' ' || c == 0x7f)
      c = '_';
}

} // namespace

std::vector<Function> describeFunctions(support::Arena &scratch, const mpy::Module &module) {
  std::vector<Function> functions(module.codes.size());
  std::unordered_set<std::string> used;
  std::vector<uint32_t> parents(module.codes.size(), 0);
  mpy::forEachCode(scratch, module, [&](mpy::CodePlace place) {
    const mpy::RawCode &code = module.codes[place.code];
    Function &function = functions[place.code];
    std::string name = ownName(module, code);
    if (place.depth == 0) {
      function.line = 1;
      function.path = moduleName(module);
    } else {
      if (!name.empty())
        function.path = name;
      if (function.path.empty())
        function.path = "<" + std::string(mpy::nameOf(code.kind)) + ">";
      function.path = functions[parents[place.code]].path + "." + function.path;
    }
    if (function.path.size() > kLongestPath)
      function.path.erase(0, function.path.size() - kLongestPath);
    clean(function.path);
    for (uint32_t child : code.children)
      parents[child] = place.code;
    learnFrom(module, code, functions);
  });
  for (Function &function : functions) {
    std::string unique = function.path;
    for (unsigned number = 2; !used.insert(unique).second; ++number)
      unique = function.path + "." + std::to_string(number);
    function.path = unique;
  }
  return functions;
}

} // namespace adder::elf
