//===- frontend/Fold.cpp - Constants while parsing ------------------------------------------------------===//
//
// Builds the nodes of operators, tuples and literals, folding those whose operands are constant; rules in
// frontend-and-lowering.md, section 4.  A folded number has no line (section 3).
//
//===----------------------------------------------------------------------------------------------------===//

#include "frontend/ParserImpl.h"
#include "support/FloatText.h"

namespace adder::frontend {

using bytecode::BinaryOp;
using bytecode::UnaryOp;
using mpy::ObjectKind;

namespace {

/// Integers of several words that the operators of a file may yield, in words; what is left then is not
/// folded.  A few lines could ask for hours of arithmetic otherwise.
constexpr size_t kMaxFoldedWords = size_t(1) << 20;
/// Weights of the tuples inside constant tuples, added up over a file.  Each const() could double its value
/// otherwise, and the depth of a constant would have no limit: this allows for a chain of 5792.
constexpr size_t kMaxNestedWeight = size_t(1) << 24;

/// Small ints of the machine that the reference compiler runs on have 63 bits (4.2).
bool isHostSmall(int64_t value) { return value >= -(int64_t(1) << 62) && value < (int64_t(1) << 62); }

struct ModuleConstant {
  std::string_view name;
  double value;
};
// Attributes of `math` (4.6).
constexpr ModuleConstant kMathConstants[] = {
    {"e", 2.718281828459045235360287471352662498},
    {"pi", 3.141592653589793238462643383279502884},
    {"tau", 6.283185307179586476925286766559005768},
    {"inf", __builtin_inf()},
    {"nan", __builtin_nan("")},
};

bool isAnyDigitOf(char c, unsigned base) {
  unsigned value = c >= '0' && c <= '9' ? unsigned(c - '0') : unsigned((c | 0x20) - 'a' + 10);
  return value < base;
}

} // namespace

//===-- Numbers -----------------------------------------------------------------------------------------===//

/// Whether the integer is a small int of the target; computed as the reference does, for any width.
bool Parser::fitsSmallInt(int64_t value) const {
  if (!isHostSmall(value))
    return false;
  uint64_t signBits = uint64_t(0) - (uint64_t(1) << ((options.smallIntBits - 1) & 63));
  uint64_t high = uint64_t(value) & signBits;
  return high == 0 || high == signBits;
}

NodeId Parser::makeConstant(const Constant &constant, SourceRange range, uint32_t line) {
  ConstantId id = ast.addConstant(constant);
  return ast.add(range, line, ConstantObjectNode{id});
}

NodeId Parser::makeNumber(const Number &number, SourceRange range, uint32_t line, uint32_t identity,
                          bool maySmall) {
  if (number.kind == Number::Kind::SmallInt && maySmall && fitsSmallInt(number.small))
    return ast.addSmallInteger(range, number.small);
  Constant constant = Constant::ofNumber(number);
  constant.identity = identity;
  return makeConstant(constant, range, line);
}

bool Parser::numberOf(NodeId id, Number &number) const {
  if (ast.is<SmallIntegerNode>(id)) {
    number = Number::fromInt(ast.smallInteger(id));
    return true;
  }
  if (!ast.is<ConstantObjectNode>(id))
    return false;
  const Constant &constant = ast.constant(ast.get<ConstantObjectNode>(id).value);
  if (constant.kind != ObjectKind::Int && constant.kind != ObjectKind::Float)
    return false;
  number = constant.number();
  return true;
}

uint32_t Parser::identityOf(NodeId id) const {
  return ast.is<ConstantObjectNode>(id) ? ast.constant(ast.get<ConstantObjectNode>(id).value).identity : 0;
}

NodeId Parser::parseNumber() {
  Start start = here();
  SourceRange range = token.range;
  std::string_view text = token.text;
  auto bad = [&](DiagnosticId id, std::initializer_list<std::string_view> arguments) {
    size_t before = sink.errorCount();
    failWith(id, support::TracePlace::Line, start.line, range, arguments);
    bool isReported = sink.errorCount() > before;
    if (isReported && arguments.size() == 2 && *arguments.begin() == "0") {
      while (text.starts_with('0'))
        text.remove_prefix(1);
      bool isOctal = !text.empty() && text.find_first_not_of("01234567") == std::string_view::npos;
      if (isOctal)
        sink.advise(DiagnosticId::HintOctal, {text});
      else if (text.find_first_not_of("0123456789") == std::string_view::npos)
        sink.advise(DiagnosticId::HintLeadingZeros);
    }
    return NodeId{};
  };
  if (at(TokenKind::Float)) {
    bool imaginary = text.back() == 'j' || text.back() == 'J';
    std::optional<double> value = support::parseFloat(text.substr(0, text.size() - imaginary));
    if (!value)
      return bad(DiagnosticId::InvalidNumber, {});
    Constant constant = Constant::ofNumber(Number::fromFloat(*value));
    constant.kind = imaginary ? ObjectKind::Complex : ObjectKind::Float;
    NodeId id = makeConstant(constant, range, start.line);
    advance();
    return id;
  }
  char prefix = char(text.size() > 1 && text[0] == '0' ? text[1] | 0x20 : 0);
  unsigned base = prefix == 'x' ? 16 : prefix == 'o' ? 8 : prefix == 'b' ? 2 : 10;
  std::string_view digits = text;
  digits.remove_prefix(base == 10 ? 0 : 2);
  std::string_view baseText = base == 16 ? "16" : base == 8 ? "8" : base == 2 ? "2" : "10";
  bool valid = !digits.empty();
  if (base == 10 && text.size() > 1 && text[0] == '0') { // only zeros may follow a zero
    baseText = "0";
    valid = text.find_first_not_of('0') == std::string_view::npos;
  }
  for (char c : digits)
    valid &= isAnyDigitOf(c, base);
  if (!valid)
    return bad(DiagnosticId::InvalidInteger, {baseText, digits});
  FoldResult value = parseInteger(arena, digits, base);
  if (value.isTooLarge()) {
    support::TextWriter limit(arena);
    limit << uint64_t(support::BigInt::kMaxBits);
    return failWith(DiagnosticId::IntegerTooLarge, support::TracePlace::None, start.line, range,
                    {limit.text()});
  }
  NodeId id = makeNumber(*value, range, start.line, 0);
  advance();
  return id;
}

/// Whether the file may fold the result of another operator; takes account of it.
bool Parser::mayFold(const FoldResult &result) {
  if (!result || foldedWords > kMaxFoldedWords)
    return false;
  if (result->kind == Number::Kind::BigInt)
    foldedWords += result->big.limbs.size();
  return true;
}

//===-- Operators ---------------------------------------------------------------------------------------===//

NodeId Parser::foldChain(Start start, uint32_t mark, Words chain) {
  Number value;
  bool folded = foldedWords <= kMaxFoldedWords && numberOf({chain[0]}, value);
  for (size_t i = 1; folded && i < chain.size(); i += 2) {
    Number right;
    folded = numberOf({chain[i + 1]}, right);
    if (!folded)
      break;
    FoldResult result = foldBinary(arena, BinaryOp(chain[i]), value, right);
    folded = mayFold(result);
    if (folded)
      value = *result;
  }
  if (!folded)
    return ast.add(rangeFrom(start), start.line, BinaryChainNode{}, chain);
  ast.dropNodes(mark);
  return makeNumber(value, rangeFrom(start), 0, nextIdentity++);
}

NodeId Parser::foldPower(Start start, uint32_t mark, NodeId base, NodeId exponent) {
  Number left, right;
  if (foldedWords <= kMaxFoldedWords && numberOf(base, left) && numberOf(exponent, right)) {
    FoldResult result = foldBinary(arena, BinaryOp::Power, left, right);
    if (mayFold(result)) {
      ast.dropNodes(mark);
      return makeNumber(*result, rangeFrom(start), 0, nextIdentity++);
    }
  }
  return add(start, PowerNode{base, exponent});
}

NodeId Parser::foldUnary(Start start, uint32_t mark, UnaryOp op, NodeId operand) {
  Number value;
  if (numberOf(operand, value)) {
    FoldResult result = frontend::foldUnary(arena, op, value);
    if (mayFold(result)) {
      uint32_t identity = op == UnaryOp::Positive ? identityOf(operand) : nextIdentity++;
      // The operand decides: an int that is not small on the reference's host stays an object when negated
      // (4.1).
      bool maySmall = value.kind == Number::Kind::SmallInt && isHostSmall(value.small);
      ast.dropNodes(mark);
      return makeNumber(*result, rangeFrom(start), 0, identity, maySmall);
    }
  }
  return add(start, UnaryNode{uint32_t(op), operand});
}

/// The operands since `base` as a chain of `or` or `and`, without those that decide nothing (4.3).
NodeId Parser::foldLogical(Start start, bool isOr, size_t base) {
  if (panicking)
    return {};
  size_t kept = base;
  for (size_t i = base; i < scratch.size(); ++i) {
    NodeId operand = {scratch[i]};
    bool isLast = i + 1 == scratch.size();
    bool decides = isOr ? isConstantTrue(ast, operand) : isConstantFalse(ast, operand);
    bool neutral = isOr ? isConstantFalse(ast, operand) : isConstantTrue(ast, operand);
    if (!neutral || isLast)
      scratch[kept++] = operand.index;
    if (decides)
      break;
  }
  scratch.truncate(kept);
  if (kept - base == 1)
    return {scratch.pop()};
  return isOr ? addList(start, OrNode{}, base) : addList(start, AndNode{}, base);
}

/// math.pi and its like: the constant, or none.
NodeId Parser::foldModuleConstant(Start start, NodeId subject, NodeId trailer) {
  if (!ast.is<NameNode>(subject) || ast.get<NameNode>(subject).name != nameMath ||
      !ast.is<AttributeNode>(trailer))
    return {};
  std::string_view attribute = names.text(ast.get<AttributeNode>(trailer).name);
  for (const ModuleConstant &constant : kMathConstants) {
    if (constant.name != attribute)
      continue;
    if (!mathNan)
      mathNan = nextIdentity++;
    return makeNumber(Number::fromFloat(constant.value), rangeFrom(start), 0, mathNan);
  }
  return {};
}

//===-- Tuples and const() ------------------------------------------------------------------------------===//

/// The elements since `base` as a constant tuple, or none and nothing changed.
NodeId Parser::foldTuple(uint32_t line, Start start, uint32_t mark, size_t base) {
  for (uint32_t element : scratch.slice(base))
    if (!isConstant(ast, {element}))
      return {};
  size_t count = scratch.size() - base;
  std::span<Constant> items = arena.makeArray<Constant>(count);
  for (size_t i = 0; i < count; ++i) {
    items[i] = constantOf(ast, names, {scratch[base + i]});
    if (items[i].kind == ObjectKind::Tuple)
      nestedWeight += items[i].weight;
  }
  if (nestedWeight > kMaxNestedWeight)
    return failTooDeep();
  scratch.truncate(base);
  ast.dropNodes(mark);
  return makeConstant(Constant::ofTuple(items), rangeFrom(start), line);
}

void Parser::defineConst(NameId name, NodeId value) {
  if (constValue.size() <= name.value)
    constValue.resize(name.value + 1);
  constValue[name.value] = value;
}

/// The value of a const() name that is the current token.  Other than a literal it is always an object (4.5).
NodeId Parser::substitute(NameId name) {
  Constant constant = constantOf(ast, names, constValue[name.value]);
  if (constant.kind == ObjectKind::Int)
    return makeNumber(constant.number(), token.range, token.line, 0);
  return makeConstant(constant, token.range, token.line);
}

} // namespace adder::frontend
