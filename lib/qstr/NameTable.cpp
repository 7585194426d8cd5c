//===- qstr/NameTable.cpp - Open-addressing interner ----------------------------------------------------===//

#include "qstr/NameTable.h"

namespace adder::qstr {

namespace {

constexpr std::string_view kBuiltinNames[] = {
#define BUILTIN_NAME(Text) Text,
#include "qstr/BuiltinNames.def"
};

constexpr uint32_t kStaticNumbers[] = {
#define STATIC_QSTR(Number, Text) Number,
#include "qstr/StaticQstrs.def"
};

constexpr bool numberedFromOne() {
  for (uint32_t i = 0; i < kStaticCount; ++i)
    if (kStaticNumbers[i] != i + 1)
      return false;
  return true;
}
static_assert(numberedFromOne(), "a static string's number is its place in the table");

constexpr size_t kFirstSlots = 1024; // static + built-in names fill a fifth

} // namespace

NameTable::NameTable(support::Arena &arena) : arena(arena), entries(arena), slots(arena) {
  entries.reserve(512);
  slots.resize(kFirstSlots);
  entries.push({nullptr, 0, 0});
  auto add = [this](std::string_view text) {
    uint32_t hash = hashOf(text);
    entries.push({text.data(), uint32_t(text.size()), hash});
    insertSlot(uint32_t(entries.size() - 1), hash);
  };
  for (uint32_t i = 1; i <= kStaticCount; ++i)
    add(detail::kStaticTexts[i].text);
  for (std::string_view text : kBuiltinNames)
    add(text);
}

void NameTable::insertSlot(uint32_t id, uint32_t hash) {
  size_t mask = slots.size() - 1;
  size_t at = hash & mask;
  while (slots[at])
    at = (at + 1) & mask;
  slots[at] = id;
}

void NameTable::rehash() {
  size_t newSize = slots.size() * 2;
  slots.clear();
  slots.resize(newSize);
  for (uint32_t id = 1; id < entries.size(); ++id)
    insertSlot(id, entries[id].hash);
}

NameId NameTable::find(std::string_view text) const {
  uint32_t hash = hashOf(text);
  size_t mask = slots.size() - 1;
  for (size_t at = hash & mask; slots[at]; at = (at + 1) & mask) {
    const Entry &entry = entries[slots[at]];
    if (entry.hash == hash && std::string_view(entry.data, entry.size) == text)
      return {slots[at]};
  }
  return {};
}

NameId NameTable::internHashed(std::string_view text, uint32_t hash) {
  size_t mask = slots.size() - 1;
  size_t at = hash & mask;
  for (; slots[at]; at = (at + 1) & mask) {
    const Entry &entry = entries[slots[at]];
    if (entry.hash == hash && std::string_view(entry.data, entry.size) == text)
      return {slots[at]};
  }
  uint32_t id = uint32_t(entries.size());
  entries.push({arena.copy(text).data(), uint32_t(text.size()), hash});
  slots[at] = id;
  if (entries.size() * 2 > slots.size())
    rehash();
  return {id};
}

} // namespace adder::qstr
