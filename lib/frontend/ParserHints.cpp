//===- frontend/ParserHints.cpp - Notes that explain a syntax error -------------------------------------------------------===//
//
// The error itself says what the reference says ("invalid syntax"); what the user needs to know goes into notes: what
// was found and expected, the bracket that is still open, and the cause where it is a common one.  Runs once for each
// error, before the parser gives the statement up.
//
//===----------------------------------------------------------------------------------------------------===//

#include "frontend/ParserImpl.h"

#include <algorithm>

namespace adder::frontend {

namespace {

TokenKind closerOf(TokenKind opener) {
  return opener == TokenKind::LeftParen     ? TokenKind::RightParen
         : opener == TokenKind::LeftBracket ? TokenKind::RightBracket
                                            : TokenKind::RightBrace;
}

bool isCloser(TokenKind kind) {
  return kind == TokenKind::RightParen || kind == TokenKind::RightBracket || kind == TokenKind::RightBrace;
}

bool opensBlock(TokenKind kind) {
  switch (kind) {
  case TokenKind::If:
  case TokenKind::Elif:
  case TokenKind::Else:
  case TokenKind::While:
  case TokenKind::For:
  case TokenKind::Try:
  case TokenKind::Except:
  case TokenKind::Finally:
  case TokenKind::With:
  case TokenKind::Def:
  case TokenKind::Class:
  case TokenKind::Async:
    return true;
  default:
    return false;
  }
}

} // namespace

/// The current token, for "found ...".
std::string_view Parser::found() {
  support::TextWriter text(arena);
  switch (kind()) {
  case TokenKind::Name:
    text << "name ";
    text.quoted(names.text(token.name));
    break;
  case TokenKind::Integer:
  case TokenKind::Float:
    text << "number " << token.text;
    break;
  case TokenKind::End:
  case TokenKind::Newline:
  case TokenKind::Indent:
  case TokenKind::Dedent:
  case TokenKind::String:
  case TokenKind::Bytes:
    text << describe(kind());
    break;
  default:
    text << (isKeyword(kind()) ? "keyword '" : "'") << describe(kind()) << '\'';
  }
  return text.text();
}

/// Tokens that are wrong by themselves.  True: nothing more is to be said.
bool Parser::explainInvalid() {
  std::string_view source = ast.source;
  uint32_t begin = token.range.begin;
  char c = begin < source.size() ? source[begin] : '\0';
  switch (kind()) {
  case TokenKind::UnterminatedString: {
    std::string_view text = source;
    text.remove_prefix(begin);
    text.remove_prefix(std::min(text.find_first_of("'\""), text.size()));
    bool triple = text.starts_with("\"\"\"") || text.starts_with("'''");
    sink.advise(triple ? DiagnosticId::HintUnterminatedTriple : DiagnosticId::HintUnterminated);
    return true;
  }
  case TokenKind::Invalid: {
    bool isString = c == '"' || c == '\'' || (token.range.end - begin > 1 && c != '!' && c != '\\');
    if (isString) {
      sink.advise(DiagnosticId::HintEscape, {"\\x, \\u, \\U or an octal number"});
      return true;
    }
    support::TextWriter text(arena);
    text.quoted({&c, size_t(begin < source.size())});
    sink.advise(DiagnosticId::HintBadCharacter, {text.text()});
    if (c == '\0')
      sink.advise(DiagnosticId::HintNul);
    else if (c == '!')
      sink.advise(DiagnosticId::HintBooleanOperator, {"!", "not"});
    return true;
  }
  case TokenKind::DedentMismatch:
  case TokenKind::Indent:
  case TokenKind::MalformedFString:
  case TokenKind::UnicodeNameEscape:
    return true;
  default:
    return false;
  }
}

/// Brackets that do not match.
bool Parser::explainBrackets() {
  if (brackets.empty()) {
    if (!isCloser(kind()))
      return false;
    sink.advise(DiagnosticId::HintNothingOpen, {describe(kind())});
    return true;
  }
  const OpenBracket &open = brackets.back();
  if (isCloser(kind()) && kind() != closerOf(open.kind)) {
    sink.advise(DiagnosticId::HintWrongClose, {describe(open.kind), describe(kind())});
    sink.note(DiagnosticId::OpenedHere, open.range, {describe(open.kind)});
    return true;
  }
  // A statement or the end of the file inside brackets: most likely they should have been closed before.
  bool startsLine = at(TokenKind::End) || opensBlock(kind()) || at(TokenKind::Return) || at(TokenKind::Import) ||
                    at(TokenKind::From) || at(TokenKind::Assign) || at(TokenKind::Name);
  if (!startsLine)
    return false;
  uint32_t lineStart = token.range.begin;
  while (lineStart > open.range.end && ast.source[lineStart - 1] != '\n')
    --lineStart;
  if (!at(TokenKind::End) && lineStart <= open.range.end)
    return false; // on the same line
  sink.note(DiagnosticId::HintNeverClosed, open.range, {describe(open.kind)});
  return true;
}

/// Statements and features that MicroPython lacks, and common slips.
bool Parser::explainStatement(TokenKind expected) {
  std::string_view name = statementName ? names.text(statementName) : std::string_view();
  bool directlyAfterName = statementFirst == TokenKind::Name && previous == TokenKind::Name;
  if (directlyAfterName && (at(TokenKind::Name) || startsTest(kind()))) {
    if (name == "match" || name == "case")
      return sink.advise(DiagnosticId::HintNoMatch), true;
    if (name == "type" && at(TokenKind::Name))
      return sink.advise(DiagnosticId::HintNoTypeAlias), true;
    if (name == "print" || name == "exec")
      return sink.advise(DiagnosticId::HintPrint), true;
  }
  if (name == "match" && at(TokenKind::Colon))
    return sink.advise(DiagnosticId::HintNoMatch), true;
  switch (kind()) {
  case TokenKind::Assign:
    if (statementFirst == TokenKind::If || statementFirst == TokenKind::While || statementFirst == TokenKind::Elif ||
        statementFirst == TokenKind::Assert)
      return sink.advise(DiagnosticId::HintAssignInTest), true;
    break;
  case TokenKind::Star:
    if (previous == TokenKind::Except)
      return sink.advise(DiagnosticId::HintNoExceptStar), true;
    if (previous == TokenKind::LeftBrace)
      return sink.advise(DiagnosticId::HintNoUnpackDisplay), true;
    break;
  case TokenKind::DoubleStar:
    if (previous == TokenKind::LeftBrace || (previous == TokenKind::Comma && !brackets.empty() &&
                                             brackets.back().kind == TokenKind::LeftBrace))
      return sink.advise(DiagnosticId::HintNoUnpackDisplay), true;
    break;
  case TokenKind::Slash:
    if (statementFirst == TokenKind::Def || statementFirst == TokenKind::Async || previous == TokenKind::Comma)
      return sink.advise(DiagnosticId::HintNoPositionalOnly), true;
    break;
  case TokenKind::LeftBracket:
    if ((statementFirst == TokenKind::Def || statementFirst == TokenKind::Class) && expected == TokenKind::LeftParen)
      return sink.advise(DiagnosticId::HintNoTypeParams), true;
    if (statementFirst == TokenKind::Class && expected == TokenKind::Colon)
      return sink.advise(DiagnosticId::HintNoTypeParams), true;
    break;
  case TokenKind::Walrus:
    return sink.advise(DiagnosticId::HintWalrusParens), true;
  case TokenKind::As:
    if (statementFirst == TokenKind::With && !brackets.empty())
      return sink.advise(DiagnosticId::HintNoParenWith), true;
    break;
  case TokenKind::Async:
    if (!brackets.empty())
      return sink.advise(DiagnosticId::HintNoAsyncComp), true;
    break;
  case TokenKind::Comma:
    if (expected == TokenKind::Colon && statementFirst == TokenKind::Try)
      return sink.advise(DiagnosticId::HintExcPy2), true;
    break;
  case TokenKind::If:
    if (previous == TokenKind::Else)
      return sink.advise(DiagnosticId::HintElif), true;
    break;
  case TokenKind::String:
  case TokenKind::Bytes:
    if (previous == TokenKind::Name && token.range.begin > 0) {
      char before = ast.source[token.range.begin - 1];
      if (before == 'F' || before == 'R' || before == 'B' || before == 'U' || before == 'T')
        return sink.advise(DiagnosticId::HintUpperPrefix), true;
    }
    break;
  case TokenKind::Ampersand:
    if (previous == TokenKind::Ampersand)
      return sink.advise(DiagnosticId::HintBooleanOperator, {"&&", "and"}), true;
    break;
  case TokenKind::Pipe:
    if (previous == TokenKind::Pipe)
      return sink.advise(DiagnosticId::HintBooleanOperator, {"||", "or"}), true;
    break;
  case TokenKind::Newline:
    if (previous == TokenKind::Plus || previous == TokenKind::Minus) {
      std::string_view sign = describe(previous);
      uint32_t end = lexer.previousEnd();
      if (end >= 2 && ast.source[end - 2] == sign[0])
        return sink.advise(DiagnosticId::HintIncrement, {sign}), true;
    }
    if (expected == TokenKind::Colon)
      return sink.advise(DiagnosticId::HintMissingColon), true;
    break;
  default:
    break;
  }
  return false;
}

void Parser::explain(TokenKind expected) {
  if (token.range.begin == 0 && ast.source.starts_with("\xef\xbb\xbf"))
    return sink.advise(DiagnosticId::HintBOM);
  if (explainInvalid() || explainBrackets() || explainStatement(expected))
    return;
  if (expected == TokenKind::Indent)
    return sink.advise(DiagnosticId::HintMissingBlock);
  std::string_view what = found();
  if (expected == TokenKind::End)
    return sink.advise(DiagnosticId::HintFound, {what});
  if (isKeyword(kind()) && expected == TokenKind::Name)
    return sink.advise(DiagnosticId::HintKeyword, {describe(kind())});
  support::TextWriter wanted(arena);
  bool isLayout = expected <= TokenKind::Bytes;
  wanted << (isLayout ? "" : "'") << describe(expected) << (isLayout ? "" : "'");
  sink.advise(DiagnosticId::HintExpected, {what, wanted.text()});
}

} // namespace adder::frontend
