//===- elf/Functions.cpp - Names and lines of the functions of a module -----------------------------===//

#include "elf/Functions.h"

#include "bytecode/Instruction.h"
#include "bytecode/LineTable.h"
#include "bytecode/Prelude.h"
#include "mpy/Listing.h"
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

/// Takes the lines of the children from the instructions of a bytecode function.  Any bytes will do.
void learnLines(const mpy::RawCode &parent, std::vector<Function> &functions) {
  bytecode::Prelude prelude;
  if (parent.kind != mpy::CodeKind::Bytecode || bytecode::decodePrelude(parent.data, prelude) ||
      prelude.lineTable.empty())
    return;
  bytecode::LineCursor lines(prelude.lineTable);
  bytecode::Instruction instruction;
  for (size_t at = 0; at < prelude.code.size(); at += instruction.length) {
    if (bytecode::decodeInstruction(prelude.code, at, instruction) != bytecode::VarintStatus::Ok)
      return;
    if (!makesFunction(instruction.opcode) || uint64_t(instruction.operand) >= parent.children.size())
      continue;
    Function &made = functions[parent.children[size_t(instruction.operand)]];
    if (made.line == 0)
      made.line = lines.lineAt(at);
  }
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
  mpy::ModuleSymbols symbols(scratch, module);
  std::unordered_set<std::string> used;
  std::vector<uint32_t> parents(module.codes.size(), 0);
  mpy::forEachCode(scratch, module, [&](mpy::CodePlace place) {
    const mpy::RawCode &code = module.codes[place.code];
    Function &function = functions[place.code];
    if (place.depth == 0) {
      function.line = 1;
      function.path = moduleName(module);
    } else {
      function.path = functions[parents[place.code]].path + "." + std::string(symbols.codeName(place.code));
    }
    if (function.path.size() > kLongestPath)
      function.path.erase(0, function.path.size() - kLongestPath);
    clean(function.path);
    for (uint32_t child : code.children)
      parents[child] = place.code;
    learnLines(code, functions);
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
