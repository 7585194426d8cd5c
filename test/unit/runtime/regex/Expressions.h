//===- test/unit/runtime/regex/Expressions.h - Regular expressions for tests ------------------------===//
//
// Compiles and runs with counted memory: everything borrowed must have been given back.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_TEST_REGEX_EXPRESSIONS_H
#define ADDER_TEST_REGEX_EXPRESSIONS_H

#include "runtime/regex/Regex.h"

#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

namespace adder::test {

/// Lends up to `limit` bytes at a time.
struct Lender {
  size_t limit = SIZE_MAX;
  size_t lent = 0;
  size_t most = 0;

  regex::Memory memory() { return {resize, this}; }

  static void *resize(void *context, void *block, size_t oldBytes, size_t newBytes) {
    Lender &self = *static_cast<Lender *>(context);
    if (newBytes > oldBytes && newBytes - oldBytes > self.limit - self.lent)
      return nullptr;
    self.lent += newBytes - oldBytes;
    self.most = std::max(self.most, self.lent);
    if (newBytes == 0) {
      free(block);
      return nullptr;
    }
    return realloc(block, newBytes);
  }
};

struct Expression {
  explicit Expression(std::string_view pattern, regex::CompileOptions options = {}) {
    size_t bytes = 0;
    status = regex::measure(pattern, options, lender.memory(), bytes);
    if (status != regex::CompileStatus::Ok)
      return;
    code.resize(bytes);
    status = regex::compile(pattern, options, lender.memory(), code);
    program = regex::Program(code.data());
    slots.resize(program.slots());
  }

  regex::MatchStatus search(std::string_view text, size_t from = 0) {
    matchOptions.memory = lender.memory();
    return regex::search(program, text, from, slots.data(), matchOptions);
  }
  regex::MatchStatus match(std::string_view text, size_t from = 0) {
    matchOptions.memory = lender.memory();
    return regex::match(program, text, from, slots.data(), matchOptions);
  }
  /// Group `index` of the last match in `text`.
  std::optional<std::string> group(std::string_view text, size_t index) const {
    if (slots[2 * index] == regex::kUnset)
      return std::nullopt;
    return std::string(text.substr(slots[2 * index], slots[2 * index + 1] - slots[2 * index]));
  }

  Lender lender;
  std::vector<uint8_t> code;
  regex::CompileStatus status;
  regex::Program program;
  std::vector<size_t> slots;
  regex::MatchOptions matchOptions{};
};

} // namespace adder::test

#endif // ADDER_TEST_REGEX_EXPRESSIONS_H
