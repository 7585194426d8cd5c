//===- bytecode/Operators.cpp - Names and spellings of operators ------------------------------------===//
//
// Expands Operators.def into lookup tables.  An operator's number is its index, which is checked here.
//
//===------------------------------------------------------------------------------------------------===//

#include "bytecode/Operators.h"

#include <cstddef>

namespace adder::bytecode {

namespace {

struct Row {
  uint8_t number;
  std::string_view name;
  std::string_view token;
};

constexpr Row kUnaryRows[] = {
#define UNARY_OPERATOR(Enumerator, Number, Name, Token) {Number, Name, Token},
#include "bytecode/Operators.def"
};

constexpr Row kBinaryRows[] = {
#define BINARY_OPERATOR(Enumerator, Number, Name, Token) {Number, Name, Token},
#include "bytecode/Operators.def"
};

template <size_t N> constexpr bool numberedFromZero(const Row (&rows)[N]) {
  for (size_t i = 0; i < N; ++i)
    if (rows[i].number != i)
      return false;
  return true;
}

static_assert(sizeof(kUnaryRows) / sizeof(Row) == kUnaryOpCount && numberedFromZero(kUnaryRows));
static_assert(sizeof(kBinaryRows) / sizeof(Row) == kBinaryOpCount && numberedFromZero(kBinaryRows));

} // namespace

std::string_view nameOf(UnaryOp op) { return kUnaryRows[uint8_t(op)].name; }
std::string_view nameOf(BinaryOp op) { return kBinaryRows[uint8_t(op)].name; }
std::string_view tokenOf(UnaryOp op) { return kUnaryRows[uint8_t(op)].token; }
std::string_view tokenOf(BinaryOp op) { return kBinaryRows[uint8_t(op)].token; }

} // namespace adder::bytecode
