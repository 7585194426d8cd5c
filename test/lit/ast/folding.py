# A folded operator leaves no node, only its value; a constant expression statement leaves Pass.
# RUN: %mpy-cross --dump=ast %s | FileCheck --strict-whitespace --match-full-lines %s
x = -(1 + 2) * 3
y = 1 << 70
z = 2 ** a + 1 / 2
"doc"
w = not 0 or 1 and b
# CHECK:StatementList @1
# CHECK-NEXT:  Assign @3
# CHECK-NEXT:    value: SmallInteger -9
# CHECK-NEXT:    Name 'x'
# CHECK-NEXT:  Assign @4
# CHECK-NEXT:    value: ConstantObject 1180591620717411303424
# CHECK-NEXT:    Name 'y'
# CHECK-NEXT:  Assign @5
# CHECK-NEXT:    value: BinaryChain @5
# CHECK-NEXT:      Power @5
# CHECK-NEXT:        base: SmallInteger 2
# CHECK-NEXT:        exponent: Name 'a'
# CHECK-NEXT:      +
# CHECK-NEXT:      ConstantObject 0.5
# CHECK-NEXT:    Name 'z'
# CHECK-NEXT:  Pass @6
# CHECK-NEXT:  Assign @7
# CHECK-NEXT:    value: TrueLiteral
# CHECK-NEXT:    Name 'w'
