//===- qstr/NameTable.h - Interned strings of one compilation -------------------------------------------===//
//
// Names (identifiers, short strings) are compared, hashed and numbered all the time, so each is stored once
// and spoken of by a 32-bit NameId.  Ids 1..165 are the static strings of the `.mpy` format
// (mpy-and-bytecode.md, 3.2), the ids that follow are the names built into the reference compiler: whether a
// long string literal is interned depends on them (frontend-and-lowering.md, 4.7).
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_QSTR_NAMETABLE_H
#define ADDER_QSTR_NAMETABLE_H

#include "support/Vector.h"

namespace adder::qstr {

/// An interned string.  0 is "none".  Ids up to kStaticCount are the static strings of the format.
struct NameId {
  uint32_t value = 0;
  friend bool operator==(NameId, NameId) = default;
  explicit operator bool() const { return value != 0; }
};

/// Numbers 1..kStaticCount never change within format version 6.
constexpr uint32_t kStaticCount = 165;

/// A static string as a NameId that is known at compile time: name("print").  Fails to compile for other
/// strings.
consteval NameId staticName(std::string_view text);

class NameTable {
public:
  /// Holds the static and the built-in names from the start.  Allocates.
  explicit NameTable(support::Arena &arena);

  /// The id of `text`; a new one, with a copy of the text, if it was unknown.  May allocate.
  NameId intern(std::string_view text) { return internHashed(text, hashOf(text)); }
  /// The id of `text`, or none.
  NameId find(std::string_view text) const;

  std::string_view text(NameId id) const { return {entries[id.value].data, entries[id.value].size}; }
  bool isStatic(NameId id) const { return id.value <= kStaticCount; }
  /// One more than the largest id.
  size_t size() const { return entries.size(); }

  /// For the lexer, which computes the hash while it scans: start with kHashSeed, hashStep() for each byte.
  static constexpr uint32_t kHashSeed = 0x811c9dc5;
  static constexpr uint32_t hashStep(uint32_t hash, unsigned char c) { return (hash ^ c) * 0x01000193; }
  static constexpr uint32_t hashOf(std::string_view text) {
    uint32_t hash = kHashSeed;
    for (unsigned char c : text)
      hash = hashStep(hash, c);
    return hash;
  }
  NameId internHashed(std::string_view text, uint32_t hash);

private:
  struct Entry {
    const char *data;
    uint32_t size;
    uint32_t hash;
  };
  void insertSlot(uint32_t id, uint32_t hash);
  void rehash();

  support::Arena &arena;
  support::Vector<Entry> entries;  // by id; entry 0 is unused
  support::Vector<uint32_t> slots; // open addressing, power of two, 0 = free
};

namespace detail {
struct StaticText {
  std::string_view text;
};
constexpr StaticText kStaticTexts[] = {
    {},
#define STATIC_QSTR(Number, Text) {Text},
#include "qstr/StaticQstrs.def"
};
void notAStaticString(); // never defined and not constexpr: reaching it makes staticName() fail to compile
static_assert(sizeof(kStaticTexts) / sizeof(kStaticTexts[0]) == kStaticCount + 1);
} // namespace detail

/// Text of static string `number`, which must be 1..kStaticCount.
constexpr std::string_view staticText(uint32_t number) { return detail::kStaticTexts[number].text; }

consteval NameId staticName(std::string_view text) {
  for (uint32_t i = 1; i <= kStaticCount; ++i)
    if (detail::kStaticTexts[i].text == text)
      return {i};
  detail::notAStaticString();
  return {};
}

} // namespace adder::qstr

#endif // ADDER_QSTR_NAMETABLE_H
