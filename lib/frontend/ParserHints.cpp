//===- frontend/ParserHints.cpp - Notes that explain a syntax error -------------------------------------===//
//
// The error itself says what the reference says ("invalid syntax"); what the user needs to know goes into
// notes: what was found and expected, the bracket that is still open, and the cause where it is a common one.
// Runs once for each error, before the parser gives the statement up; the first explanation that fits is the
// only one.
//
// ParserHintsLexical.cpp explains tokens that are wrong by themselves, and indentation.
//
//===----------------------------------------------------------------------------------------------------===//

#include "frontend/ParserImpl.h"

#include <algorithm>

namespace adder::frontend {

namespace {

/// Whether an expression can end with the token.
bool endsOperand(TokenKind kind) {
  return isCloser(kind) || kind == TokenKind::Name ||
         (kind >= TokenKind::Integer && kind <= TokenKind::Bytes) || kind == TokenKind::None ||
         kind == TokenKind::True || kind == TokenKind::False || kind == TokenKind::Ellipsis;
}

/// Errors of the lexer.
bool isInvalid(TokenKind kind) { return kind >= TokenKind::Invalid && kind <= TokenKind::UnicodeNameEscape; }

template <size_t N> bool isOneOf(std::string_view text, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

} // namespace

/// Long texts are of no use in a message.
std::string_view Parser::shortened(std::string_view text) {
  constexpr size_t kLongest = 40;
  if (text.size() <= kLongest)
    return text;
  size_t size = kLongest;
  while (size > 0 && (uint8_t(text[size]) & 0xc0) == 0x80) // not inside a UTF-8 sequence
    --size;
  support::TextWriter cut(arena);
  cut << std::string_view(text.data(), size) << "...";
  return cut.text();
}

/// The current token, for "found ...".
std::string_view Parser::found() {
  support::TextWriter text(arena);
  switch (kind()) {
  case TokenKind::Name:
    text << "name '" << shortened(names.text(token.name)) << '\'';
    break;
  case TokenKind::Integer:
  case TokenKind::Float:
    text << "number " << shortened(token.text);
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

bool Parser::follows(TokenKind kind) const {
  return previous == kind && lexer.previousEnd() == token.range.begin;
}

bool Parser::advise(DiagnosticId id, std::initializer_list<std::string_view> arguments) {
  sink.advise(id, arguments);
  return true;
}

/// Brackets that do not match, and what may be missing between them.
bool Parser::explainBrackets(TokenKind expected) {
  if (brackets.empty())
    return isCloser(kind()) && advise(DiagnosticId::HintNothingOpen, {describe(kind())});
  const OpenBracket &open = brackets.back();
  if (!isWritten(open))
    return false;
  if (isCloser(kind()) && kind() != closerOf(open.kind)) {
    advise(DiagnosticId::HintWrongClose, {describe(open.kind), describe(kind())});
    sink.note(DiagnosticId::OpenedHere, open.range, {describe(open.kind)});
    return true;
  }
  // A line that belongs to no bracket, or the end of the file: the bracket should have been closed before.
  Line line = lineOf(token.range.begin);
  bool onLaterLine = line.begin >= open.range.end;
  bool leaves =
      onLaterLine && line.column <= lexer.indentation() && !isCloserCharacter(ast.source[line.text]);
  if (at(TokenKind::End) || leaves ||
      (onLaterLine && line.text == token.range.begin && isStatementKeyword(kind()))) {
    sink.note(DiagnosticId::NeverClosed, open.range, {describe(open.kind)});
    return true;
  }
  if (expected == closerOf(open.kind) && startsTest(kind()) && endsOperand(previous))
    return advise(DiagnosticId::HintMissingComma, {found()});
  return false;
}

/// Operators of other languages, and operators in the wrong place.
bool Parser::explainOperator() {
  char next = ast.source.data()[std::min<size_t>(token.range.end, ast.source.size())]; // a NUL at the end
  auto write = [this](std::string_view wrong, std::string_view right) {
    return advise(DiagnosticId::HintWriteFor, {wrong, right});
  };
  switch (kind()) {
  case TokenKind::Assign:
    if (next == '<')
      return write("=<", "<=");
    if (next == '>')
      return write("=>", ">=");
    if (follows(TokenKind::EqualEqual))
      return write("===", "==");
    if (follows(TokenKind::NotEqual))
      return write("!==", "!=");
    if (statementFirst == TokenKind::Global || statementFirst == TokenKind::Nonlocal)
      return advise(DiagnosticId::HintGlobalAssign, {describe(statementFirst)});
    if (endsOperand(previous) && (statementFirst == TokenKind::If || statementFirst == TokenKind::Elif ||
                                  statementFirst == TokenKind::While || statementFirst == TokenKind::Assert ||
                                  statementFirst == TokenKind::Return))
      return advise(DiagnosticId::HintAssignInTest);
    return false;
  case TokenKind::Less:
    return follows(TokenKind::Assign) && write("=<", "<=");
  case TokenKind::Greater:
    if (follows(TokenKind::Assign))
      return write("=>", ">=");
    return follows(TokenKind::Less) && write("<>", "!=");
  case TokenKind::Ampersand:
    return follows(TokenKind::Ampersand) && write("&&", "and");
  case TokenKind::Pipe:
    return follows(TokenKind::Pipe) && write("||", "or");
  case TokenKind::Walrus:
    return advise(DiagnosticId::HintWalrusParens);
  case TokenKind::Star:
  case TokenKind::DoubleStar: {
    bool inBrace = !brackets.empty() && brackets.back().kind == TokenKind::LeftBrace;
    bool startsElement = previous == TokenKind::Comma && inBrace;
    if (previous == TokenKind::LeftBrace || previous == TokenKind::LeftBracket ||
        previous == TokenKind::Return || previous == TokenKind::Yield || startsElement)
      return advise(DiagnosticId::HintNoUnpacking);
    return false;
  }
  default:
    break;
  }
  if (previous != TokenKind::Plus && previous != TokenKind::Minus)
    return false;
  std::string_view sign = describe(previous);
  uint32_t end = lexer.previousEnd();
  return end >= 2 && ast.source[end - 1] == sign[0] && ast.source[end - 2] == sign[0] &&
         !startsTest(kind()) && advise(DiagnosticId::HintIncrement, {sign});
}

/// Statements that begin with a name which is a keyword elsewhere, or was one in Python 2.
bool Parser::explainFirstName() {
  static constexpr std::string_view kDeclarations[] = {"var",  "let",    "const", "int",    "float",
                                                       "long", "double", "char",  "string", "bool"};
  if (!statementName)
    return false;
  std::string_view name = names.text(statementName);
  bool isMatch = name == "match" || name == "case";
  // `match (x):` and `match [x]:` look like an annotation.
  if (isMatch && previous == TokenKind::Colon && at(TokenKind::Newline)) {
    skipsBlock = true;
    return advise(DiagnosticId::HintNoMatch);
  }
  bool isSecond = previous == TokenKind::Name && lexer.previousEnd() == statementBegin + name.size();
  if (isMatch && (isSecond || at(TokenKind::Colon))) {
    skipsBlock = true;
    return advise(DiagnosticId::HintNoMatch);
  }
  if (!isSecond || !(startsTest(kind()) || isKeyword(kind())))
    return false;
  if (name == "print" || name == "exec")
    return advise(DiagnosticId::HintCallStatement, {name});
  if (name == "elseif" || name == "elsif")
    return advise(DiagnosticId::HintWriteFor, {name, "elif"});
  if (!at(TokenKind::Name))
    return false;
  if (name == "type")
    return advise(DiagnosticId::HintNoTypeAlias);
  if (name == "function" || name == "func" || name == "fn")
    return advise(DiagnosticId::HintWriteFor, {name, "def"});
  return isOneOf(name, kDeclarations) && advise(DiagnosticId::HintDeclaration, {names.text(token.name)});
}

/// What belongs to the keyword that the statement or the clause begins with.
bool Parser::explainClause(TokenKind expected) {
  bool isDefinition = statementFirst == TokenKind::Def || statementFirst == TokenKind::Async;
  switch (statementFirst) {
  case TokenKind::At:
    if (brackets.empty() && (expected == TokenKind::Newline || expected == TokenKind::Name))
      return advise(DiagnosticId::HintDecorator);
    if (expected == TokenKind::Def)
      return advise(DiagnosticId::HintDecorated);
    break;
  case TokenKind::Async:
    if (previous == TokenKind::Async)
      return advise(DiagnosticId::HintAsync);
    break;
  case TokenKind::Except:
    if (at(TokenKind::Star) && previous == TokenKind::Except)
      return advise(DiagnosticId::HintNoExceptStar);
    if (at(TokenKind::Comma) && expected == TokenKind::Colon)
      return advise(DiagnosticId::HintExceptTypes);
    break;
  case TokenKind::Raise:
    if (at(TokenKind::Comma))
      return advise(DiagnosticId::HintRaiseValue);
    break;
  case TokenKind::With:
    if (at(TokenKind::As) && !brackets.empty())
      return advise(DiagnosticId::HintNoParenWith);
    break;
  case TokenKind::Else:
    if (at(TokenKind::If) && previous == TokenKind::Else)
      return advise(DiagnosticId::HintWriteFor, {"else if", "elif"});
    break;
  default:
    break;
  }
  if (at(TokenKind::LeftBracket) && ((isDefinition && expected == TokenKind::LeftParen) ||
                                     (statementFirst == TokenKind::Class && expected == TokenKind::Colon)))
    return advise(DiagnosticId::HintNoTypeParams);
  if (at(TokenKind::Slash) && expected == TokenKind::Name && previous != TokenKind::Dot)
    return advise(DiagnosticId::HintNoPositionalOnly);
  if (at(TokenKind::Async))
    return advise(brackets.empty() ? DiagnosticId::HintAsync : DiagnosticId::HintNoAsyncComp);
  if (at(TokenKind::Newline) && expected == TokenKind::Colon)
    return advise(DiagnosticId::HintMissingColon);
  if (statementBegin == token.range.begin && continuesCompound(kind()))
    return advise(DiagnosticId::HintStrayClause, {describe(kind())});
  return false;
}

/// Keywords where a name should stand.
bool Parser::explainKeyword(TokenKind expected) {
  if (isKeyword(kind())) {
    char next = ast.source.data()[std::min<size_t>(token.range.end, ast.source.size())];
    if (expected == TokenKind::Name || (next == '=' && ast.source.data()[token.range.end + 1] != '='))
      return advise(DiagnosticId::HintKeyword, {describe(kind())});
  }
  if (at(TokenKind::Assign) && isKeyword(previous))
    return advise(DiagnosticId::HintKeyword, {describe(previous)});
  return false;
}

void Parser::explainExpected(TokenKind expected) {
  std::string_view what = found();
  if (expected == TokenKind::End || lexer.literalBegin() != Lexer::kNoLiteral) {
    advise(DiagnosticId::HintFound, {what});
    return;
  }
  support::TextWriter wanted(arena);
  bool isLayout = expected <= TokenKind::Bytes;
  wanted << (isLayout ? "" : "'") << describe(expected) << (isLayout ? "" : "'");
  advise(DiagnosticId::HintExpected, {what, wanted.text()});
  if (isCloser(expected) && !brackets.empty() && isWritten(brackets.back()))
    sink.note(DiagnosticId::OpenedHere, brackets.back().range, {describe(brackets.back().kind)});
}

/// `expected`: the token that alone would have fitted; End: there are several.
void Parser::explain(TokenKind expected) {
  if (statementBegin == 0 && ast.source.starts_with("\xef\xbb\xbf"))
    return sink.advise(DiagnosticId::HintBOM);
  // Text that stands between the fields: not the user's.
  bool isString = at(TokenKind::String) || at(TokenKind::Bytes) || isInvalid(kind());
  if (lexer.literalBegin() == token.range.begin && !isString)
    return sink.advise(DiagnosticId::HintFieldExpression);
  if (!explainInvalid() && !explainLookalike() && !explainIndent(expected) && !explainBrackets(expected) &&
      !explainFirstName() && !explainClause(expected) && !explainOperator() && !explainPrefix() &&
      !explainKeyword(expected))
    explainExpected(expected);
  noteField();
}

/// The literal around the field that the current token stands in.
void Parser::noteField() {
  uint32_t literal = literalAround();
  if (literal >= token.range.begin) // kNoLiteral, or the literal itself
    return;
  uint32_t end = literal;
  while (end < ast.source.size() && ast.source[end] != '\'' && ast.source[end] != '"')
    ++end;
  sink.note(DiagnosticId::InFStringField, {literal, end + 1});
}

} // namespace adder::frontend
