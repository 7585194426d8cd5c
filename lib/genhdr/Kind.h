//===- genhdr/Kind.h - What is looked for in sources ------------------------------------------------===//
//
// A firmware's sources name four kinds of things that tables are generated of (Kinds.def): interned strings,
// error texts that may be stored compressed, built-in modules, and pointers that the garbage collector
// starts from.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_GENHDR_KIND_H
#define ADDER_GENHDR_KIND_H

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

namespace adder::genhdr {

enum class Kind : uint8_t {
#define KIND(Enumerator, Mode, Title) Enumerator,
#include "genhdr/Kinds.def"
};

constexpr Kind kKinds[] = {
#define KIND(Enumerator, Mode, Title) Kind::Enumerator,
#include "genhdr/Kinds.def"
};
constexpr size_t kKindCount = std::size(kKinds);

/// "root_pointer": the word of command lines, and the suffix of split files.
constexpr std::string_view modeName(Kind kind) {
  constexpr std::string_view names[] = {
#define KIND(Enumerator, Mode, Title) Mode,
#include "genhdr/Kinds.def"
  };
  return names[size_t(kind)];
}

/// "Root pointer registrations": in messages.
constexpr std::string_view titleOf(Kind kind) {
  constexpr std::string_view titles[] = {
#define KIND(Enumerator, Mode, Title) Title,
#include "genhdr/Kinds.def"
  };
  return titles[size_t(kind)];
}

/// The kind of that mode; nothing if there is none.
constexpr std::optional<Kind> kindNamed(std::string_view mode) {
  for (Kind kind : kKinds)
    if (modeName(kind) == mode)
      return kind;
  return std::nullopt;
}

/// Which kinds somebody wants.
class KindSet {
public:
  constexpr KindSet() = default;
  constexpr KindSet(Kind kind) : bits(bitOf(kind)) {}
  static constexpr KindSet all() {
    KindSet set;
    for (Kind kind : kKinds)
      set.insert(kind);
    return set;
  }

  constexpr void insert(Kind kind) { bits |= bitOf(kind); }
  constexpr bool contains(Kind kind) const { return bits & bitOf(kind); }

private:
  static constexpr uint8_t bitOf(Kind kind) { return uint8_t(1u << unsigned(kind)); }
  uint8_t bits = 0;
};

} // namespace adder::genhdr

#endif // ADDER_GENHDR_KIND_H
