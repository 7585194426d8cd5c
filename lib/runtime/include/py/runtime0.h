//===- py/runtime0.h - Numbers that bytecode, machine code and C code share -------------------------===//
//
// Operators, native types and scope flags by number.  All are part of the .mpy format or of the native ABI
// (c-api.md 3.5, 3.6; native-abi.md 1.3), so each value is written out.
//
//===------------------------------------------------------------------------------------------------===//
#ifndef ADDER_PY_RUNTIME0_H
#define ADDER_PY_RUNTIME0_H

// clang-format off

// Types of values in native functions.
#define MP_NATIVE_TYPE_OBJ   0
#define MP_NATIVE_TYPE_BOOL  1
#define MP_NATIVE_TYPE_INT   2
#define MP_NATIVE_TYPE_UINT  3
#define MP_NATIVE_TYPE_PTR   4 // to what the size says below, or anything
#define MP_NATIVE_TYPE_PTR8  5
#define MP_NATIVE_TYPE_PTR16 6
#define MP_NATIVE_TYPE_PTR32 7
#define MP_NATIVE_TYPE_QSTR  8

// What the code of a function needs or has.  Bits 0 to 3 are stored in a prelude.
#define MP_SCOPE_FLAG_GENERATOR    0x01
#define MP_SCOPE_FLAG_VARKEYWORDS  0x02
#define MP_SCOPE_FLAG_VARARGS      0x04
#define MP_SCOPE_FLAG_DEFKWARGS    0x08
#define MP_SCOPE_FLAG_ALL_SIG      0x0f
// More of them in a .mpy file, for native code.
#define MP_SCOPE_FLAG_VIPERRELOC   0x10
#define MP_SCOPE_FLAG_VIPERRODATA  0x20
#define MP_SCOPE_FLAG_VIPERBSS     0x40
// And inside a compiler: it uses globals, it has constants; where 3 bits of the return type start.
#define MP_SCOPE_FLAG_REFGLOBALS   0x10
#define MP_SCOPE_FLAG_HASCONSTS    0x20
#define MP_SCOPE_FLAG_VIPERRET_POS 6

typedef enum {
  // Those that bytecode has.
  MP_UNARY_OP_POSITIVE = 0,
  MP_UNARY_OP_NEGATIVE = 1,
  MP_UNARY_OP_INVERT = 2,
  MP_UNARY_OP_NOT = 3,
  // Questions that the runtime asks a type.
  MP_UNARY_OP_BOOL = 4,
  MP_UNARY_OP_LEN = 5,
  MP_UNARY_OP_HASH = 6,
  MP_UNARY_OP_ABS = 7,
  MP_UNARY_OP_INT_MAYBE = 8,
  MP_UNARY_OP_FLOAT_MAYBE = 9,
  MP_UNARY_OP_COMPLEX_MAYBE = 10,
  MP_UNARY_OP_SIZEOF = 11
} mp_unary_op_t;

#define MP_UNARY_OP_NUM_BYTECODE (MP_UNARY_OP_NOT + 1)
#define MP_UNARY_OP_NUM_RUNTIME (MP_UNARY_OP_SIZEOF + 1)

typedef enum {
  MP_BINARY_OP_LESS = 0,
  MP_BINARY_OP_MORE = 1,
  MP_BINARY_OP_EQUAL = 2,
  MP_BINARY_OP_LESS_EQUAL = 3,
  MP_BINARY_OP_MORE_EQUAL = 4,
  MP_BINARY_OP_NOT_EQUAL = 5,
  MP_BINARY_OP_IN = 6,              // left in right
  MP_BINARY_OP_IS = 7,
  MP_BINARY_OP_EXCEPTION_MATCH = 8, // left is an instance of right, a class or tuple of classes

  // In-place ones; the plain ones follow in the same order.
  MP_BINARY_OP_INPLACE_OR = 9,
  MP_BINARY_OP_INPLACE_XOR = 10,
  MP_BINARY_OP_INPLACE_AND = 11,
  MP_BINARY_OP_INPLACE_LSHIFT = 12,
  MP_BINARY_OP_INPLACE_RSHIFT = 13,
  MP_BINARY_OP_INPLACE_ADD = 14,
  MP_BINARY_OP_INPLACE_SUBTRACT = 15,
  MP_BINARY_OP_INPLACE_MULTIPLY = 16,
  MP_BINARY_OP_INPLACE_MAT_MULTIPLY = 17,
  MP_BINARY_OP_INPLACE_FLOOR_DIVIDE = 18,
  MP_BINARY_OP_INPLACE_TRUE_DIVIDE = 19,
  MP_BINARY_OP_INPLACE_MODULO = 20,
  MP_BINARY_OP_INPLACE_POWER = 21,

  MP_BINARY_OP_OR = 22,
  MP_BINARY_OP_XOR = 23,
  MP_BINARY_OP_AND = 24,
  MP_BINARY_OP_LSHIFT = 25,
  MP_BINARY_OP_RSHIFT = 26,
  MP_BINARY_OP_ADD = 27,
  MP_BINARY_OP_SUBTRACT = 28,
  MP_BINARY_OP_MULTIPLY = 29,
  MP_BINARY_OP_MAT_MULTIPLY = 30,
  MP_BINARY_OP_FLOOR_DIVIDE = 31,
  MP_BINARY_OP_TRUE_DIVIDE = 32,
  MP_BINARY_OP_MODULO = 33,
  MP_BINARY_OP_POWER = 34,

  // Asked by the runtime only.
  MP_BINARY_OP_DIVMOD = 35,
  MP_BINARY_OP_CONTAINS = 36,       // IN with its operands exchanged: left is the container
  // The right operand's turn, when the left one could not: operands exchanged.
  MP_BINARY_OP_REVERSE_OR = 37,
  MP_BINARY_OP_REVERSE_XOR = 38,
  MP_BINARY_OP_REVERSE_AND = 39,
  MP_BINARY_OP_REVERSE_LSHIFT = 40,
  MP_BINARY_OP_REVERSE_RSHIFT = 41,
  MP_BINARY_OP_REVERSE_ADD = 42,
  MP_BINARY_OP_REVERSE_SUBTRACT = 43,
  MP_BINARY_OP_REVERSE_MULTIPLY = 44,
  MP_BINARY_OP_REVERSE_MAT_MULTIPLY = 45,
  MP_BINARY_OP_REVERSE_FLOOR_DIVIDE = 46,
  MP_BINARY_OP_REVERSE_TRUE_DIVIDE = 47,
  MP_BINARY_OP_REVERSE_MODULO = 48,
  MP_BINARY_OP_REVERSE_POWER = 49,

  // Known to the compiler only: it emits IN or IS and a NOT.
  MP_BINARY_OP_NOT_IN = 50,
  MP_BINARY_OP_IS_NOT = 51
} mp_binary_op_t;

#define MP_BINARY_OP_NUM_BYTECODE (MP_BINARY_OP_POWER + 1)
#define MP_BINARY_OP_NUM_RUNTIME (MP_BINARY_OP_REVERSE_POWER + 1)

// clang-format on

#endif // ADDER_PY_RUNTIME0_H
