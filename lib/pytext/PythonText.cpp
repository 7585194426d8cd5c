//===- pytext/PythonText.cpp - Values as Python prints them -----------------------------------------===//

#include "pytext/PythonText.h"

#include "support/Utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace adder::pytext {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

constexpr Range kUnprintable[] = {
#define UNPRINTABLE(First, Last) {First, Last},
#include "pytext/Unprintable.def"
};

constexpr bool ascending() {
  for (size_t i = 1; i < std::size(kUnprintable); ++i)
    if (kUnprintable[i].first <= kUnprintable[i - 1].last + 1 || kUnprintable[i].last < kUnprintable[i].first)
      return false;
  return true;
}
static_assert(ascending());

void appendHex(std::string &out, char32_t value, unsigned digits) {
  while (digits--)
    out.push_back("0123456789abcdef"[value >> (4 * digits) & 15]);
}

/// Single quotes, unless that would need escapes and double quotes would not.
char quoteFor(std::string_view text) {
  return text.find('\'') != text.npos && text.find('"') == text.npos ? '"' : '\'';
}

/// What is escaped alike in str and bytes.  False if `c` is none of it.
bool appendCommonEscape(std::string &out, char32_t c, char quote) {
  if (c == char32_t(quote) || c == '\\') {
    out.push_back('\\');
    out.push_back(char(c));
    return true;
  }
  if (c != '\n' && c != '\r' && c != '\t')
    return false;
  out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
  return true;
}

void appendUnprintable(std::string &out, char32_t c) {
  out += c < 0x100 ? "\\x" : c < 0x10000 ? "\\u" : "\\U";
  appendHex(out, c, c < 0x100 ? 2 : c < 0x10000 ? 4 : 8);
}

/// Shortest digits of a positive finite number: "12345" with `exponent` 2 is 123.45.
struct Digits {
  char text[32];
  size_t count = 0;
  int exponent = 0;

  explicit Digits(double value) {
    char buffer[40];
    auto result = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    const char *e = std::find(buffer, result.ptr, 'e');
    for (const char *at = buffer; at != e; ++at)
      if (*at != '.')
        text[count++] = *at;
    std::from_chars(e[1] == '+' ? e + 2 : e + 1, result.ptr, exponent);
  }
};

/// repr() with or without ".0" behind integers.  Exponents from 16 on and below -4 are written as such, as by
/// float_repr_style "short".
std::string floatText(double value, bool pointZero) {
  std::string out;
  if (std::isnan(value))
    return "nan";
  if (std::signbit(value))
    out = "-";
  if (std::isinf(value))
    return out + "inf";
  if (value == 0)
    return out + (pointZero ? "0.0" : "0");
  Digits digits(std::fabs(value));
  std::string_view text(digits.text, digits.count);
  if (digits.exponent < -4 || digits.exponent >= 16) {
    (out += text[0]) += text.size() > 1 ? "." : "";
    out += text.substr(1);
    out += digits.exponent < 0 ? "e-" : "e+";
    unsigned exponent = unsigned(std::abs(digits.exponent));
    return out += (exponent < 10 ? "0" : "") + std::to_string(exponent);
  }
  if (digits.exponent < 0)
    return (out += "0." + std::string(size_t(-digits.exponent - 1), '0')) += text;
  size_t whole = size_t(digits.exponent) + 1;
  out += text.substr(0, whole);
  if (whole < text.size())
    return (out += '.') += text.substr(whole);
  out.append(whole - text.size(), '0');
  return out += pointZero ? ".0" : "";
}

} // namespace

bool isPrintable(char32_t codePoint) {
  auto *range = std::lower_bound(std::begin(kUnprintable), std::end(kUnprintable), codePoint,
                                 [](const Range &range, char32_t c) { return range.last < c; });
  return codePoint <= 0x10ffff && (range == std::end(kUnprintable) || codePoint < range->first);
}

void appendRepr(std::string &out, std::string_view utf8) {
  char quote = quoteFor(utf8);
  out.push_back(quote);
  for (size_t at = 0; at < utf8.size();) {
    size_t start = at;
    char32_t c = support::nextCodePoint(utf8, at);
    if (appendCommonEscape(out, c, quote))
      continue;
    if (c < 0x7f ? c >= 0x20 : isPrintable(c))
      out += utf8.substr(start, at - start);
    else
      appendUnprintable(out, c);
  }
  out.push_back(quote);
}

std::string repr(std::string_view utf8) {
  std::string out;
  appendRepr(out, utf8);
  return out;
}

std::string reprBytes(std::string_view bytes) {
  char quote = quoteFor(bytes);
  std::string out = {'b', quote};
  for (char byte : bytes) {
    char32_t c = uint8_t(byte);
    if (appendCommonEscape(out, c, quote))
      continue;
    if (c >= 0x20 && c < 0x7f)
      out.push_back(byte);
    else
      appendUnprintable(out, c);
  }
  out.push_back(quote);
  return out;
}

std::string reprFloat(double value) { return floatText(value, true); }

std::string reprComplex(double real, double imaginary) {
  if (real == 0 && !std::signbit(real))
    return floatText(imaginary, false) + "j";
  std::string sign = std::isnan(imaginary) || !std::signbit(imaginary) ? "+" : "";
  return "(" + floatText(real, false) + sign + floatText(imaginary, false) + "j)";
}

std::string formatG16(double value) {
  if (!std::isfinite(value))
    return floatText(value, false);
  char buffer[40];
  auto result = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 16);
  return {buffer, result.ptr};
}

} // namespace adder::pytext
