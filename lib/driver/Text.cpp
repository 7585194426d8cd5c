//===- driver/Text.cpp - UTF-8, quoting and wrapping ----------------------------------------------===//

#include "driver/Text.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <numeric>

namespace adder::driver {

namespace {

struct Range {
  uint32_t first, last;
};

/// East Asian Wide and Fullwidth, and emoji, coarsely: blocks rather than single characters.
constexpr Range kWide[] = {{0x1100, 0x115f},   {0x231a, 0x231b},   {0x2e80, 0x303e},   {0x3041, 0x33ff},
                           {0x3400, 0x4dbf},   {0x4e00, 0x9fff},   {0xa000, 0xa4cf},   {0xa960, 0xa97f},
                           {0xac00, 0xd7a3},   {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},
                           {0xffe0, 0xffe6},   {0x17000, 0x18cff}, {0x1b000, 0x1b2ff}, {0x1f300, 0x1f64f},
                           {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};

/// Marks that combine with the character before, joiners and variation selectors.
constexpr Range kZeroWidth[] = {{0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd}, {0x064b, 0x065f},
                                {0x0900, 0x0902}, {0x0e34, 0x0e3a}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff},
                                {0x200b, 0x200d}, {0x20d0, 0x20ff}, {0x302a, 0x302d}, {0xfe00, 0xfe0f},
                                {0xfe20, 0xfe2f}};

/// Characters that reorder what follows; a source line could hide behind them.
constexpr Range kDirectional[] = {{0x061c, 0x061c}, {0x200e, 0x200f}, {0x202a, 0x202e}, {0x2066, 0x2069}};

template <size_t N> bool contains(const Range (&ranges)[N], uint32_t codePoint) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [=](const Range &range) { return codePoint >= range.first && codePoint <= range.last; });
}

bool isHarmful(uint32_t codePoint) {
  return codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0) || codePoint == 0xfeff ||
         codePoint == 0x2028 || codePoint == 0x2029 || contains(kDirectional, codePoint);
}

std::string format(const char *pattern, unsigned value) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, pattern, value);
  return buffer;
}

} // namespace

Character characterAt(std::string_view text, size_t offset) {
  auto lead = static_cast<unsigned char>(text[offset]);
  if (lead < 0x80)
    return {lead, 1, true};
  unsigned length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  constexpr uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (lead < 0xc2 || lead > 0xf4 || offset + length > text.size())
    return {lead, 1, false};
  uint32_t codePoint = lead & (0xffu >> (length + 1));
  for (unsigned i = 1; i < length; ++i) {
    if (!isContinuationByte(text[offset + i]))
      return {lead, 1, false};
    codePoint = codePoint << 6 | (static_cast<unsigned char>(text[offset + i]) & 0x3f);
  }
  bool isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  if (codePoint < kSmallest[length] || codePoint > 0x10ffff || isSurrogate)
    return {lead, 1, false};
  return {codePoint, length, true};
}

unsigned displayWidth(uint32_t codePoint) {
  if (codePoint < 0x300)
    return 1;
  return contains(kZeroWidth, codePoint) ? 0 : contains(kWide, codePoint) ? 2 : 1;
}

std::string visible(std::string_view text, size_t offset, const Character &character) {
  if (!character.valid)
    return format("<%02x>", character.codePoint);
  if (isHarmful(character.codePoint))
    return format("<U+%04X>", character.codePoint);
  return std::string(text.substr(offset, character.bytes));
}

std::string harmless(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size();) {
    Character character = characterAt(text, i);
    result += visible(text, i, character);
    i += character.bytes;
  }
  return result;
}

std::string micropythonRepr(std::string_view text) {
  char quote = text.find('\'') != text.npos && text.find('"') == text.npos ? '"' : '\'';
  std::string result(1, quote);
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (c == quote || c == '\\')
      (result += '\\') += c;
    else if (c == '\n' || c == '\r' || c == '\t')
      result += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
    else if (byte < 0x20 || byte == 0x7f)
      result += format("\\x%02x", byte);
    else
      result += c;
  }
  return result + quote;
}

size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t(0));
  for (size_t i = 0; i < a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i + 1;
    for (size_t j = 0; j < b.size(); ++j) {
      size_t change = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

std::string_view closest(std::string_view word, std::span<const std::string_view> names) {
  constexpr size_t kLongest = 64;
  std::string_view best;
  size_t bestDistance = 3;
  for (std::string_view name : names) {
    // A short word is near to too many others.
    size_t allowed = std::min(bestDistance, name.size() / 2 + 1);
    size_t distance = word.size() < kLongest ? editDistance(name, word) : bestDistance;
    if (distance < allowed) {
      bestDistance = distance;
      best = name;
    }
  }
  return best;
}

std::vector<std::string> wrap(std::string_view text, size_t width) {
  std::vector<std::string> lines(1);
  for (size_t i = 0; i < text.size();) {
    size_t end = std::min(text.find(' ', i), text.size());
    std::string_view word = text.substr(i, end - i);
    std::string &line = lines.back();
    if (line.empty())
      line = word;
    else if (line.size() + 1 + word.size() <= width)
      (line += ' ') += word;
    else
      lines.emplace_back(word);
    i = end + 1;
  }
  return lines;
}

} // namespace adder::driver
