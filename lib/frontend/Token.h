//===- frontend/Token.h - What the lexer hands to the parser --------------------------------------------===//
//
// A token is a value of a few words; the lexer holds the current one only.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FRONTEND_TOKEN_H
#define ADDER_FRONTEND_TOKEN_H

#include "qstr/NameTable.h"
#include "support/Diagnostics.h"

namespace adder::frontend {

enum class TokenKind : uint8_t {
#define TOKEN(Enumerator, Description) Enumerator,
#include "frontend/Tokens.def"
};

/// Text of a punctuator or keyword, description of the others.
std::string_view describe(TokenKind kind);
/// The enumerator's name.
std::string_view nameOf(TokenKind kind);

constexpr bool isKeyword(TokenKind kind) { return kind >= TokenKind::False && kind <= TokenKind::Yield; }

/// Longest name; a dotted one counts as a whole, and so does the name of the source file
/// (frontend-and-lowering.md, 2.3).
constexpr size_t kMaxNameBytes = 255;

struct Token {
  TokenKind kind = TokenKind::End;
  /// String: an f-string took part in it, and whether it had a field.
  bool isFString = false;
  bool hasField = false;
  /// The line that the reference counts.  Differs from the line of `range` after an f-string field with a
  /// line break.
  uint32_t line = 1;
  support::SourceRange range;
  qstr::NameId name;     ///< Name
  std::string_view text; ///< Integer, Float: digits without underscores; String, Bytes: the value
};

} // namespace adder::frontend

#endif // ADDER_FRONTEND_TOKEN_H
