//===- emitters/frozen/Pool.h - The strings of all frozen modules -----------------------------------===//
//
// Strings of the modules' string tables, and short constants, become interned strings of the firmware: those
// it lacks are added in a table of their own (qstr-and-freezing.md 4.2 to 4.4).  In C a string is spoken of
// by its identifier, and so it is here.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_EMITTERS_FROZEN_POOL_H
#define ADDER_EMITTERS_FROZEN_POOL_H

#include "emitters/frozen/Errors.h"

#include <unordered_map>

namespace adder::frozen_emitter {

class Pool {
public:
  Pool(support::Arena &arena, const qstr::Definitions &definitions);

  /// Takes the strings of a module in.
  void add(const Input &input);
  /// After the last add(): sorts out what the firmware lacks.  Reports strings that cannot be told apart by
  /// their identifiers to `clashes`, strings that are too long for the firmware to `errors`.
  void finish(Errors &errors, Errors &clashes);

  /// The identifier of `text` if it is an interned string, else null.
  const std::string_view *identifierOf(std::string_view text) const {
    auto found = strings.find(text);
    return found == strings.end() ? nullptr : &found->second.identifier;
  }

  /// The strings to add to the firmware, by their bytes, which is the order that it searches them in.
  std::span<const qstr::Definition> newStrings() const { return added; }

private:
  struct Entry {
    std::string_view identifier;
    const Input *input; // the first that has it; null for static strings
  };
  void insert(std::string_view text, const Input *input);
  void reportClash(Errors &clashes, const Input &input, std::string_view text,
                   const qstr::Definition &other) const;
  void checkLength(Errors &errors, const Input &input, std::string_view text) const;

  support::Arena &arena;
  const qstr::Definitions &definitions;
  std::unordered_map<std::string_view, Entry> strings;
  std::vector<std::string_view> order; // of the keys
  std::vector<qstr::Definition> added;
};

} // namespace adder::frozen_emitter

#endif // ADDER_EMITTERS_FROZEN_POOL_H
