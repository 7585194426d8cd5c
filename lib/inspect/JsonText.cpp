//===- inspect/JsonText.cpp - JSON that people like to read -----------------------------------------===//

#include "inspect/JsonText.h"

#include <algorithm>
#include <cstdio>

namespace adder::inspect {

namespace {

constexpr size_t kHexBytesPerString = 32;
constexpr size_t kMaxIndent = 40; // levels

struct Character {
  uint32_t codePoint;
  unsigned bytes; ///< 0: not UTF-8
};

Character characterAt(std::string_view text, size_t at) {
  auto byte = [&](size_t i) { return uint32_t(static_cast<unsigned char>(text[i])); };
  uint32_t lead = byte(at);
  if (lead < 0x80)
    return {lead, 1};
  unsigned size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  constexpr uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (lead < 0xc2 || lead > 0xf4 || text.size() - at < size)
    return {lead, 0};
  uint32_t codePoint = lead & (0xffu >> (size + 1));
  for (unsigned i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xc0) != 0x80)
      return {lead, 0};
    codePoint = codePoint << 6 | (byte(at + i) & 0x3f);
  }
  bool isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  if (codePoint < kSmallest[size] || codePoint > 0x10ffff || isSurrogate)
    return {lead, 0};
  return {codePoint, size};
}

/// Control characters, and those that change the direction of text or break lines.
bool isEscaped(uint32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c || c == 0x200e || c == 0x200f ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (size_t at = 0; at < text.size();) {
    Character character = characterAt(text, at);
    unsigned bytes = std::max(character.bytes, 1u);
    if (character.codePoint == '"' || character.codePoint == '\\') {
      (result += '\\') += char(character.codePoint);
    } else if (character.codePoint == '\n') {
      result += "\\n";
    } else if (isEscaped(character.codePoint)) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", unsigned(character.codePoint & 0xffff));
      result += escape;
    } else {
      result += text.substr(at, bytes);
    }
    at += bytes;
  }
  return result + '"';
}

} // namespace

bool isStrictUtf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    unsigned bytes = characterAt(text, at).bytes;
    if (bytes == 0)
      return false;
    at += bytes;
  }
  return true;
}

void JsonText::newLine() {
  out += '\n';
  out.append(2 * std::min(levels.size(), kMaxIndent), ' ');
}

/// What separates a value from what stands before it.
void JsonText::beforeValue() {
  if (afterKey) {
    afterKey = false;
    return;
  }
  if (levels.empty())
    return;
  Level &level = levels.back();
  if (!level.isEmpty)
    out += ',';
  if (level.form == Form::Lines)
    newLine();
  else if (!level.isEmpty)
    out += ' ';
  level.isEmpty = false;
}

void JsonText::begin(char bracket, Form form) {
  beforeValue();
  out += bracket;
  levels.push_back({form, true});
}

void JsonText::end(char bracket) {
  Level level = levels.back();
  levels.pop_back();
  if (level.form == Form::Lines && !level.isEmpty)
    newLine();
  out += bracket;
}

JsonText &JsonText::key(std::string_view name) {
  beforeValue();
  out += quoted(name) += ": ";
  afterKey = true;
  return *this;
}

void JsonText::scalar(std::string_view text) {
  beforeValue();
  out += text;
}

void JsonText::value(std::string_view text) { scalar(quoted(text)); }

void JsonText::hex(std::span<const uint8_t> bytes) {
  auto digitsOf = [](std::span<const uint8_t> part) {
    std::string digits;
    for (uint8_t byte : part) {
      digits += "0123456789abcdef"[byte >> 4];
      digits += "0123456789abcdef"[byte & 15];
    }
    return digits;
  };
  if (bytes.size() <= kHexBytesPerString)
    return value(digitsOf(bytes));
  beginArray(Form::Lines);
  for (size_t at = 0; at < bytes.size(); at += kHexBytesPerString)
    value(digitsOf(bytes.subspan(at, std::min(kHexBytesPerString, bytes.size() - at))));
  endArray();
}

std::string JsonText::take() {
  out += '\n';
  return std::move(out);
}

} // namespace adder::inspect
