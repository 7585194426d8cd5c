//===- frontend/Parser.cpp - Tokens and simple statements -----------------------------------------------===//

#include "frontend/ParserImpl.h"

namespace adder::frontend {

namespace {

using bytecode::BinaryOp;

/// In-place operator of an augmented assignment token; none for others.
bool augmentedOperator(TokenKind kind, BinaryOp &op) {
  switch (kind) {
  case TokenKind::PipeAssign:
    op = BinaryOp::InplaceOr;
    return true;
  case TokenKind::CaretAssign:
    op = BinaryOp::InplaceXor;
    return true;
  case TokenKind::AmpersandAssign:
    op = BinaryOp::InplaceAnd;
    return true;
  case TokenKind::LeftShiftAssign:
    op = BinaryOp::InplaceLeftShift;
    return true;
  case TokenKind::RightShiftAssign:
    op = BinaryOp::InplaceRightShift;
    return true;
  case TokenKind::PlusAssign:
    op = BinaryOp::InplaceAdd;
    return true;
  case TokenKind::MinusAssign:
    op = BinaryOp::InplaceSubtract;
    return true;
  case TokenKind::StarAssign:
    op = BinaryOp::InplaceMultiply;
    return true;
  case TokenKind::AtAssign:
    op = BinaryOp::InplaceMatrixMultiply;
    return true;
  case TokenKind::DoubleSlashAssign:
    op = BinaryOp::InplaceFloorDivide;
    return true;
  case TokenKind::SlashAssign:
    op = BinaryOp::InplaceTrueDivide;
    return true;
  case TokenKind::PercentAssign:
    op = BinaryOp::InplaceModulo;
    return true;
  case TokenKind::DoubleStarAssign:
    op = BinaryOp::InplacePower;
    return true;
  default:
    return false;
  }
}

} // namespace

Ast parse(support::Arena &arena, qstr::NameTable &names, std::string_view source, const Options &options,
          support::DiagnosticSink &sink) {
  return Parser(arena, names, source, options, sink).parseFile();
}

Parser::Parser(support::Arena &arena, qstr::NameTable &names, std::string_view source, const Options &options,
               support::DiagnosticSink &sink)
    : arena(arena), names(names), options(options), sink(sink), lexer(arena, names, source, options),
      ast(arena), scratch(arena), brackets(arena), blocks(arena), constValue(arena) {
  ast.source = source;
  nameConst = names.intern("const");
  nameMath = names.intern("math");
  // These are known to the parser of the reference from the start (frontend-and-lowering.md, 4.7).
  names.intern(options.inputName);
  names.intern(options.sourceName);
  token = lexer.token();
  if (options.sourceName.size() > kMaxNameBytes)
    failWith(DiagnosticId::NameTooLong, support::TracePlace::None, 1, {});
  else if (at(TokenKind::UnicodeNameEscape))
    fail();
}

//===-- Tokens ------------------------------------------------------------------------------------------===//

void Parser::advance() {
  previous = token.kind;
  lexer.advance();
  token = lexer.token();
  if (at(TokenKind::UnicodeNameEscape))
    fail();
}

bool Parser::accept(TokenKind wanted) {
  if (!at(wanted))
    return false;
  advance();
  return true;
}

bool Parser::expect(TokenKind wanted) {
  if (accept(wanted))
    return !panicking;
  fail(wanted);
  return false;
}

NameId Parser::expectName() {
  if (!at(TokenKind::Name)) {
    fail(TokenKind::Name);
    return {};
  }
  NameId name = token.name;
  if (names.text(name).size() > kMaxNameBytes) {
    failWith(DiagnosticId::NameTooLong, support::TracePlace::None, token.line, token.range);
    return {};
  }
  advance();
  return name;
}

bool Parser::openBracket() {
  brackets.push({token.kind, token.range});
  advance();
  return !panicking;
}

bool Parser::closeBracket(TokenKind wanted) {
  if (!expect(wanted))
    return false;
  brackets.pop();
  return true;
}

//===-- Statements --------------------------------------------------------------------------------------===//

void Parser::beginStatement() {
  statementFirst = token.kind;
  statementName = at(TokenKind::Name) ? token.name : NameId{};
  statementBegin = token.range.begin;
}

/// The current token is the keyword of a header.
void Parser::startClause() {
  statementFirst = token.kind;
  statementName = {};
  clause = token.range;
}

/// Pushes the statements of a block.
void Parser::parseStatements(TokenKind end) {
  do
    parseStatement();
  while (!panicking && !at(end) && !at(TokenKind::End));
}

void Parser::parseStatement() {
  NodeId compound;
  switch (kind()) {
  case TokenKind::If:
  case TokenKind::While:
  case TokenKind::For:
  case TokenKind::Try:
  case TokenKind::With:
  case TokenKind::Def:
  case TokenKind::Class:
  case TokenKind::At:
  case TokenKind::Async:
    beginStatement();
    if (!enter())
      return;
    compound = parseCompound();
    leave();
    push(compound);
    return;
  default:
    parseSimpleLine();
  }
}

/// small (";" small)* [";"] NEWLINE, as one statement.
void Parser::parseSimpleLine() {
  Start start = here();
  NodeId first = parseSmall();
  if (panicking)
    return;
  if (!at(TokenKind::Semicolon)) {
    push(first);
    expect(TokenKind::Newline);
    return;
  }
  size_t base = scratch.size();
  push(first);
  while (accept(TokenKind::Semicolon) && !at(TokenKind::Newline) && !panicking)
    push(parseSmall());
  if (panicking)
    return;
  NodeId list = addList(start, StatementListNode{}, base);
  push(list);
  expect(TokenKind::Newline);
}

NodeId Parser::parseSmall() {
  Start start = here();
  beginStatement();
  switch (kind()) {
  case TokenKind::Pass:
    advance();
    return add(start, PassNode{});
  case TokenKind::Break:
    advance();
    return add(start, BreakNode{});
  case TokenKind::Continue:
    advance();
    return add(start, ContinueNode{});
  case TokenKind::Del: {
    advance();
    NodeId target = parseExprList();
    return add(start, DeleteNode{target});
  }
  case TokenKind::Return:
    return parseReturn();
  case TokenKind::Raise:
    return parseRaise();
  case TokenKind::Yield: {
    NodeId value = parseYield();
    return add(start, YieldStatementNode{value});
  }
  case TokenKind::Import:
    return parseImport();
  case TokenKind::From:
    return parseImportFrom();
  case TokenKind::Global:
    return parseNameList(true);
  case TokenKind::Nonlocal:
    return parseNameList(false);
  case TokenKind::Assert:
    return parseAssert();
  default:
    return parseExpressionStatement();
  }
}

//===-- Simple statements -------------------------------------------------------------------------------===//

NodeId Parser::parseExpressionStatement() {
  Start start = here();
  uint32_t mark = ast.mark();
  NodeId value = parseStarTestList();
  if (panicking)
    return {};
  BinaryOp op;
  if (augmentedOperator(kind(), op)) {
    advance();
    NodeId operand = parseAssignedValue();
    return add(start, AugmentedAssignNode{uint32_t(op), value, operand});
  }
  if (at(TokenKind::Assign))
    return parseAssignments(start, value);
  if (at(TokenKind::Colon))
    return parseAnnotated(start, value);
  // A constant as a statement, docstrings among them, leaves its line only (frontend-and-lowering.md, 7.16),
  // unless its value is what eval() returns or a prompt shows.
  NodeKind valueKind = ast.kind(value);
  if (options.inputKind == InputKind::File &&
      ((isLeaf(valueKind) && valueKind != NodeKind::Name) || valueKind == NodeKind::ConstantObject)) {
    ast.dropNodes(mark);
    return add(start, PassNode{});
  }
  return add(start, ExpressionNode{value});
}

NodeId Parser::parseAssignedValue() { return at(TokenKind::Yield) ? parseYield() : parseStarTestList(); }

NodeId Parser::parseAssignments(Start start, NodeId target) {
  size_t base = scratch.size();
  push(target);
  while (accept(TokenKind::Assign))
    push(parseAssignedValue());
  if (panicking)
    return {};
  NodeId value = {scratch.pop()};
  if (scratch.size() - base == 1) {
    bool isPrivate = false;
    value = parseConst(target, value, isPrivate);
    if (panicking)
      return {};
    if (isPrivate) {
      scratch.truncate(base);
      return ast.add(rangeFrom(start), 0, PassNode{});
    }
  }
  return addList(start, AssignNode{value}, base);
}

NodeId Parser::parseAnnotated(Start start, NodeId target) {
  advance();
  NodeId annotation = parseTest();
  NodeId value;
  if (accept(TokenKind::Assign))
    value = parseAssignedValue();
  if (panicking)
    return {};
  if (value) {
    bool isPrivate = false;
    NodeId constant = parseConst(target, value, isPrivate);
    if (panicking)
      return {};
    if (isPrivate)
      return ast.add(rangeFrom(start), 0, PassNode{});
    value = constant;
  }
  return add(start, AnnotatedAssignNode{target, annotation, value});
}

/// `target = value`, where value may be const(...): then its argument is returned, and the name becomes a
/// constant (frontend-and-lowering.md, 4.5).  `isPrivate`: the assignment disappears.
NodeId Parser::parseConst(NodeId target, NodeId value, bool &isPrivate) {
  if (!ast.is<NameNode>(target) || !ast.is<PostfixNode>(value))
    return value;
  NodeId subject = ast.get<PostfixNode>(value).subject;
  std::span<const NodeId> trailers = ast.list<PostfixNode>(value);
  if (!ast.is<NameNode>(subject) || ast.get<NameNode>(subject).name != nameConst || trailers.size() != 1 ||
      !ast.is<CallNode>(trailers[0]))
    return value;
  std::span<const NodeId> arguments = ast.list<CallNode>(trailers[0]);
  bool trailingComma = ast.flags(trailers[0]) & kTrailingComma;
  if (arguments.size() != 1 || trailingComma || !isConstant(ast, arguments[0]))
    return failConst(value);
  NameId name = ast.get<NameNode>(target).name;
  defineConst(name, arguments[0]);
  isPrivate = names.text(name).starts_with('_');
  return arguments[0];
}

NodeId Parser::failConst(NodeId call) {
  size_t before = sink.errorCount();
  failWith(DiagnosticId::NotAConstant, support::TracePlace::Line, ast.line(call), ast.range(call));
  if (sink.errorCount() > before)
    sink.advise(DiagnosticId::HintConst);
  return {};
}

NodeId Parser::parseReturn() {
  Start start = here();
  advance();
  NodeId value = startsTest(kind()) ? parseTestList() : NodeId{};
  return add(start, ReturnNode{value});
}

NodeId Parser::parseRaise() {
  Start start = here();
  advance();
  RaiseNode node{};
  if (startsTest(kind())) {
    node.exception = parseTest();
    if (accept(TokenKind::From))
      node.cause = parseTest();
  }
  return add(start, node);
}

NodeId Parser::parseNameList(bool isGlobal) {
  Start start = here();
  advance();
  size_t base = scratch.size();
  do
    scratch.push(expectName().value);
  while (accept(TokenKind::Comma));
  return isGlobal ? addList(start, GlobalNode{}, base) : addList(start, NonlocalNode{}, base);
}

NodeId Parser::parseAssert() {
  Start start = here();
  advance();
  AssertNode node{};
  node.condition = parseTest();
  if (accept(TokenKind::Comma))
    node.message = parseTest();
  return add(start, node);
}

/// NAME ("." NAME)*.  The whole is not interned here: whether a string literal is known depends on what the
/// parser has seen (frontend-and-lowering.md, 4.7).
NodeId Parser::parseDotted() {
  Start start = here();
  size_t base = scratch.size();
  do
    scratch.push(expectName().value);
  while (accept(TokenKind::Dot));
  return addList(start, DottedNameNode{}, base);
}

NameId Parser::parseAs() { return accept(TokenKind::As) ? expectName() : NameId{}; }

NodeId Parser::parseImport() {
  Start start = here();
  advance();
  size_t base = scratch.size();
  do {
    Start item = here();
    NodeId name = parseDotted();
    NameId alias = parseAs();
    if (panicking)
      return {};
    NodeId node = add(item, ImportItemNode{name, alias});
    push(node);
  } while (accept(TokenKind::Comma));
  return addList(start, ImportNode{}, base);
}

NodeId Parser::parseImportFrom() {
  Start start = here();
  advance();
  uint32_t level = 0;
  for (; at(TokenKind::Dot) || at(TokenKind::Ellipsis); advance())
    level += at(TokenKind::Dot) ? 1 : 3;
  NodeId module;
  if (level == 0 || at(TokenKind::Name))
    module = parseDotted();
  if (!expect(TokenKind::Import))
    return {};
  return finishImportNames(start, level, module);
}

NodeId Parser::finishImportNames(Start start, uint32_t level, NodeId module) {
  if (accept(TokenKind::Star))
    return add(start, ImportStarNode{level, module});
  bool parenthesised = at(TokenKind::LeftParen);
  if (parenthesised)
    openBracket();
  size_t base = scratch.size();
  do {
    Start item = here();
    NameId name = expectName();
    NameId alias = parseAs();
    if (panicking)
      return {};
    NodeId node = add(item, ImportFromItemNode{name, alias});
    push(node);
  } while (accept(TokenKind::Comma) && at(TokenKind::Name));
  if (parenthesised)
    closeBracket(TokenKind::RightParen);
  return addList(start, ImportFromNode{level, module}, base);
}

} // namespace adder::frontend
