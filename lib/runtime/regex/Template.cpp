//===- runtime/regex/Template.cpp - What sub() puts in place of a match -----------------------------===//

#include "runtime/regex/Regex.h"

#include "support/Slice.h"

namespace adder::regex {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The number at `at`, which may be behind the end; one that is too large becomes the largest.
uint32_t readGroup(std::string_view text, size_t &at) {
  uint64_t value = 0;
  for (; at < text.size() && isDigit(text[at]); ++at)
    value =
        value * 10 + unsigned(text[at] - '0') > INT32_MAX ? INT32_MAX : value * 10 + unsigned(text[at] - '0');
  return uint32_t(value);
}

} // namespace

TemplatePiece nextTemplatePiece(std::string_view replacement, size_t &at) {
  if (at >= replacement.size())
    return {TemplatePiece::End, {}};
  size_t begin = at;
  if (replacement[at] != '\\') {
    at = replacement.find('\\', at);
    if (at == std::string_view::npos)
      at = replacement.size();
    return {TemplatePiece::Text, support::slice(replacement, begin, at)};
  }
  begin = ++at;
  std::string_view rest = support::slice(replacement, at);
  if (!rest.empty() && isDigit(rest[0]))
    return {TemplatePiece::Group, {}, readGroup(replacement, at)};
  if (rest.starts_with("g<")) {
    at += 2;
    if (at == replacement.size() || !isDigit(replacement[at]))
      return {TemplatePiece::Text, {}};
    uint32_t group = readGroup(replacement, at);
    if (at < replacement.size() && replacement[at] == '>')
      ++at;
    return {TemplatePiece::Group, {}, group};
  }
  // Whatever was quoted is text, a backslash too.
  at = begin + !rest.empty();
  return {TemplatePiece::Text, support::slice(replacement, begin, at)};
}

} // namespace adder::regex
