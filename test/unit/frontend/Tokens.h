//===- test/unit/frontend/Tokens.h - Tokens as one line of text -----------------------------------------===//
//
// "Name:x Assign Integer:1 Newline End": kinds, with the text where the kind does not tell it.  Ends after
// the first token that is an error, as the parser does.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_TEST_UNIT_FRONTEND_TOKENS_H
#define ADDER_TEST_UNIT_FRONTEND_TOKENS_H

#include "Stages.h"

namespace adder::test {

/// Calls `see` with every token up to the end or the first error.
template <typename See> void forEachToken(std::string_view text, const frontend::Options &options, See see) {
  Stages program(text, options);
  frontend::Lexer lexer(program.arena, program.names, program.source, options);
  for (;; lexer.advance()) {
    const frontend::Token &token = lexer.token();
    see(token, program);
    bool isError =
        token.kind >= frontend::TokenKind::Invalid && token.kind <= frontend::TokenKind::UnicodeNameEscape;
    if (token.kind == frontend::TokenKind::End || isError)
      return;
  }
}

inline std::string escaped(std::string_view text) {
  std::string result;
  for (unsigned char c : text) {
    if (c >= 0x20 && c < 0x7f) {
      result += char(c);
      continue;
    }
    constexpr char kDigits[] = "0123456789abcdef";
    result += {'\\', 'x', kDigits[c >> 4], kDigits[c & 15]};
  }
  return result;
}

inline std::string tokensOf(std::string_view text, const frontend::Options &options = testOptions()) {
  using frontend::TokenKind;
  std::string result;
  forEachToken(text, options, [&](const frontend::Token &token, Stages &program) {
    result += (result.empty() ? "" : " ") + std::string(nameOf(token.kind));
    if (token.kind == TokenKind::Name)
      result += ":" + escaped(program.names.text(token.name));
    else if (token.kind >= TokenKind::Integer && token.kind <= TokenKind::Bytes)
      result += ":" + escaped(token.text);
  });
  return result;
}

/// Line of the `skip`-th token of a kind; 0: there is none.
inline uint32_t lineOf(std::string_view text, frontend::TokenKind kind, unsigned skip = 0) {
  uint32_t line = 0;
  forEachToken(text, testOptions(), [&](const frontend::Token &token, Stages &) {
    if (token.kind == kind && skip-- == 0)
      line = token.line;
  });
  return line;
}

inline std::string rangesOf(std::string_view text) {
  std::string result;
  forEachToken(text, testOptions(), [&](const frontend::Token &token, Stages &) {
    result += (result.empty() ? "" : " ") + std::to_string(token.range.begin) + ".." +
              std::to_string(token.range.end);
  });
  return result;
}

} // namespace adder::test

#endif // ADDER_TEST_UNIT_FRONTEND_TOKENS_H
