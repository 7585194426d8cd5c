//===- disassembler/Effects.cpp - Looking up rows of InstructionEffects.def -------------------------===//

#include "disassembler/Effects.h"

#include <algorithm>
#include <iterator>

namespace adder::disassembler {

namespace {

constexpr Effect kEffects[] = {
#define EFFECT(Group, Name, Kind, Destination, Source, Value, Scale, Bytes)                                  \
  {Family::Group, Name, EffectKind::Kind, Destination, Source, Value, Scale, Bytes},
#include "disassembler/InstructionEffects.def"
};

constexpr bool before(const Effect &a, const Effect &b) {
  return a.family != b.family ? a.family < b.family : a.name < b.name;
}

static_assert(std::is_sorted(std::begin(kEffects), std::end(kEffects), before),
              "rows are searched: by family, then by name in ASCII order");

} // namespace

const Effect *findEffect(Family family, std::string_view name) {
  Effect key{family, name, EffectKind::Set, 0, 0, 0, 0, 0};
  const Effect *found = std::lower_bound(std::begin(kEffects), std::end(kEffects), key, before);
  return found != std::end(kEffects) && !before(key, *found) ? found : nullptr;
}

} // namespace adder::disassembler
