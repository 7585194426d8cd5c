//===- frontend/ParserExpressions.cpp - Expressions, from lambda down to atoms --------------------------===//
//
// Operators of one level make one n-ary node, because folding and lowering treat the chain as a whole;
// parentheses leave no node of their own (frontend-and-lowering.md, 3 and 4.1).
//
//===----------------------------------------------------------------------------------------------------===//

#include "frontend/ParserImpl.h"

namespace adder::frontend {

using bytecode::BinaryOp;
using bytecode::UnaryOp;

namespace {

struct OperatorInfo {
  unsigned level; // 0: none; higher binds tighter
  BinaryOp op;
};

OperatorInfo binaryOperator(TokenKind kind) {
  switch (kind) {
  case TokenKind::Pipe:
    return {1, BinaryOp::Or};
  case TokenKind::Caret:
    return {2, BinaryOp::Xor};
  case TokenKind::Ampersand:
    return {3, BinaryOp::And};
  case TokenKind::LeftShift:
    return {4, BinaryOp::LeftShift};
  case TokenKind::RightShift:
    return {4, BinaryOp::RightShift};
  case TokenKind::Plus:
    return {5, BinaryOp::Add};
  case TokenKind::Minus:
    return {5, BinaryOp::Subtract};
  case TokenKind::Star:
    return {6, BinaryOp::Multiply};
  case TokenKind::At:
    return {6, BinaryOp::MatrixMultiply};
  case TokenKind::Slash:
    return {6, BinaryOp::TrueDivide};
  case TokenKind::Percent:
    return {6, BinaryOp::Modulo};
  case TokenKind::DoubleSlash:
    return {6, BinaryOp::FloorDivide};
  default:
    return {0, BinaryOp::Or};
  }
}

} // namespace

bool startsExpr(TokenKind kind) {
  switch (kind) {
  case TokenKind::Name:
  case TokenKind::Integer:
  case TokenKind::Float:
  case TokenKind::String:
  case TokenKind::Bytes:
  case TokenKind::Ellipsis:
  case TokenKind::None:
  case TokenKind::True:
  case TokenKind::False:
  case TokenKind::LeftParen:
  case TokenKind::LeftBracket:
  case TokenKind::LeftBrace:
  case TokenKind::Minus:
  case TokenKind::Plus:
  case TokenKind::Tilde:
  case TokenKind::Await:
    return true;
  default:
    return false;
  }
}

bool startsTest(TokenKind kind) {
  return startsExpr(kind) || kind == TokenKind::Not || kind == TokenKind::Lambda;
}

//===-- Lists of expressions ----------------------------------------------------------------------------===//

/// The elements since `base`, written without parentheses, as a tuple.
NodeId Parser::finishTuple(Start start, uint32_t mark, size_t base) {
  if (panicking)
    return {};
  if (NodeId folded = foldTuple(start.line, start, mark, base))
    return folded;
  return addList(start, TupleNode{}, base);
}

NodeId Parser::parseTestList() {
  Start start = here();
  uint32_t mark = ast.mark();
  NodeId first = parseTest();
  if (!at(TokenKind::Comma))
    return first;
  size_t base = scratch.size();
  push(first);
  while (accept(TokenKind::Comma) && startsTest(kind()))
    push(parseTest());
  return finishTuple(start, mark, base);
}

NodeId Parser::parseStarred() {
  Start start = here();
  if (!enter())
    return {};
  advance();
  NodeId value = parseBinary(1);
  leave();
  return add(start, StarredNode{value});
}

/// (star_expr | test) ("," ...)* [","]
NodeId Parser::parseStarTestList() {
  Start start = here();
  uint32_t mark = ast.mark();
  auto element = [this] { return at(TokenKind::Star) ? parseStarred() : parseTest(); };
  NodeId first = element();
  if (!at(TokenKind::Comma))
    return first;
  size_t base = scratch.size();
  push(first);
  while (accept(TokenKind::Comma) && (at(TokenKind::Star) || startsTest(kind())))
    push(element());
  return finishTuple(start, mark, base);
}

/// (star_expr | expr) ("," ...)* [","]: the targets of for and del.  Never folded.
NodeId Parser::parseExprList() {
  Start start = here();
  auto element = [this] { return at(TokenKind::Star) ? parseStarred() : parseBinary(1); };
  NodeId first = element();
  if (!at(TokenKind::Comma))
    return first;
  size_t base = scratch.size();
  push(first);
  while (accept(TokenKind::Comma) && (at(TokenKind::Star) || startsExpr(kind())))
    push(element());
  if (panicking)
    return {};
  return addList(start, TupleNode{}, base);
}

//===-- Tests -------------------------------------------------------------------------------------------===//

NodeId Parser::parseTest() {
  if (!enter())
    return {};
  NodeId result = parseTestInner();
  leave();
  return result;
}

NodeId Parser::parseTestInner() {
  if (at(TokenKind::Lambda))
    return parseLambda(false);
  Start start = here();
  NodeId value = parseOr();
  if (!at(TokenKind::If))
    return value;
  advance();
  NodeId condition = parseOr();
  if (!expect(TokenKind::Else))
    return {};
  NodeId otherwise = parseTest();
  return add(start, ConditionalNode{condition, value, otherwise});
}

NodeId Parser::parseTestNoCond() { return at(TokenKind::Lambda) ? parseLambda(true) : parseOr(); }

NodeId Parser::parseNamedTest() {
  Start start = here();
  NodeId target = parseTest();
  if (!accept(TokenKind::Walrus))
    return target;
  NodeId value = parseTest();
  return add(start, NamedExprNode{target, value});
}

NodeId Parser::parseLambda(bool noCond) {
  Start start = here();
  advance();
  size_t base = scratch.size();
  parseParameters(TokenKind::Colon, false);
  if (!expect(TokenKind::Colon))
    return {};
  NodeId body;
  if (noCond) {
    if (!enter())
      return {};
    body = parseTestNoCond();
    leave();
  } else {
    body = parseTest();
  }
  if (panicking)
    return {};
  return addList(start, LambdaNode{body}, base);
}

NodeId Parser::parseOr() {
  Start start = here();
  NodeId first = parseAnd();
  if (!at(TokenKind::Or))
    return first;
  size_t base = scratch.size();
  push(first);
  while (accept(TokenKind::Or))
    push(parseAnd());
  return foldLogical(start, true, base);
}

NodeId Parser::parseAnd() {
  Start start = here();
  NodeId first = parseNot();
  if (!at(TokenKind::And))
    return first;
  size_t base = scratch.size();
  push(first);
  while (accept(TokenKind::And))
    push(parseNot());
  return foldLogical(start, false, base);
}

NodeId Parser::parseNot() {
  if (!at(TokenKind::Not))
    return parseComparison();
  Start start = here();
  if (!enter(kOperatorLevel))
    return {};
  advance();
  NodeId operand = parseNot();
  leave(kOperatorLevel);
  if (panicking)
    return {};
  if (isConstantTrue(ast, operand))
    return ast.add(rangeFrom(start), 0, FalseLiteralNode{});
  if (isConstantFalse(ast, operand))
    return ast.add(rangeFrom(start), 0, TrueLiteralNode{});
  return add(start, NotNode{operand});
}

NodeId Parser::parseComparison() {
  Start start = here();
  NodeId first = parseBinary(1);
  size_t base = scratch.size();
  for (;;) {
    uint32_t op;
    switch (kind()) {
    case TokenKind::Less:
      op = uint32_t(BinaryOp::Less);
      break;
    case TokenKind::Greater:
      op = uint32_t(BinaryOp::Greater);
      break;
    case TokenKind::EqualEqual:
      op = uint32_t(BinaryOp::Equal);
      break;
    case TokenKind::LessEqual:
      op = uint32_t(BinaryOp::LessEqual);
      break;
    case TokenKind::GreaterEqual:
      op = uint32_t(BinaryOp::GreaterEqual);
      break;
    case TokenKind::NotEqual:
      op = uint32_t(BinaryOp::NotEqual);
      break;
    case TokenKind::In:
      op = uint32_t(BinaryOp::In);
      break;
    case TokenKind::Is:
      op = uint32_t(BinaryOp::Is);
      break;
    case TokenKind::Not:
      op = kNotIn;
      break;
    default:
      if (scratch.size() == base || panicking)
        return first;
      return addList(start, ComparisonNode{}, base);
    }
    if (scratch.size() == base)
      push(first);
    advance();
    if (op == kNotIn && !expect(TokenKind::In))
      return {};
    if (op == uint32_t(BinaryOp::Is) && accept(TokenKind::Not))
      op = kIsNot;
    scratch.push(op);
    push(parseBinary(1));
  }
}

//===-- Arithmetic --------------------------------------------------------------------------------------===//

NodeId Parser::parseBinary(unsigned minimumLevel) {
  Start start = here();
  uint32_t mark = ast.mark();
  NodeId left = parseFactor();
  for (;;) {
    unsigned level = binaryOperator(kind()).level;
    if (level == 0 || level < minimumLevel)
      return left;
    size_t base = scratch.size();
    push(left);
    for (OperatorInfo info; (info = binaryOperator(kind())).level == level;) {
      advance();
      scratch.push(uint32_t(info.op));
      push(parseBinary(level + 1));
    }
    if (panicking)
      return {};
    left = foldChain(start, mark, scratch.slice(base));
    scratch.truncate(base);
  }
}

NodeId Parser::parseFactor() {
  UnaryOp op;
  if (at(TokenKind::Minus))
    op = UnaryOp::Negative;
  else if (at(TokenKind::Plus))
    op = UnaryOp::Positive;
  else if (at(TokenKind::Tilde))
    op = UnaryOp::Invert;
  else
    return parsePower();
  Start start = here();
  uint32_t mark = ast.mark();
  if (!enter(kOperatorLevel))
    return {};
  advance();
  NodeId operand = parseFactor();
  leave(kOperatorLevel);
  return panicking ? NodeId{} : foldUnary(start, mark, op, operand);
}

NodeId Parser::parsePower() {
  Start start = here();
  uint32_t mark = ast.mark();
  bool isAwait = accept(TokenKind::Await);
  NodeId value = parseAtom();
  bool hasTrailer = at(TokenKind::LeftParen) || at(TokenKind::LeftBracket) || at(TokenKind::Dot);
  if (isAwait || hasTrailer) {
    size_t base = scratch.size();
    while (at(TokenKind::LeftParen) || at(TokenKind::LeftBracket) || at(TokenKind::Dot))
      push(parseTrailer());
    if (panicking)
      return {};
    if (isAwait) {
      value = addList(start, AwaitNode{value}, base);
    } else {
      NodeId folded;
      if (scratch.size() - base == 1)
        folded = foldModuleConstant(start, value, {scratch[base]});
      if (folded)
        scratch.truncate(base);
      value = folded ? folded : addList(start, PostfixNode{value}, base);
    }
  }
  if (!at(TokenKind::DoubleStar))
    return value;
  if (!enter(kOperatorLevel))
    return {};
  advance();
  NodeId exponent = parseFactor();
  leave(kOperatorLevel);
  return panicking ? NodeId{} : foldPower(start, mark, value, exponent);
}

//===-- Atoms -------------------------------------------------------------------------------------------===//

NodeId Parser::parseAtom() {
  SourceRange range = token.range;
  auto leaf = [&](auto fields) {
    advance();
    return ast.add(range, 0, fields);
  };
  switch (kind()) {
  case TokenKind::Name:
    return parseName();
  case TokenKind::Integer:
  case TokenKind::Float:
    return parseNumber();
  case TokenKind::String:
  case TokenKind::Bytes:
    return parseString();
  case TokenKind::Ellipsis:
    return leaf(EllipsisLiteralNode{});
  case TokenKind::None:
    return leaf(NoneLiteralNode{});
  case TokenKind::True:
    return leaf(TrueLiteralNode{});
  case TokenKind::False:
    return leaf(FalseLiteralNode{});
  case TokenKind::LeftParen:
    return parseParen();
  case TokenKind::LeftBracket:
    return parseListDisplay();
  case TokenKind::LeftBrace:
    return parseBrace();
  default:
    return fail();
  }
}

NodeId Parser::parseName() {
  SourceRange range = token.range;
  NameId name = token.name;
  bool isConst = name.value < constValue.size() && constValue[name.value];
  if (isConst) {
    NodeId result = substitute(name);
    advance();
    return result;
  }
  name = expectName();
  return ast.add(range, 0, NameNode{name});
}

NodeId Parser::parseString() {
  constexpr size_t kInternedBytes = 10; // frontend-and-lowering.md, 4.7
  Token string = token;
  NodeId result;
  if (string.kind == TokenKind::Bytes) {
    result = makeConstant(Constant::ofText(mpy::ObjectKind::Bytes, string.text), string.range, string.line);
  } else {
    NameId name = string.text.size() <= kInternedBytes ? names.intern(string.text) : names.find(string.text);
    if (name)
      result = ast.add(string.range, 0, InternedStringNode{name});
    else
      result = makeConstant(Constant::ofText(mpy::ObjectKind::Str, string.text), string.range, string.line);
  }
  if (string.isFString) {
    ast.setFlag(result, kFString);
    if (!string.hasField)
      ast.setFlag(result, kNoField);
  }
  advance();
  return result;
}

NodeId Parser::parseItem() { return at(TokenKind::Star) ? parseStarred() : parseNamedTest(); }

NodeId Parser::parseParen() {
  Start start = here();
  openBracket();
  NodeId result;
  if (at(TokenKind::RightParen)) {
    closeBracket(TokenKind::RightParen);
    result = ast.add(rangeFrom(start), start.line, TupleNode{}, Words());
    ast.setFlag(result, kParenthesised);
    return result;
  }
  if (at(TokenKind::Yield)) {
    result = parseYield();
    closeBracket(TokenKind::RightParen);
    return result;
  }
  Start inner = here();
  uint32_t mark = ast.mark();
  NodeId first = parseItem();
  if (at(TokenKind::For)) {
    result = parseComprehension(start, inner.line, ComprehensionForm::Generator, first);
    closeBracket(TokenKind::RightParen);
    return result;
  }
  if (!at(TokenKind::Comma)) {
    closeBracket(TokenKind::RightParen);
    return first;
  }
  size_t base = scratch.size();
  push(first);
  uint32_t secondLine = inner.line;
  while (accept(TokenKind::Comma) && (at(TokenKind::Star) || startsTest(kind()))) {
    if (scratch.size() - base == 1)
      secondLine = token.line;
    push(parseItem());
  }
  // A folded tuple has the line of its second element where that is more than a lone (a, b), else that of its
  // first.
  size_t count = scratch.size() - base;
  bool isLong = count > 2 || (count == 2 && previous == TokenKind::Comma);
  closeBracket(TokenKind::RightParen);
  if (panicking)
    return {};
  if (NodeId folded = foldTuple(isLong ? secondLine : inner.line, start, mark, base))
    return folded;
  result = addList(start, TupleNode{}, base);
  ast.setFlag(result, kParenthesised);
  return result;
}

NodeId Parser::parseListDisplay() {
  Start start = here();
  openBracket();
  size_t base = scratch.size();
  if (!at(TokenKind::RightBracket)) {
    Start inner = here();
    NodeId first = parseItem();
    if (at(TokenKind::For)) {
      NodeId result = parseComprehension(start, inner.line, ComprehensionForm::List, first);
      closeBracket(TokenKind::RightBracket);
      return result;
    }
    push(first);
    while (accept(TokenKind::Comma) && (at(TokenKind::Star) || startsTest(kind())))
      push(parseItem());
  }
  if (!closeBracket(TokenKind::RightBracket))
    return {};
  return addList(start, ListNode{}, base);
}

NodeId Parser::parseDictItem() {
  Start start = here();
  NodeId key = parseTest();
  if (!accept(TokenKind::Colon))
    return key;
  NodeId value = parseTest();
  return add(start, DictItemNode{key, value});
}

NodeId Parser::parseBrace() {
  Start start = here();
  openBracket();
  size_t base = scratch.size();
  if (at(TokenKind::RightBrace)) {
    closeBracket(TokenKind::RightBrace);
    return addList(start, DictNode{}, base);
  }
  Start inner = here();
  NodeId first = parseDictItem();
  if (panicking)
    return {};
  bool isDict = ast.is<DictItemNode>(first);
  if (at(TokenKind::For)) {
    NodeId result = parseComprehension(start, inner.line,
                                       isDict ? ComprehensionForm::Dict : ComprehensionForm::Set, first);
    closeBracket(TokenKind::RightBrace);
    return result;
  }
  push(first);
  while (accept(TokenKind::Comma) && startsTest(kind()))
    push(parseDictItem());
  if (!closeBracket(TokenKind::RightBrace))
    return {};
  return isDict ? addList(start, DictNode{}, base) : addList(start, SetNode{}, base);
}

NodeId Parser::parseComprehension(Start start, uint32_t elementLine, ComprehensionForm form, NodeId element) {
  if (!enter()) // what stands after `in` and `if` is no test, which would count
    return {};
  size_t base = scratch.size();
  while (at(TokenKind::For) || (at(TokenKind::If) && scratch.size() > base)) {
    Start clause = here();
    bool isFor = at(TokenKind::For);
    advance();
    NodeId id;
    if (isFor) {
      NodeId target = parseExprList();
      NodeId iterable = expect(TokenKind::In) ? parseOr() : NodeId{};
      id = add(clause, ComprehensionForNode{target, iterable});
    } else {
      NodeId condition = parseTestNoCond();
      id = add(clause, ComprehensionIfNode{condition});
    }
    push(id);
  }
  leave();
  if (panicking)
    return {};
  return addList(start, ComprehensionNode{uint32_t(form), element, elementLine}, base);
}

NodeId Parser::parseYield() {
  Start start = here();
  advance();
  if (accept(TokenKind::From)) {
    NodeId value = parseTest();
    return add(start, YieldFromNode{value});
  }
  NodeId value = startsTest(kind()) ? parseTestList() : NodeId{};
  return add(start, YieldNode{value});
}

//===-- Trailers ----------------------------------------------------------------------------------------===//

NodeId Parser::parseTrailer() {
  Start start = here();
  if (accept(TokenKind::Dot)) {
    NameId name = expectName();
    return add(start, AttributeNode{name});
  }
  if (at(TokenKind::LeftParen)) {
    openBracket();
    size_t base = scratch.size();
    parseArguments();
    bool trailingComma = previous == TokenKind::Comma;
    if (!closeBracket(TokenKind::RightParen))
      return {};
    NodeId id = addList(start, CallNode{}, base);
    if (trailingComma)
      ast.setFlag(id, kTrailingComma);
    return id;
  }
  openBracket();
  NodeId index = parseSubscriptIndex();
  if (!closeBracket(TokenKind::RightBracket))
    return {};
  return add(start, SubscriptNode{index});
}

/// Pushes the arguments up to the closing parenthesis, which is not taken.
void Parser::parseArguments() {
  while (!panicking && !at(TokenKind::RightParen)) {
    NodeId argument = parseArgument();
    push(argument);
    if (!accept(TokenKind::Comma))
      break;
  }
}

NodeId Parser::parseArgument() {
  Start start = here();
  if (accept(TokenKind::Star)) {
    NodeId value = parseTest();
    return add(start, StarArgumentNode{value});
  }
  if (accept(TokenKind::DoubleStar)) {
    NodeId value = parseTest();
    return add(start, DoubleStarArgumentNode{value});
  }
  NodeId value = parseTest();
  NodeId result = value;
  if (at(TokenKind::For)) {
    result = parseComprehension(start, start.line, ComprehensionForm::Generator, value);
  } else if (accept(TokenKind::Assign)) {
    NodeId argument = parseTest();
    return add(start, KeywordArgumentNode{value, argument});
  } else if (accept(TokenKind::Walrus)) {
    NodeId operand = parseTest();
    result = add(start, NamedExprNode{value, operand});
  } else {
    return value;
  }
  if (!panicking)
    ast.setFlag(result, kUnmarked);
  return result;
}

NodeId Parser::parseSubscriptIndex() {
  Start start = here();
  uint32_t mark = ast.mark();
  NodeId first = parseSubscriptItem();
  if (!at(TokenKind::Comma))
    return first;
  size_t base = scratch.size();
  push(first);
  while (accept(TokenKind::Comma) && (at(TokenKind::Colon) || startsTest(kind())))
    push(parseSubscriptItem());
  return finishTuple(start, mark, base);
}

NodeId Parser::parseSubscriptItem() {
  Start start = here();
  SliceNode slice{};
  if (!at(TokenKind::Colon))
    slice.start = parseTest();
  if (!accept(TokenKind::Colon))
    return slice.start;
  if (startsTest(kind()))
    slice.stop = parseTest();
  if (accept(TokenKind::Colon) && startsTest(kind()))
    slice.step = parseTest();
  return add(start, slice);
}

} // namespace adder::frontend
