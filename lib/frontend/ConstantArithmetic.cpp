//===- frontend/ConstantArithmetic.cpp - int and float operators at compile time ------------------------===//

#include "frontend/ConstantArithmetic.h"

#include "support/FloatText.h"

#include <cmath>

namespace adder::frontend {

using bytecode::BinaryOp;
using bytecode::UnaryOp;
using support::Arena;
using support::BigInt;

namespace {

using Outcome = FoldResult::Outcome;

FoldResult unfolded() { return {}; }
FoldResult folded(const Number &value) { return {Outcome::Folded, value}; }
FoldResult folded(int64_t value) { return folded(Number::fromInt(value)); }
FoldResult folded(double value) { return folded(Number::fromFloat(value)); }

FoldResult folded(const BigInt &value) {
  if (support::bitLength(value) > BigInt::kMaxBits)
    return {Outcome::TooLarge, {}};
  return folded(Number::fromBig(value));
}

FoldResult folded(const std::optional<BigInt> &value) {
  if (!value)
    return {Outcome::TooLarge, {}};
  return folded(*value);
}

/// A plain operator for an in-place one, itself for any other.
BinaryOp plainOf(BinaryOp op) {
  if (!bytecode::isInplace(op))
    return op;
  return BinaryOp(uint8_t(op) - uint8_t(BinaryOp::InplaceOr) + uint8_t(BinaryOp::Or));
}

BigInt toBig(Arena &arena, const Number &value) {
  return value.kind == Number::Kind::BigInt ? value.big : support::fromInt64(arena, value.small);
}

double toReal(const Number &value) {
  switch (value.kind) {
  case Number::Kind::SmallInt:
    return double(value.small);
  case Number::Kind::BigInt:
    return support::toDouble(value.big);
  case Number::Kind::Float:
    break;
  }
  return value.real;
}

bool isZero(const Number &value) { return !value.isTrue(); }

bool isNegativeInt(const Number &value) {
  return value.kind == Number::Kind::BigInt ? value.big.negative : value.small < 0;
}

// --- Floats.

struct FloatDivision {
  double quotient; // an integer
  double remainder;
};

/// Python's floor division: the remainder has the sign of `b`, as has a zero remainder; a zero quotient has
/// that of a / b.
FloatDivision divideFloor(double a, double b) {
  double remainder = std::fmod(a, b);
  double quotient = (a - remainder) / b; // nearly an integer
  if (remainder == 0) {
    remainder = std::copysign(0.0, b);
  } else if ((remainder < 0) != (b < 0)) {
    remainder += b;
    quotient -= 1;
  }
  if (quotient == 0)
    return {std::copysign(0.0, a / b), remainder};
  double whole = std::floor(quotient);
  return {quotient - whole > 0.5 ? whole + 1 : whole, remainder};
}

FoldResult foldFloatPower(double base, double exponent) {
  bool dividesByZero = base == 0 && exponent < 0 && !std::isinf(exponent);
  bool isComplex = base < 0 && exponent != std::floor(exponent) && !std::isnan(exponent);
  if (dividesByZero || isComplex)
    return unfolded();
  return folded(std::pow(base, exponent));
}

FoldResult foldFloats(BinaryOp op, double a, double b) {
  switch (op) {
  case BinaryOp::Add:
    return folded(a + b);
  case BinaryOp::Subtract:
    return folded(a - b);
  case BinaryOp::Multiply:
    return folded(a * b);
  case BinaryOp::TrueDivide:
    return b == 0 ? unfolded() : folded(a / b);
  case BinaryOp::FloorDivide:
    return b == 0 ? unfolded() : folded(divideFloor(a, b).quotient);
  case BinaryOp::Modulo:
    return b == 0 ? unfolded() : folded(divideFloor(a, b).remainder);
  case BinaryOp::Power:
    return foldFloatPower(a, b);
  default:
    return unfolded();
  }
}

// --- Ints.

/// The count of a shift: the runtime refuses negative ones, and those that do not fit its word of 64 bits.
bool isShiftCount(const Number &count) { return count.kind == Number::Kind::SmallInt && count.small >= 0; }

/// Operators whose result fits int64 in most cases; empty where it does not, and for all other operators.
std::optional<int64_t> foldInWord(BinaryOp op, int64_t a, int64_t b) {
  int64_t result = 0;
  switch (op) {
  case BinaryOp::Or:
    return a | b;
  case BinaryOp::Xor:
    return a ^ b;
  case BinaryOp::And:
    return a & b;
  case BinaryOp::Add:
    return __builtin_add_overflow(a, b, &result) ? std::nullopt : std::optional(result);
  case BinaryOp::Subtract:
    return __builtin_sub_overflow(a, b, &result) ? std::nullopt : std::optional(result);
  case BinaryOp::Multiply:
    return __builtin_mul_overflow(a, b, &result) ? std::nullopt : std::optional(result);
  case BinaryOp::FloorDivide:
    if (b == -1)
      return __builtin_sub_overflow(int64_t(0), a, &result) ? std::nullopt : std::optional(result);
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
  case BinaryOp::Modulo:
    if (b == -1)
      return 0;
    result = a % b;
    return result != 0 && (a < 0) != (b < 0) ? result + b : result;
  case BinaryOp::RightShift:
    return a >> (b > 63 ? 63 : b);
  case BinaryOp::LeftShift:
    if (b < 63 && a >> (63 - b) == (a < 0 ? -1 : 0))
      return int64_t(uint64_t(a) << b);
    return std::nullopt;
  default:
    return std::nullopt;
  }
}

FoldResult foldBig(Arena &arena, BinaryOp op, const BigInt &a, const BigInt &b) {
  switch (op) {
  case BinaryOp::Or:
    return folded(support::bitOr(arena, a, b));
  case BinaryOp::Xor:
    return folded(support::bitXor(arena, a, b));
  case BinaryOp::And:
    return folded(support::bitAnd(arena, a, b));
  case BinaryOp::LeftShift:
    return folded(support::shiftLeft(arena, a, b));
  case BinaryOp::RightShift:
    return folded(support::shiftRight(arena, a, b));
  case BinaryOp::Add:
    return folded(support::add(arena, a, b));
  case BinaryOp::Subtract:
    return folded(support::subtract(arena, a, b));
  case BinaryOp::Multiply:
    return folded(support::multiply(arena, a, b));
  case BinaryOp::FloorDivide:
    return folded(support::floorDivide(arena, a, b));
  case BinaryOp::Modulo:
    return folded(support::floorModulo(arena, a, b));
  case BinaryOp::Power:
    return folded(support::power(arena, a, b));
  default:
    return unfolded();
  }
}

FoldResult foldInts(Arena &arena, BinaryOp op, const Number &a, const Number &b) {
  bool isShift = op == BinaryOp::LeftShift || op == BinaryOp::RightShift;
  bool divides = op == BinaryOp::FloorDivide || op == BinaryOp::Modulo || op == BinaryOp::TrueDivide;
  if ((isShift && !isShiftCount(b)) || (divides && isZero(b)))
    return unfolded();
  if (op == BinaryOp::TrueDivide) // of the operands rounded to double, unlike Python
    return folded(toReal(a) / toReal(b));
  if (op == BinaryOp::Power && isNegativeInt(b))
    return foldFloatPower(toReal(a), toReal(b));
  if (a.kind == Number::Kind::SmallInt && b.kind == Number::Kind::SmallInt)
    if (std::optional<int64_t> result = foldInWord(op, a.small, b.small))
      return folded(*result);
  return foldBig(arena, op, toBig(arena, a), toBig(arena, b));
}

} // namespace

Number Number::fromBig(const BigInt &value) {
  if (std::optional<int64_t> small = support::toInt64(value))
    return fromInt(*small);
  return {.kind = Kind::BigInt, .small = 0, .real = 0, .big = value};
}

FoldResult parseInteger(Arena &arena, std::string_view digits, unsigned base) {
  constexpr size_t kWordDigits = 15; // of any base fit int64
  if (digits.size() <= kWordDigits) {
    int64_t value = 0;
    for (char c : digits)
      value = value * base + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    return folded(value);
  }
  return folded(support::parseBigInt(arena, digits, base));
}

std::string_view textOf(Arena &arena, const Number &value) {
  if (value.isInt())
    return support::decimalText(arena, toBig(arena, value));
  std::span<char, support::kMaxFloatText> buffer(
      static_cast<char *>(arena.allocate(support::kMaxFloatText, 1)), support::kMaxFloatText);
  return support::formatFloat(value.real, buffer);
}

FoldResult foldBinary(Arena &arena, BinaryOp op, const Number &a, const Number &b) {
  op = plainOf(op);
  if (a.isFloat() || b.isFloat())
    return foldFloats(op, toReal(a), toReal(b));
  return foldInts(arena, op, a, b);
}

FoldResult foldUnary(Arena &arena, UnaryOp op, const Number &a) {
  switch (op) {
  case UnaryOp::Positive:
    return folded(a);
  case UnaryOp::Negative:
    if (a.isFloat())
      return folded(-a.real);
    if (a.kind == Number::Kind::SmallInt && a.small != INT64_MIN)
      return folded(-a.small);
    return folded(support::negate(toBig(arena, a)));
  case UnaryOp::Invert:
    if (a.isFloat())
      return unfolded();
    if (a.kind == Number::Kind::SmallInt)
      return folded(~a.small);
    return folded(support::invert(arena, a.big));
  case UnaryOp::Not:
    break;
  }
  return unfolded();
}

} // namespace adder::frontend
