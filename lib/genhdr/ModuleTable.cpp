//===- genhdr/ModuleTable.cpp - moduledefs.h --------------------------------------------------------===//

#include "genhdr/ModuleTable.h"

#include "genhdr/Lines.h"
#include "qstr/Identifier.h"
#include "support/PythonSpace.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace adder::genhdr {

namespace {

constexpr std::string_view kMacroStart = "MP_REGISTER_";
constexpr std::string_view kPlainRest = "MODULE(MP_QSTR_";
constexpr std::string_view kExtensibleRest = "EXTENSIBLE_MODULE(MP_QSTR_";
constexpr std::string_view kDelegationRest = "MODULE_DELEGATION(";
constexpr std::string_view kClose = ");";

/// "FIRST, SECOND);" at the start of a text.
struct Pair {
  std::string_view first;
  std::string_view second;
  size_t size; ///< of all of it
};

std::optional<Pair> pairAt(std::string_view text) {
  size_t comma = text.find(',');
  size_t close = comma == std::string_view::npos ? comma : text.find(kClose, comma);
  if (close == std::string_view::npos)
    return std::nullopt;
  std::string_view second = text.substr(comma + 1, close - comma - 1);
  return Pair{text.substr(0, comma), support::stripPythonSpaceLeft(second), close + kClose.size()};
}

void parseRegistrations(std::string_view text, const Origin &start, ModuleTable &table) {
  LineCounter lines(text, start);
  for (size_t at = text.find(kMacroStart); at != std::string_view::npos;) {
    size_t from = at + kMacroStart.size();
    std::string_view rest = text.substr(from);
    bool isPlain = rest.starts_with(kPlainRest);
    if (isPlain || rest.starts_with(kExtensibleRest)) {
      size_t skipped = (isPlain ? kPlainRest : kExtensibleRest).size();
      std::optional<Pair> pair = pairAt(rest.substr(skipped));
      if (!pair) // nor is there one further on
        return;
      table.modules.push_back({isPlain ? ModuleKind::Plain : ModuleKind::Extensible, pair->first,
                               pair->second, lines.originAt(at)});
      from += skipped + pair->size;
    }
    at = text.find(kMacroStart, from);
  }
}

/// On their own: what is unfinished of one kind does not hide one of the other.
void parseDelegations(std::string_view text, const Origin &start, ModuleTable &table) {
  LineCounter lines(text, start);
  for (size_t at = text.find(kMacroStart); at != std::string_view::npos;) {
    size_t from = at + kMacroStart.size();
    std::string_view rest = text.substr(from);
    if (rest.starts_with(kDelegationRest)) {
      std::optional<Pair> pair = pairAt(rest.substr(kDelegationRest.size()));
      if (!pair)
        return;
      table.delegations.push_back({pair->first, pair->second, lines.originAt(at)});
      from += kDelegationRest.size() + pair->size;
    }
    at = text.find(kMacroStart, from);
  }
}

/// By the macro's name, then the module's, then the object's.
auto sortKey(const ModuleRegistration &module) {
  return std::make_tuple(module.kind, module.name, module.object);
}
auto sortKey(const ModuleDelegation &delegation) {
  return std::make_tuple(delegation.object, delegation.function);
}

template <typename Row> void sortAndUnite(std::vector<Row> &rows) {
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row &a, const Row &b) { return sortKey(a) < sortKey(b); });
  rows.erase(std::unique(rows.begin(), rows.end(),
                         [](const Row &a, const Row &b) { return sortKey(a) == sortKey(b); }),
             rows.end());
}

/// MODULE_DEF_NAME.
std::string definitionName(std::string_view module) {
  std::string name = "MODULE_DEF_";
  for (char c : module)
    name += c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
  return name;
}

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

/// Blanks around it do not matter to C.
bool isIdentifier(std::string_view text) {
  text = support::stripPythonSpace(text);
  return !text.empty() && qstr::isPlainIdentifier(text);
}

void checkIdentifier(std::string_view text, const char *what, const Origin &origin, Problems &problems) {
  if (problems.size() < kMostProblems && !isIdentifier(text))
    addProblem(problems, Severity::Warning, origin, quoted(text) + " is not the name of " + what).isConflict =
        true;
}

/// An object with a comma is what registrations of old, with a third argument, look like.
void checkObject(const ModuleRegistration &module, Problems &problems) {
  size_t comma = module.object.find(',');
  if (comma == std::string_view::npos)
    return;
  std::string macro(macroName(module.kind)), name(module.name), object(module.object);
  std::string is = macro + "(" + name + ", " + object + ")";
  std::string shouldBe = macro + "(" + name + ", " + object.substr(0, comma) + ")";
  addProblem(problems, Severity::Error, module.origin, is + " should be " + shouldBe).scriptText =
      "ERROR: Call to " + is + " should be " + shouldBe + "\n\n";
}

void checkIdentifiers(const ModuleTable &table, Problems &problems) {
  for (const ModuleRegistration &module : table.modules) {
    checkIdentifier(module.name, "a module", module.origin, problems);
    if (module.object.find(',') == std::string_view::npos)
      checkIdentifier(module.object, "a module's object", module.origin, problems);
  }
  for (const ModuleDelegation &row : table.delegations) {
    checkIdentifier(row.object, "a module's object", row.origin, problems);
    checkIdentifier(row.function, "a function", row.origin, problems);
  }
}

/// Of rows that share a macro the last one wins.
void checkDefinitions(const std::vector<ModuleRegistration> &modules, Problems &problems) {
  std::map<std::string, const ModuleRegistration *> winners;
  for (const ModuleRegistration &module : modules)
    winners[definitionName(module.name)] = &module;
  for (const ModuleRegistration &module : modules) {
    auto [definition, winner] = *winners.find(definitionName(module.name));
    if (winner == &module || problems.size() >= kMostProblems)
      continue;
    std::string message = "module " + quoted(module.name) + " of object " + quoted(module.object) +
                          " is lost: " + definition + " is that of " + quoted(winner->object);
    if (winner->name != module.name)
      message =
          "module " + quoted(module.name) + " is lost: " + definition + " is that of " + quoted(winner->name);
    else if (winner->object == module.object)
      message = "module " + quoted(module.name) + " is registered as both extensible and not";
    addConflict(problems, module.origin, std::move(message), winner->origin, "which is registered here");
  }
}

void checkDelegations(const std::vector<ModuleDelegation> &delegations, Problems &problems) {
  for (size_t i = 1; i < delegations.size(); ++i) {
    const ModuleDelegation &row = delegations[i], &previous = delegations[i - 1];
    if (row.object == previous.object && problems.size() < kMostProblems)
      addConflict(problems, row.origin,
                  "attributes of " + quoted(row.object) + " are delegated to both " +
                      quoted(previous.function) + " and " + quoted(row.function),
                  previous.origin, "the other one is registered here");
  }
}

/// The macros of all modules of a kind, sorted, each once.
std::set<std::string> definitionNames(ModuleKind kind, const std::vector<ModuleRegistration> &modules) {
  std::set<std::string> names;
  for (const ModuleRegistration &module : modules)
    if (module.kind == kind)
      names.insert(definitionName(module.name));
  return names;
}

/// The macro that lists them.
void writeList(std::string &out, std::string_view macro, const std::set<std::string> &names) {
  out.append("\n#define ").append(macro).append(" \\\n");
  for (const std::string &name : names)
    out.append("    ").append(name).append(" \\\n");
  out.append("// ").append(macro).append("\n");
}

void writeDelegations(std::string &out, const std::vector<ModuleDelegation> &delegations) {
  out += "\n";
  for (const ModuleDelegation &row : delegations)
    out.append("extern void ")
        .append(row.function)
        .append("(mp_obj_t self_in, qstr attr, mp_obj_t *dest);\n");
  out += "#define MICROPY_MODULE_DELEGATIONS \\\n";
  for (const ModuleDelegation &row : delegations)
    out.append("    { MP_ROM_PTR(&").append(row.object).append("), ").append(row.function).append(" }, \\\n");
  out += "// MICROPY_MODULE_DELEGATIONS\n";
}

} // namespace

std::string_view macroName(ModuleKind kind) {
  return kind == ModuleKind::Plain ? "MP_REGISTER_MODULE" : "MP_REGISTER_EXTENSIBLE_MODULE";
}

void parseModules(std::string_view text, const Origin &start, ModuleTable &table) {
  parseRegistrations(text, start, table);
  parseDelegations(text, start, table);
}

void finishModules(ModuleTable &table, Problems &problems) {
  sortAndUnite(table.modules);
  sortAndUnite(table.delegations);
  bool hasPlain = false;
  for (const ModuleRegistration &module : table.modules) {
    hasPlain |= module.kind == ModuleKind::Plain;
    if (problems.size() < kMostProblems)
      checkObject(module, problems);
  }
  if (!hasPlain)
    addProblem(problems, Severity::Error, {}, "no module is registered by MP_REGISTER_MODULE");
  checkIdentifiers(table, problems);
  checkDefinitions(table.modules, problems);
  checkDelegations(table.delegations, problems);
}

std::string writeModules(const ModuleTable &table) {
  std::string out = "// Automatically generated by makemoduledefs.py.\n\n";
  for (const ModuleRegistration &module : table.modules) {
    std::string definition = definitionName(module.name);
    out.append("extern const struct _mp_obj_module_t ").append(module.object).append(";\n");
    out.append("#undef ").append(definition).append("\n");
    out.append("#define ").append(definition).append(" { MP_ROM_QSTR(MP_QSTR_").append(module.name);
    out.append("), MP_ROM_PTR(&").append(module.object).append(") },\n\n");
  }
  std::set<std::string> extensible = definitionNames(ModuleKind::Extensible, table.modules);
  writeList(out, "MICROPY_REGISTERED_MODULES", definitionNames(ModuleKind::Plain, table.modules));
  out.append("\n#define MICROPY_HAVE_REGISTERED_EXTENSIBLE_MODULES  ");
  out.append(std::to_string(extensible.size())).append("\n");
  if (!extensible.empty())
    writeList(out, "MICROPY_REGISTERED_EXTENSIBLE_MODULES", extensible);
  if (!table.delegations.empty())
    writeDelegations(out, table.delegations);
  return out;
}

} // namespace adder::genhdr
