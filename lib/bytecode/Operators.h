//===- bytecode/Operators.h - Unary and binary operators --------------------------------------------===//
//
// The operators as the bytecode numbers them, with their names and spellings from Operators.def.  The front
// end, the emitters and the listings all speak of operators by these enumerations.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_BYTECODE_OPERATORS_H
#define ADDER_BYTECODE_OPERATORS_H

#include <cstdint>
#include <string_view>

namespace adder::bytecode {

enum class UnaryOp : uint8_t {
#define UNARY_OPERATOR(Enumerator, Number, Name, Token) Enumerator = Number,
#include "bytecode/Operators.def"
};

enum class BinaryOp : uint8_t {
#define BINARY_OPERATOR(Enumerator, Number, Name, Token) Enumerator = Number,
#include "bytecode/Operators.def"
};

constexpr unsigned kUnaryOpCount = 4;
constexpr unsigned kBinaryOpCount = 35;

/// Name of the method that overloads the operator, or a word in angle brackets ("__add__", "<in>").
std::string_view nameOf(UnaryOp op);
std::string_view nameOf(BinaryOp op);
/// Spelling in source ("+="); empty for ExceptionMatch.
std::string_view tokenOf(UnaryOp op);
std::string_view tokenOf(BinaryOp op);

/// Whether the operator is an augmented assignment.
constexpr bool isInplace(BinaryOp op) { return op >= BinaryOp::InplaceOr && op <= BinaryOp::InplacePower; }

/// `a op= b` for `a op b`.  `op` must be one of Or..Power.
constexpr BinaryOp inplaceOf(BinaryOp op) {
  return BinaryOp(uint8_t(op) - uint8_t(BinaryOp::Or) + uint8_t(BinaryOp::InplaceOr));
}
static_assert(inplaceOf(BinaryOp::Or) == BinaryOp::InplaceOr);
static_assert(inplaceOf(BinaryOp::MatrixMultiply) == BinaryOp::InplaceMatrixMultiply);
static_assert(inplaceOf(BinaryOp::Power) == BinaryOp::InplacePower);

} // namespace adder::bytecode

#endif // ADDER_BYTECODE_OPERATORS_H
