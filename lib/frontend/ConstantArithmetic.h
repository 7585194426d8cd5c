//===- frontend/ConstantArithmetic.h - The value of operators on constant numbers -----------------------===//
//
// Operators between constant ints and floats are evaluated while parsing (frontend-and-lowering.md 4.1). Here
// is what one operator yields; which operators of a source text are offered for folding is the parser's
// business.
//
//===----------------------------------------------------------------------------------------------------===//
#ifndef ADDER_FRONTEND_CONSTANTARITHMETIC_H
#define ADDER_FRONTEND_CONSTANTARITHMETIC_H

#include "bytecode/Operators.h"
#include "support/BigInt.h"

namespace adder::frontend {

/// A constant int or float.  Canonical: an int that fits 64 bits is SmallInt, so equal values have equal
/// fields.
struct Number {
  enum class Kind : uint8_t {
    SmallInt, // `small`: any int64, whatever the small-int width of the target is
    BigInt,   // `big`: does not fit int64
    Float     // `real`
  };

  Kind kind = Kind::SmallInt;
  int64_t small = 0;
  double real = 0;
  support::BigInt big;

  static Number fromInt(int64_t value) {
    return {.kind = Kind::SmallInt, .small = value, .real = 0, .big = {}};
  }
  static Number fromFloat(double value) {
    return {.kind = Kind::Float, .small = 0, .real = value, .big = {}};
  }
  /// Canonical; shares the limbs of `value`.
  static Number fromBig(const support::BigInt &value);

  bool isInt() const { return kind != Kind::Float; }
  bool isFloat() const { return kind == Kind::Float; }
  /// The truth value: not zero (so NaN is true).
  bool isTrue() const { return kind == Kind::BigInt || (kind == Kind::Float ? real != 0 : small != 0); }
};

/// The outcome of folding one operator; used like an optional Number.
struct FoldResult {
  enum class Outcome : uint8_t {
    Folded,
    Unfolded, // would raise, is not a number, or is never folded: leave the operator to the runtime
    TooLarge  // an int of more than support::BigInt::kMaxBits bits: an error of the source text
  };

  Outcome outcome = Outcome::Unfolded;
  Number value; // if Folded

  explicit operator bool() const { return outcome == Outcome::Folded; }
  const Number &operator*() const { return value; }
  const Number *operator->() const { return &value; }
  bool isTooLarge() const { return outcome == Outcome::TooLarge; }
};

/// The value of an INTEGER token: `digits` as for support::parseBigInt.  TooLarge or Folded.
FoldResult parseInteger(support::Arena &arena, std::string_view digits, unsigned base);
/// The text of a number as an object table stores it: decimal int, or support::formatFloat.
std::string_view textOf(support::Arena &arena, const Number &value);

/// `a op b`.  Comparisons, `in`, `is` and `@` are never folded; in-place operators are folded as plain ones.
FoldResult foldBinary(support::Arena &arena, bytecode::BinaryOp op, const Number &a, const Number &b);
/// `op a`.  `not` is never folded here: its result is not a number.
FoldResult foldUnary(support::Arena &arena, bytecode::UnaryOp op, const Number &a);

} // namespace adder::frontend

#endif // ADDER_FRONTEND_CONSTANTARITHMETIC_H
