//===- emitters/frozen/Plan.cpp - What is known of the modules before a line is written -------------===//

#include "emitters/frozen/Plan.h"

#include "mpy/Traversal.h"
#include "qstr/Identifier.h"

#include <algorithm>
#include <optional>

namespace adder::frozen_emitter {

namespace {

/// The name of a function contains those of all functions around it: a file of functions within functions
/// could ask for any amount of text.  Real firmware stays far below.
constexpr size_t kMostNameBytes = size_t(16) << 20;

/// Scope flags that runtimes know (4.9); those above ask for a loader's work.
constexpr uint32_t kPlainFlags = 0xf;

/// Ends the name of a module's own code.
constexpr std::string_view kModuleSuffix = "_lt_module_gt_";

/// Source name without its extension, as a part of C names.
std::string_view moduleName(support::Arena &arena, std::string_view source) {
  size_t dot = source.rfind('.');
  source = source.substr(0, dot == source.npos ? 0 : dot);
  std::span<char> name = arena.makeArray<char>(source.size());
  std::transform(source.begin(), source.end(), name.begin(), [](char c) {
    return qstr::isPlainIdentifier({&c, 1}) ? c : '_';
  });
  return {name.data(), name.size()};
}

/// Hands out names that are all different.
class UniqueNames {
public:
  explicit UniqueNames(support::Arena &arena) : arena(arena) {}

  /// `wanted`, which must live in the arena, or the first of wanted2, wanted3, .. that is free.
  std::string_view take(std::string_view wanted) {
    auto [entry, isNew] = nextSuffix.try_emplace(wanted, 2);
    if (isNew)
      return account(wanted);
    for (;;) {
      std::string name = std::string(wanted) + std::to_string(nextSuffix[wanted]++);
      if (nextSuffix.contains(name))
        continue;
      std::string_view kept = arena.copy(name);
      nextSuffix.emplace(kept, 2);
      return account(kept);
    }
  }

  bool tooMany() const { return bytes > kMostNameBytes; }

private:
  std::string_view account(std::string_view name) {
    bytes += name.size();
    return name;
  }

  support::Arena &arena;
  std::unordered_map<std::string_view, uint32_t> nextSuffix; // keys are the names in use
  size_t bytes = 0;
};

class Planner {
public:
  Planner(support::Arena &arena, Errors &errors) : arena(arena), errors(errors), names(arena) {}

  bool plan(const Input &input, ModulePlan &plan) {
    const mpy::Module &module = *input.module;
    plan.input = &input;
    plan.source = module.qstrs[0].text;
    plan.name = moduleName(arena, plan.source);
    checkModule(plan);
    std::span<FunctionPlan> functions = arena.makeArray<FunctionPlan>(module.codes.size());
    plan.functions = functions;
    std::span<std::string_view> prefixes = arena.makeArray<std::string_view>(module.codes.size());
    prefixes[0] = plan.name;
    mpy::forEachCode(arena, module, [&](mpy::CodePlace place) {
      if (names.tooMany())
        return;
      FunctionPlan &function = functions[place.code];
      planFunction(plan, place.code, prefixes[place.code], function);
      std::string_view prefix = function.name.ends_with(kModuleSuffix) ? plan.name : function.name;
      for (uint32_t child : module.codes[place.code].children)
        prefixes[child] = prefix;
    });
    if (names.tooMany())
      errors.add(input, "", "functions nested so deeply that their names take more than 16 MiB");
    return !names.tooMany();
  }

private:
  void checkModule(const ModulePlan &plan) {
    auto [other, isNew] = modules.try_emplace(plan.name, plan.input);
    if (!isNew)
      errors.add(*plan.input, "",
                 "C name '" + std::string(plan.name) + "' is already that of " +
                     std::string(other->second->path));
    if (!std::all_of(plan.source.begin(), plan.source.end(),
                     [](char c) { return uint8_t(c) >= 0x20 && uint8_t(c) < 0x80; }))
      errors.add(*plan.input, "", "cannot have unicode characters in module name");
    bytecode::Architecture target = plan.module().header.architecture;
    if (target == bytecode::Architecture::None)
      return;
    if (!architecture)
      architecture = target;
    if (*architecture != target)
      errors.add(*plan.input, "",
                 "native architecture mismatch: " + std::string(bytecode::infoOf(target).march) +
                     ", but files before it are for " + std::string(bytecode::infoOf(*architecture).march));
  }

  void planFunction(const ModulePlan &plan, uint32_t index, std::string_view parent, FunctionPlan &function) {
    const mpy::RawCode &code = plan.module().codes[index];
    switch (code.kind) {
    case mpy::CodeKind::Bytecode:
    case mpy::CodeKind::Native:
      // The reader has accepted it.
      (void)bytecode::decodePrelude(code.data.subspan(code.preludeOffset), function.prelude);
      break;
    case mpy::CodeKind::Viper:
    case mpy::CodeKind::InlineAsm:
      function.prelude.signature.flags = code.scopeFlags; // and qstr 0 is their name
      break;
    }
    function.simpleName = function.prelude.blockName;
    std::string_view simple = plan.module().qstrs[function.simpleName].text;
    support::Vector<char> wanted(arena);
    wanted.append({parent.data(), parent.size()});
    wanted.push('_');
    qstr::appendIdentifier(wanted, simple);
    function.name = names.take({wanted.data(), wanted.size()});
    if (code.scopeFlags & ~kPlainFlags)
      errors.add(*plan.input, "function " + std::string(function.name.substr(0, 200)),
                 "unable to freeze code with relocations");
  }

  support::Arena &arena;
  Errors &errors;
  UniqueNames names;
  std::unordered_map<std::string_view, const Input *> modules;
  std::optional<bytecode::Architecture> architecture;
};

} // namespace

std::span<const ModulePlan> planModules(support::Arena &arena, std::span<const Input> inputs,
                                        Errors &errors) {
  std::span<ModulePlan> plans = arena.makeArray<ModulePlan>(inputs.size());
  Planner planner(arena, errors);
  for (size_t i = 0; i < inputs.size(); ++i)
    if (!planner.plan(inputs[i], plans[i]))
      break;
  return plans;
}

} // namespace adder::frozen_emitter
