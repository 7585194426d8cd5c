//===- frontend/ParserCompound.cpp - Compound statements ------------------------------------------------===//

#include "frontend/ParserImpl.h"

namespace adder::frontend {

NodeId Parser::parseCompound() {
  Start start = here();
  switch (kind()) {
  case TokenKind::If:
    return parseIf();
  case TokenKind::While:
    return parseWhile();
  case TokenKind::For:
    return parseFor(start, 0);
  case TokenKind::Try:
    return parseTry();
  case TokenKind::With:
    return parseWith(start, 0);
  case TokenKind::Def:
    return parseFunction(start, 0);
  case TokenKind::Class:
    return parseClass();
  case TokenKind::At:
    return parseDecorated();
  default:
    return parseAsync(false);
  }
}

/// What follows a header: ":" and a line of simple statements, or an indented block.
NodeId Parser::parseBlock() {
  if (!expect(TokenKind::Colon))
    return {};
  size_t base = scratch.size();
  Start start;
  if (accept(TokenKind::Newline)) {
    if (!expect(TokenKind::Indent))
      return {};
    start = here();
    blocks.push(clause);
    parseStatements(TokenKind::Dedent);
    if (panicking)
      return {};
    blocks.pop();
    expect(TokenKind::Dedent);
  } else {
    start = here();
    parseSimpleLine();
  }
  if (panicking)
    return {};
  if (scratch.size() - base == 1)
    return {scratch.pop()};
  return addList(start, StatementListNode{}, base);
}

NodeId Parser::parseElse() {
  if (!at(TokenKind::Else))
    return {};
  startClause();
  advance();
  return parseBlock();
}

NodeId Parser::parseIf() {
  Start start = here();
  size_t base = scratch.size();
  do {
    Start header = here();
    startClause();
    advance();
    NodeId condition = parseNamedTest();
    NodeId body = parseBlock();
    if (panicking)
      return {};
    NodeId node = add(header, IfClauseNode{condition, body});
    push(node);
  } while (at(TokenKind::Elif));
  NodeId otherwise = parseElse();
  if (panicking)
    return {};
  return addList(start, IfNode{otherwise}, base);
}

NodeId Parser::parseWhile() {
  Start start = here();
  startClause();
  advance();
  WhileNode node{};
  node.condition = parseNamedTest();
  node.body = parseBlock();
  node.otherwise = parseElse();
  return add(start, node);
}

NodeId Parser::parseFor(Start start, uint8_t flags) {
  startClause();
  advance();
  ForNode node{};
  node.target = parseExprList();
  if (!expect(TokenKind::In))
    return {};
  node.iterable = parseTestList();
  node.body = parseBlock();
  node.otherwise = parseElse();
  NodeId id = add(start, node);
  ast.setFlag(id, NodeFlag(flags));
  return id;
}

NodeId Parser::parseTry() {
  Start start = here();
  SourceRange keyword = token.range;
  startClause();
  advance();
  TryNode node{};
  node.body = parseBlock();
  size_t base = scratch.size();
  while (at(TokenKind::Except)) {
    Start header = here();
    startClause();
    advance();
    ExceptHandlerNode handler{};
    if (startsTest(kind())) {
      handler.type = parseTest();
      handler.name = parseAs();
    }
    handler.body = parseBlock();
    if (panicking)
      return {};
    NodeId id = add(header, handler);
    push(id);
  }
  bool hasHandler = scratch.size() > base;
  if (hasHandler)
    node.otherwise = parseElse();
  if (at(TokenKind::Finally)) {
    startClause();
    advance();
    node.finalBody = parseBlock();
  } else if (!hasHandler) {
    clause = keyword;
    fail(TokenKind::Except);
  }
  if (panicking)
    return {};
  return addList(start, node, base);
}

NodeId Parser::parseWith(Start start, uint8_t flags) {
  startClause();
  advance();
  size_t base = scratch.size();
  uint32_t outside = nesting;
  do {
    if (!enter()) // each item is a block around what follows
      return {};
    Start item = here();
    WithItemNode node{};
    node.value = parseTest();
    if (accept(TokenKind::As))
      node.target = parseBinary(1);
    if (panicking)
      return {};
    NodeId id = add(item, node);
    push(id);
  } while (accept(TokenKind::Comma));
  NodeId body = parseBlock();
  if (panicking)
    return {};
  nesting = outside;
  NodeId id = addList(start, WithNode{body}, base);
  ast.setFlag(id, NodeFlag(flags));
  return id;
}

/// One parameter; `annotations`: of a def, where a type may follow the name.
NodeId Parser::parseParameter(bool annotations) {
  Start start = here();
  ParameterNode node{};
  if (accept(TokenKind::DoubleStar))
    node.form = uint32_t(ParameterForm::DoubleStar);
  else if (accept(TokenKind::Star))
    node.form = uint32_t(ParameterForm::Star);
  bool bareStar = node.form == uint32_t(ParameterForm::Star) && !at(TokenKind::Name);
  if (!bareStar)
    node.name = expectName();
  if (!bareStar && annotations && accept(TokenKind::Colon))
    node.annotation = parseTest();
  bool plain = node.form == uint32_t(ParameterForm::Plain);
  if (plain && accept(TokenKind::Assign))
    node.value = parseTest();
  if (panicking)
    return {};
  NodeId id = add(start, node);
  if (plain && !node.annotation && !node.value)
    ast.setLine(id, 0); // a name alone is a leaf (frontend-and-lowering.md, 3)
  return id;
}

/// Pushes the parameters up to the token `end`, which is not taken.
void Parser::parseParameters(TokenKind end, bool annotations) {
  while (!panicking && !at(end)) {
    NodeId parameter = parseParameter(annotations);
    push(parameter);
    if (!accept(TokenKind::Comma))
      break;
  }
}

NodeId Parser::parseFunction(Start start, uint8_t flags) {
  startClause();
  advance();
  FunctionNode node{};
  node.name = expectName();
  if (!at(TokenKind::LeftParen))
    return fail(TokenKind::LeftParen);
  openBracket();
  size_t base = scratch.size();
  parseParameters(TokenKind::RightParen, true);
  if (!closeBracket(TokenKind::RightParen))
    return {};
  if (accept(TokenKind::Arrow))
    node.returns = parseTest();
  node.body = parseBlock();
  if (panicking)
    return {};
  NodeId id = addList(start, node, base);
  ast.setFlag(id, NodeFlag(flags));
  return id;
}

NodeId Parser::parseClass() {
  Start start = here();
  startClause();
  advance();
  ClassNode node{};
  node.name = expectName();
  size_t base = scratch.size();
  if (at(TokenKind::LeftParen)) {
    openBracket();
    parseArguments();
    if (!closeBracket(TokenKind::RightParen))
      return {};
  }
  node.body = parseBlock();
  if (panicking)
    return {};
  return addList(start, node, base);
}

NodeId Parser::parseDecorated() {
  Start start = here();
  size_t base = scratch.size();
  while (at(TokenKind::At)) {
    Start line = here();
    advance();
    DecoratorNode node{};
    node.name = parseDotted();
    if (at(TokenKind::LeftParen))
      node.call = parseTrailer();
    if (panicking || !expect(TokenKind::Newline))
      return {};
    NodeId id = add(line, node);
    push(id);
  }
  NodeId definition;
  if (at(TokenKind::Class))
    definition = parseClass();
  else if (at(TokenKind::Def))
    definition = parseFunction(here(), 0);
  else if (at(TokenKind::Async))
    definition = parseAsync(true);
  else
    return fail(TokenKind::Def);
  if (panicking)
    return {};
  return addList(start, DecoratedNode{definition}, base);
}

NodeId Parser::parseAsync(bool functionOnly) {
  Start start = here();
  advance();
  if (at(TokenKind::Def))
    return parseFunction(start, kAsync);
  if (at(TokenKind::For) && !functionOnly)
    return parseFor(start, kAsync);
  if (at(TokenKind::With) && !functionOnly)
    return parseWith(start, kAsync);
  return fail();
}

} // namespace adder::frontend
