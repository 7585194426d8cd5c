//===- genhdr/ModuleTable.h - moduledefs.h ----------------------------------------------------------===//
//
// The header that lists a firmware's modules (qstr-and-freezing.md 3.1).  C sources register them:
//
//   MP_REGISTER_MODULE(MP_QSTR_name, object);
//   MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_name, object);    a file name.py may replace it
//   MP_REGISTER_MODULE_DELEGATION(object, function);        the module's attributes come from a function
//
// Each becomes a macro MODULE_DEF_<NAME>, the name in upper case, so that names that differ only in case are
// one macro: the later definition wins, a module is lost, and we say so.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_MODULETABLE_H
#define ADDER_GENHDR_MODULETABLE_H

#include "genhdr/Problem.h"

namespace adder::genhdr {

/// In the order of the macros' names, by which the header is sorted.
enum class ModuleKind : uint8_t { Extensible, Plain };

/// "MP_REGISTER_MODULE" and the like.
std::string_view macroName(ModuleKind kind);

struct ModuleRegistration {
  ModuleKind kind = ModuleKind::Plain;
  std::string_view name;   ///< without MP_QSTR_
  std::string_view object; ///< the C object, not empty unless the source is at fault
  Origin origin;
};

struct ModuleDelegation {
  std::string_view object;
  std::string_view function;
  Origin origin;
};

struct ModuleTable {
  std::vector<ModuleRegistration> modules;
  std::vector<ModuleDelegation> delegations;
};

/// Appends the registrations in `text` to `table`: all of a collected file, or the text of a single item.
/// `start` is the place of the first byte; lines are counted from there.  Texts lie in `text`.  Allocates.
void parseModules(std::string_view text, const Origin &start, ModuleTable &table);

/// Sorts `table`, drops repeated rows (the first origin stays), and says what is wrong with it.  Errors: an
/// object with a comma in it; no plain module at all.  Conflicts: names that share a macro, a name that two
/// objects have, an object with two delegations.  Writing is possible if there are no errors.  Allocates.
void finishModules(ModuleTable &table, Problems &problems);

/// The content of moduledefs.h, of a finished table.  Allocates.
std::string writeModules(const ModuleTable &table);

} // namespace adder::genhdr

#endif // ADDER_GENHDR_MODULETABLE_H
