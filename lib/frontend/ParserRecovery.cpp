//===- frontend/ParserRecovery.cpp - Reporting syntax errors, and going on after them -------------------===//
//
// All rules return at once after an error, so recovery happens at the file level: the rest of the statement
// is passed over by tokens, and parsing goes on with the next line that can be taken for a statement.  What
// was inside of the given-up statement then follows at file level: its block, whose layout tokens are
// ignored, and clauses (`else:`) that have lost their head and are parsed alone.  So an error costs no more
// than its own line, and causes no other.
//
//===----------------------------------------------------------------------------------------------------===//

#include "frontend/ParserImpl.h"

namespace adder::frontend {

namespace {

constexpr size_t kMaxErrors = 100; // per file; more are noise

/// Layout that belongs to statements given up.
bool isLeftover(TokenKind kind) { return kind == TokenKind::Indent || kind == TokenKind::Dedent; }

} // namespace

bool isCloser(TokenKind kind) {
  return kind == TokenKind::RightParen || kind == TokenKind::RightBracket || kind == TokenKind::RightBrace;
}

TokenKind closerOf(TokenKind opener) {
  return opener == TokenKind::LeftParen     ? TokenKind::RightParen
         : opener == TokenKind::LeftBracket ? TokenKind::RightBracket
                                            : TokenKind::RightBrace;
}

bool continuesCompound(TokenKind kind) {
  return kind == TokenKind::Elif || kind == TokenKind::Else || kind == TokenKind::Except ||
         kind == TokenKind::Finally;
}

bool isStatementKeyword(TokenKind kind) {
  switch (kind) {
  case TokenKind::Assert:
  case TokenKind::Break:
  case TokenKind::Class:
  case TokenKind::Continue:
  case TokenKind::Def:
  case TokenKind::Del:
  case TokenKind::Elif:
  case TokenKind::Except:
  case TokenKind::Finally:
  case TokenKind::Global:
  case TokenKind::Import:
  case TokenKind::Nonlocal:
  case TokenKind::Pass:
  case TokenKind::Raise:
  case TokenKind::Return:
  case TokenKind::Try:
  case TokenKind::While:
  case TokenKind::With:
    return true;
  default:
    return false;
  }
}

//===-- Reports -----------------------------------------------------------------------------------------===//

/// Whether an error at `range` is worth a report: an earlier one may have caused another on its line, and may
/// have shifted indentation.
bool Parser::isNews(SourceRange range) {
  if (sink.errorCount() && at(TokenKind::DedentMismatch))
    return false;
  uint32_t line = lineOf(at(TokenKind::DedentMismatch) ? lexer.nextOffset() : range.begin).begin;
  bool isSame = sink.errorCount() && line == lastErrorLine;
  lastErrorLine = line;
  return !isSame;
}

NodeId Parser::failWith(DiagnosticId id, support::TracePlace place, uint32_t line, SourceRange range,
                        std::initializer_list<std::string_view> arguments) {
  if (!panicking && isNews(range))
    sink.report({id, place, line, range, {}, sink.keep(arguments), {}});
  panic();
  return {};
}

void Parser::panic() {
  panicking = true;
  token.kind = TokenKind::Invalid; // which no rule accepts
}

/// A token that fits no rule.  `expected`: what would have fitted, if only one kind would.
NodeId Parser::fail(TokenKind expected) {
  if (panicking || !isNews(token.range)) {
    panic();
    return {};
  }
  if (lexer.isTooDeep())
    return failTooDeep();
  DiagnosticId id = DiagnosticId::InvalidSyntax;
  auto place = support::TracePlace::Line;
  if (at(TokenKind::Indent))
    id = DiagnosticId::UnexpectedIndent;
  else if (at(TokenKind::DedentMismatch))
    id = DiagnosticId::UnindentMismatch;
  else if (at(TokenKind::MalformedFString))
    id = DiagnosticId::MalformedFString;
  else if (at(TokenKind::UnicodeNameEscape))
    id = DiagnosticId::UnicodeNameEscape, place = support::TracePlace::None;
  sink.report({id, place, token.line, token.range, {}, {}, {}});
  explain(expected);
  panic();
  return {};
}

bool Parser::enter(uint32_t parts) {
  nesting += parts;
  if (nesting <= uint64_t(options.nestingLimit) * kLevel)
    return true;
  failTooDeep();
  return false;
}

NodeId Parser::failTooDeep() {
  failWith(DiagnosticId::NestingTooDeep, support::TracePlace::None, token.line, token.range);
  stopped = true;
  return {};
}

//===-- Recovery ----------------------------------------------------------------------------------------===//

/// Whether the line, which begins inside brackets, begins a statement all the same.
bool Parser::leavesBrackets(const Line &line) const {
  if (lexer.literalBegin() != Lexer::kNoLiteral || line.text <= statementBegin ||
      line.text >= ast.source.size())
    return false;
  char first = ast.source[line.text];
  bool mayStart =
      (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first == '_' || first == '@';
  if (mayStart && line.column <= lexer.indentation())
    return true;
  return line.text == lexer.token().range.begin && isStatementKeyword(lexer.token().kind);
}

/// Whether the current token of the lexer is the first one of its line.
bool Parser::isFirstOnLine() const {
  for (uint32_t i = lexer.token().range.begin; i > 0; --i) {
    char before = ast.source[i - 1];
    if (before == '\n' || before == '\r')
      return true;
    if (before != ' ' && before != '\t')
      return false;
  }
  return true;
}

/// `if foo(:` and the end of the line: a block follows, whatever is wrong in the brackets.
bool Parser::endsHeader() const {
  if (!clause.end || lexer.token().kind != TokenKind::Colon || clause.begin < lineOf(statementBegin).begin)
    return false;
  for (uint32_t i = lexer.token().range.end; i < ast.source.size(); ++i) {
    char c = ast.source[i];
    if (c == '\n' || c == '\r' || c == '#')
      return true;
    if (c != ' ' && c != '\t')
      return false;
  }
  return true;
}

/// Leaves the lexer behind the statement that the error is in, at a line end where possible.
void Parser::skipStatement() {
  lexer.openBrackets(lexer.bracketDepth() > 0 && !endsHeader() ? uint32_t(lexer.bracketDepth()) : 0);
  bool isFirst = true;
  for (;; lexer.advance(), isFirst = false) {
    switch (lexer.token().kind) {
    case TokenKind::End:
    case TokenKind::Newline:
      return;
    case TokenKind::DedentMismatch:
      return lexer.acceptIndentation();
    default:
      break;
    }
    if (lexer.bracketDepth() < 0)
      lexer.openBrackets(0);
    // Lines may be long, so only their first tokens are looked at, and the one at fault.
    if (lexer.bracketDepth() <= 0 || !(isFirst || isFirstOnLine()))
      continue;
    if (Line line = lineOf(lexer.token().range.begin); leavesBrackets(line))
      return lexer.restartLine(line.text);
  }
}

/// The block of a statement that is none.
void Parser::skipBlock() {
  skipsBlock = false;
  if (lexer.token().kind != TokenKind::Newline)
    return;
  lexer.advance();
  uint32_t depth = 0;
  while (lexer.token().kind != TokenKind::End) {
    depth += lexer.token().kind == TokenKind::Indent;
    depth -= depth && lexer.token().kind == TokenKind::Dedent;
    if (depth == 0)
      return;
    lexer.advance();
  }
}

void Parser::recover() {
  panicking = false;
  // A closing bracket of the wrong kind closes nothing.
  TokenKind wrong = lexer.token().kind;
  if (isCloser(wrong) && !brackets.empty() && wrong != closerOf(brackets.back().kind))
    lexer.openBrackets(uint32_t(lexer.bracketDepth() + 1));
  scratch.truncate(0);
  brackets.clear();
  blocks.clear();
  nesting = 0;
  if (stopped || sink.errorCount() >= kMaxErrors) {
    token.kind = TokenKind::End;
    return;
  }
  // The error may be that something is missing before a line that is a statement itself.
  bool startsLine =
      previous == TokenKind::Newline || previous == TokenKind::Indent || previous == TokenKind::Dedent;
  bool isStatement =
      startsLine && lexer.token().range.begin > statementBegin && wrong != TokenKind::DedentMismatch;
  if (!isStatement && !isLeftover(wrong))
    skipStatement();
  if (skipsBlock)
    skipBlock();
  token = lexer.token();
}

/// `else:` or its like whose head was given up.
void Parser::parseLostClause() {
  startClause();
  statementBegin = token.range.begin;
  TokenKind keyword = kind();
  advance();
  if (keyword == TokenKind::Elif)
    parseNamedTest();
  if (keyword == TokenKind::Except && startsTest(kind())) {
    parseTest();
    parseAs();
  }
  parseBlock();
}

Ast Parser::parseFile() {
  Start start = here();
  ast.firstLine = start.line;
  bool leadingNewline = at(TokenKind::Newline);
  if (options.inputKind == InputKind::Prompt && at(TokenKind::End))
    fail(); // not even an empty line
  while (!at(TokenKind::End) || panicking) {
    if (panicking)
      recover();
    else if (at(TokenKind::Newline) || (sink.errorCount() && isLeftover(kind())))
      advance();
    else if (sink.errorCount() && continuesCompound(kind()))
      parseLostClause();
    else if (sink.errorCount() && isCloser(kind())) // of a bracket that was given up
      beginStatement(), panic();
    else
      parseStatement();
  }
  if (!sink.errorCount() && options.inputKind == InputKind::Expression &&
      (scratch.size() != 1 || !ast.is<ExpressionNode>(NodeId{scratch[0]})))
    fail();
  if (sink.errorCount())
    return ast;
  bool isSequence = leadingNewline || scratch.size() > 1;
  ast.root = addList(start, StatementListNode{}, 0);
  // A lone statement is no sequence for the line of an error (frontend-and-lowering.md, 8.3), nor does it
  // mark.
  if (!isSequence)
    ast.setLine(ast.root, 0);
  return ast;
}

} // namespace adder::frontend
