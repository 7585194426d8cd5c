//===- emitters/frozen/Pool.cpp - The strings of all frozen modules ---------------------------------===//

#include "emitters/frozen/Pool.h"

#include "mpy/Traversal.h"
#include "pytext/PythonText.h"
#include "qstr/NameTable.h"

#include <algorithm>

namespace adder::frozen_emitter {

namespace {

/// Constants of fewer characters are interned (4.2).
constexpr size_t kInternedBelow = 25;

size_t characters(std::string_view utf8) {
  return size_t(
      std::count_if(utf8.begin(), utf8.end(), [](char byte) { return (uint8_t(byte) & 0xc0) != 0x80; }));
}

/// Enough of a string to recognize it.
std::string shortRepr(std::string_view text) {
  constexpr size_t kShown = 60;
  return text.size() <= kShown ? pytext::repr(text) : pytext::repr(text.substr(0, kShown)) + "..";
}

} // namespace

Pool::Pool(support::Arena &arena, const qstr::Definitions &definitions)
    : arena(arena), definitions(definitions) {
  for (uint32_t i = 1; i <= qstr::kStaticCount; ++i)
    insert(qstr::staticText(i), nullptr);
}

void Pool::insert(std::string_view text, const Input *input) {
  auto [entry, isNew] = strings.try_emplace(text, Entry{{}, input});
  if (!isNew)
    return;
  entry->second.identifier = qstr::identifierOf(arena, text);
  order.push_back(text);
}

void Pool::add(const Input &input) {
  const mpy::Module &module = *input.module;
  for (const mpy::Qstr &qstr : module.qstrs)
    if (qstr.staticNumber == 0)
      insert(qstr.text, &input);
  mpy::forEachObject(arena, module.objects, [&](const mpy::Object &object, mpy::ObjectPlace) {
    if (object.kind == mpy::ObjectKind::Str && characters(object.text) < kInternedBelow)
      insert(object.text, &input);
  });
}

void Pool::finish(Errors &errors, Errors &clashes) {
  std::unordered_map<std::string_view, std::string_view> texts; // of `added`, by identifier
  for (std::string_view text : order) {
    const Entry &entry = strings.find(text)->second;
    if (const qstr::Definition *known = definitions.table.find(entry.identifier)) {
      if (known->text != text)
        reportClash(clashes, *entry.input, text, *known);
      continue;
    }
    auto [other, isNew] = texts.try_emplace(entry.identifier, text);
    if (!isNew) {
      reportClash(clashes, *entry.input, text, {entry.identifier, other->second});
      continue;
    }
    checkLength(errors, *entry.input, text);
    added.push_back({entry.identifier, text});
  }
  std::sort(added.begin(), added.end(),
            [](const qstr::Definition &a, const qstr::Definition &b) { return a.text < b.text; });
}

void Pool::reportClash(Errors &clashes, const Input &input, std::string_view text,
                       const qstr::Definition &other) const {
  clashes.add(input, "",
              "strings " + shortRepr(text) + " and " + shortRepr(other.text) + " are both MP_QSTR_" +
                  std::string(other.identifier.substr(0, 200)));
}

void Pool::checkLength(Errors &errors, const Input &input, std::string_view text) const {
  unsigned bytes = definitions.bytesInLength;
  uint64_t longest = (uint64_t(1) << (8 * bytes)) - 1;
  if (text.size() > longest)
    errors.add(input, "",
               "string " + shortRepr(text) + " has " + std::to_string(text.size()) +
                   " bytes, but the firmware stores at most " + std::to_string(longest) + " (BYTES_IN_LEN " +
                   std::to_string(bytes) + ")");
}

} // namespace adder::frozen_emitter
