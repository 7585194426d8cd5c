//===- mpy/Strip.cpp - Smaller line tables that can be told back ------------------------------------===//
//
// Three runs over the functions: find the lines that can raise (LineGroup), hand out numbers by printed name,
// write the new function data.  Boundaries between numbers stay exactly where the original table has them;
// only those are dropped behind which nothing raises before the next one.
//
//===------------------------------------------------------------------------------------------------===//

#include "mpy/Strip.h"

#include "bytecode/Instruction.h"
#include "bytecode/LineTable.h"
#include "bytecode/Prelude.h"
#include "qstr/NameTable.h"

namespace adder::mpy {

using bytecode::Opcode;

namespace {

constexpr uint8_t kPlaceholder = 1; // the empty string: the shortest entry of a string table
constexpr uint8_t kSharedName = 8;  // "_"

/// A function that would start with a larger number starts again with 1: the entries that lead to the first
/// number must not make a file with very many functions of one name quadratic.  Such functions are ambiguous.
constexpr uint32_t kLargestFirstNumber = 8000;

/// Instructions from `offset` on belong to `line`.
struct LineGroup {
  uint32_t offset;
  uint32_t line;
};

/// Whether a traceback can name the place of this instruction.  Jumps look for pending exceptions, and where
/// a generator is suspended one can be thrown in.
bool mayRaise(const bytecode::Instruction &instruction) {
  const bytecode::OpcodeInfo *info = instruction.info();
  return !info || info->has(bytecode::opcode_flag::MayRaise | bytecode::opcode_flag::Jump);
}

bool suspends(const bytecode::Instruction &instruction) {
  return instruction.opcode == uint8_t(Opcode::YieldValue) ||
         instruction.opcode == uint8_t(Opcode::YieldFrom);
}

/// The groups of `prelude` that can raise.  Instructions that cannot be decoded count as raising.
std::span<const LineGroup> findGroups(support::Arena &arena, const bytecode::Prelude &prelude) {
  support::Vector<LineGroup> groups(arena);
  bytecode::LineCursor lines(prelude.lineTable);
  uint32_t current = 0; // line of the group that is open; lines count from 1
  uint32_t start = 0;
  bool open = false;
  // A generator is created suspended before its first instruction.
  bool suspended = (prelude.signature.flags & bytecode::scope_flag::Generator) != 0;
  bytecode::Instruction instruction;
  for (size_t offset = 0; offset < prelude.code.size(); offset += instruction.length) {
    uint32_t line = lines.lineAt(offset);
    if (line != current) {
      current = line;
      start = uint32_t(offset);
      open = false;
    }
    bool decoded =
        bytecode::decodeInstruction(prelude.code, offset, instruction) == bytecode::VarintStatus::Ok;
    if (!open && (!decoded || suspended || mayRaise(instruction))) {
      groups.push({start, line});
      open = true;
    }
    if (!decoded)
      break;
    suspended = suspends(instruction);
  }
  return groups.span();
}

/// Everything known of one bytecode function.
struct Function {
  uint32_t code;
  bytecode::Prelude prelude;
  uint32_t blockName; ///< in the stripped file
  std::span<const LineGroup> groups;
};

class Stripper {
public:
  Stripper(support::Arena &arena, const Module &module, const StripOptions &options)
      : arena(arena), module(module), options(options), names(arena), functions(arena), result{module, {}} {}

  StripResult run() {
    findFunctions();
    if (options.names)
      renameFunctions();
    numberFunctions();
    writeFunctions();
    return result;
  }

private:
  void findFunctions() {
    for (uint32_t i = 0; i < module.codes.size(); ++i) {
      Function function{i, {}, 0, {}};
      if (module.codes[i].kind != CodeKind::Bytecode ||
          bytecode::decodePrelude(module.codes[i].data, function.prelude))
        continue;
      function.blockName = function.prelude.blockName;
      function.groups = findGroups(arena, function.prelude);
      functions.push(function);
    }
  }

  // --- Names.

  /// Marks the strings that the instructions of a function use.  False if they cannot all be found.
  static bool markOperands(const bytecode::Prelude &prelude, std::span<uint8_t> used) {
    bytecode::Instruction instruction;
    for (size_t offset = 0; offset < prelude.code.size(); offset += instruction.length) {
      if (bytecode::decodeInstruction(prelude.code, offset, instruction) != bytecode::VarintStatus::Ok)
        return false;
      const bytecode::OpcodeInfo *info = instruction.info();
      if (!info)
        return false;
      if (info->operand != bytecode::OperandKind::Qstr)
        continue;
      if (uint64_t(instruction.operand) >= used.size())
        return false;
      used[size_t(instruction.operand)] = 1;
    }
    return true;
  }

  /// Renames functions and empties unused strings.  Machine code finds strings by computed indexes, so a
  /// module with any keeps them all.
  void renameFunctions() {
    if (functions.size() != module.codes.size())
      return;
    std::span<uint8_t> used = arena.makeArray<uint8_t>(module.qstrs.size());
    used[0] = 1; // the name of the source file
    for (const Function &function : functions) {
      if (!markOperands(function.prelude, used))
        return;
      bytecode::VuintSequence arguments = function.prelude.argumentNames();
      while (std::optional<uint32_t> name = arguments.next())
        used[*name] = 1;
    }
    uint32_t shared = UINT32_MAX;
    for (Function &function : functions)
      if (!used[function.blockName] && !module.qstrs[function.blockName].staticNumber) {
        if (shared == UINT32_MAX)
          shared = findShared(function.blockName);
        function.blockName = shared;
      }
    for (const Function &function : functions)
      used[function.blockName] = 1;
    replaceStrings(used, shared);
  }

  /// The string that renamed functions get: an entry "_" if there is one, else `fallback`, which becomes it.
  uint32_t findShared(uint32_t fallback) const {
    for (uint32_t i = 1; i < module.qstrs.size(); ++i)
      if (module.qstrs[i].staticNumber == kSharedName)
        return i;
    return fallback;
  }

  /// The indexes of strings stay; an unused one becomes a placeholder, or goes if none behind it is used.
  void replaceStrings(std::span<const uint8_t> used, uint32_t shared) {
    std::span<Qstr> qstrs = arena.makeArray<Qstr>(module.qstrs.size());
    size_t count = 0;
    for (size_t i = 0; i < qstrs.size(); ++i) {
      qstrs[i] = module.qstrs[i];
      if (i == shared)
        qstrs[i] = {qstr::staticText(kSharedName), kSharedName};
      else if (!used[i])
        qstrs[i] = {qstr::staticText(kPlaceholder), kPlaceholder};
      if (used[i])
        count = i + 1;
    }
    result.module.qstrs = qstrs.first(count);
  }

  // --- Numbers.

  std::string_view printedName(const Function &function) const {
    return result.module.qstrs[function.blockName].text;
  }

  /// How many numbers a function takes.
  uint32_t numbersOf(const Function &function) const {
    if (options.lines == StripLines::Statement)
      return uint32_t(function.groups.size());
    return 1;
  }

  bool hasTable(const Function &function) const {
    return !function.prelude.lineTable.empty() && !function.groups.empty();
  }

  /// Gives each function the numbers behind those of the functions before it that print the same name.
  void numberFunctions() {
    std::span<StrippedFunction> stripped = arena.makeArray<StrippedFunction>(functions.size());
    std::span<uint32_t> ids = arena.makeArray<uint32_t>(functions.size());
    for (size_t i = 0; i < functions.size(); ++i)
      ids[i] = names.intern(printedName(functions[i])).value;
    std::span<uint32_t> next = arena.makeArray<uint32_t>(names.size());
    // Functions without a table print 1; then no other may.
    for (size_t i = 0; i < functions.size(); ++i)
      if (functions[i].prelude.lineTable.empty() && !functions[i].groups.empty())
        next[ids[i]] = 1;
    for (size_t i = 0; i < functions.size(); ++i) {
      const Function &function = functions[i];
      stripped[i] = {function.code,
                     module.qstrs[function.prelude.blockName].text,
                     printedName(function),
                     1,
                     options.lines != StripLines::Statement,
                     {}};
      stripped[i].lines = linesOf(function);
      if (!hasTable(function) || options.lines == StripLines::None || options.lines == StripLines::Keep)
        continue;
      if (next[ids[i]] >= kLargestFirstNumber)
        next[ids[i]] = 0;
      stripped[i].firstNumber = next[ids[i]] + 1;
      next[ids[i]] += numbersOf(function);
    }
    result.functions = numbered = stripped;
  }

  std::span<const uint32_t> linesOf(const Function &function) {
    std::span<uint32_t> lines = arena.makeArray<uint32_t>(function.groups.size());
    for (size_t i = 0; i < lines.size(); ++i)
      lines[i] = function.groups[i].line;
    return lines;
  }

  // --- Bytes.

  void appendTable(support::Vector<uint8_t> &table, const Function &function,
                   const StrippedFunction &stripped) const {
    switch (options.lines) {
    case StripLines::Keep:
      table.append(function.prelude.lineTable);
      return;
    case StripLines::None:
      return;
    case StripLines::Function:
      bytecode::appendLineStep(table, 0, stripped.firstNumber - 1);
      return;
    case StripLines::Statement:
      break;
    }
    bytecode::appendLineStep(table, 0, stripped.firstNumber - 1);
    uint32_t boundary = 0; // the first number counts from offset 0, wherever its line began
    for (size_t i = 1; i < function.groups.size(); ++i) {
      bytecode::appendLineStep(table, function.groups[i].offset - boundary, 1);
      boundary = function.groups[i].offset;
    }
  }

  void writeFunctions() {
    std::span<RawCode> codes = arena.makeArray<RawCode>(module.codes.size());
    for (size_t i = 0; i < codes.size(); ++i)
      codes[i] = module.codes[i];
    support::Vector<uint8_t> data(arena);
    support::Vector<uint8_t> info(arena);
    for (size_t i = 0; i < functions.size(); ++i) {
      data.clear();
      info.clear();
      appendFunction(data, info, functions[i], numbered[i]);
      codes[functions[i].code].data = copyOf(data.span());
    }
    result.module.codes = codes;
  }

  void appendFunction(support::Vector<uint8_t> &data, support::Vector<uint8_t> &info,
                      const Function &function, const StrippedFunction &stripped) const {
    const bytecode::Prelude &prelude = function.prelude;
    bytecode::encodeVuint(info, function.blockName);
    bytecode::VuintSequence all(prelude.names);
    all.next();
    info.append(prelude.names.subspan(all.offset()));
    appendTable(info, function, stripped);
    bytecode::encodeSignature(data, prelude.signature);
    bytecode::encodeSizes(data, uint32_t(info.size()), uint32_t(prelude.cells.size()));
    data.append(info.span());
    data.append(prelude.cells);
    data.append(prelude.code);
  }

  std::span<const uint8_t> copyOf(std::span<const uint8_t> bytes) {
    std::span<uint8_t> copy = arena.makeArray<uint8_t>(bytes.size());
    if (!bytes.empty())
      std::memcpy(copy.data(), bytes.data(), bytes.size());
    return copy;
  }

  support::Arena &arena;
  const Module &module;
  const StripOptions &options;
  qstr::NameTable names;
  support::Vector<Function> functions;
  std::span<const StrippedFunction> numbered;
  StripResult result;
};

} // namespace

StripResult strip(support::Arena &arena, const Module &module, const StripOptions &options) {
  return Stripper(arena, module, options).run();
}

} // namespace adder::mpy
