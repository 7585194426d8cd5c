//===- mpy/Traversal.h - Walking the trees of a module ----------------------------------------------===//
//
// Raw code nests in raw code and tuples nest in tuples, as deep as the source did.  These walks keep their
// place in an arena instead of on the call stack, so that depth is never a danger.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_MPY_TRAVERSAL_H
#define ADDER_MPY_TRAVERSAL_H

#include "mpy/Model.h"

namespace adder::mpy {

/// Where an element stands in the tree.
struct CodePlace {
  uint32_t code;  ///< index into Module::codes
  uint32_t depth; ///< 0 for the root
};

/// Calls visit(CodePlace) for every element, a parent before its children, children in order: the order of
/// the file.
template <typename Visit> void forEachCode(support::Arena &scratch, const Module &module, Visit visit) {
  if (module.codes.empty())
    return;
  support::Vector<CodePlace> pending(scratch);
  pending.push({0, 0});
  while (!pending.empty()) {
    CodePlace place = pending.pop();
    visit(place);
    std::span<const uint32_t> children = module.codes[place.code].children;
    for (size_t i = children.size(); i-- > 0;)
      pending.push({children[i], place.depth + 1});
  }
}

/// Where an object stands in its table.
struct ObjectPlace {
  uint32_t index; ///< in the table or in its tuple
  uint32_t depth; ///< number of tuples around it
};

/// Calls visit(const Object &, ObjectPlace) for every object, a tuple before its items.
template <typename Visit>
void forEachObject(support::Arena &scratch, std::span<const Object> objects, Visit visit) {
  struct Level {
    std::span<const Object> items;
    uint32_t next;
  };
  support::Vector<Level> levels(scratch);
  levels.push({objects, 0});
  while (!levels.empty()) {
    Level &level = levels.back();
    if (level.next == level.items.size()) {
      levels.pop();
      continue;
    }
    ObjectPlace place{level.next++, uint32_t(levels.size() - 1)};
    const Object &object = level.items[place.index];
    visit(object, place);
    if (object.kind == ObjectKind::Tuple)
      levels.push({object.items, 0});
  }
}

} // namespace adder::mpy

#endif // ADDER_MPY_TRAVERSAL_H
