//===- qstr/Identifier.cpp - C identifiers of strings -----------------------------------------------===//

#include "qstr/Identifier.h"

#include "support/Utf8.h"

#include <algorithm>

namespace adder::qstr {

namespace {

struct CharacterName {
  char32_t codePoint;
  std::string_view name;
};

constexpr CharacterName kCharacterNames[] = {
#define CHARACTER_NAME(CodePoint, Name) {CodePoint, Name},
#include "qstr/CharacterNames.def"
};

constexpr bool byCodePoint(const CharacterName &a, const CharacterName &b) {
  return a.codePoint < b.codePoint;
}
static_assert(std::is_sorted(std::begin(kCharacterNames), std::end(kCharacterNames), byCodePoint));

constexpr bool isIdentifierCharacter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Empty if the character has no name.
std::string_view nameOf(char32_t codePoint) {
  const CharacterName *found = std::lower_bound(std::begin(kCharacterNames), std::end(kCharacterNames),
                                                CharacterName{codePoint, {}}, byCodePoint);
  if (found == std::end(kCharacterNames) || found->codePoint != codePoint)
    return {};
  return found->name;
}

void append(support::Vector<char> &out, std::string_view text) {
  out.append(std::span<const char>(text.data(), text.size()));
}

/// "0x" and at least two digits.
void appendNumber(support::Vector<char> &out, char32_t codePoint) {
  append(out, "0x");
  unsigned shift = 4;
  while (shift < 28 && codePoint >> (shift + 4))
    shift += 4;
  for (;; shift -= 4) {
    out.push("0123456789abcdef"[codePoint >> shift & 15]);
    if (shift == 0)
      return;
  }
}

} // namespace

bool isPlainIdentifier(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return isIdentifierCharacter(uint8_t(c)); });
}

void appendIdentifier(support::Vector<char> &out, std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    char32_t codePoint = support::nextCodePoint(text, at);
    if (isIdentifierCharacter(codePoint)) {
      out.push(char(codePoint));
      continue;
    }
    out.push('_');
    std::string_view name = nameOf(codePoint);
    if (name.empty())
      appendNumber(out, codePoint);
    else
      append(out, name);
    out.push('_');
  }
}

std::string_view identifierOf(support::Arena &arena, std::string_view text) {
  if (isPlainIdentifier(text))
    return text;
  support::Vector<char> identifier(arena);
  appendIdentifier(identifier, text);
  return {identifier.data(), identifier.size()};
}

} // namespace adder::qstr
