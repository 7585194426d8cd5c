# Every binary operator has its BINARY_OP; 'not in' and 'is not' are the plain test and a NOT.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s
a + b; a - b; a * b; a / b; a // b; a % b; a @ b; a ** b
a << b; a >> b; a & b; a | b; a ^ b
a < b; a > b; a <= b; a >= b; a == b; a != b
a in b; a not in b
a is b; a is not b
# CHECK-LABEL: <module>()  state=2 exceptions=0
# CHECK: BINARY_OP              __add__
# CHECK: BINARY_OP              __sub__
# CHECK: BINARY_OP              __mul__
# CHECK: BINARY_OP              __truediv__
# CHECK: BINARY_OP              __floordiv__
# CHECK: BINARY_OP              __mod__
# CHECK: BINARY_OP              __matmul__
# CHECK: BINARY_OP              __pow__
# CHECK: BINARY_OP              __lshift__
# CHECK: BINARY_OP              __rshift__
# CHECK: BINARY_OP              __and__
# CHECK: BINARY_OP              __or__
# CHECK: BINARY_OP              __xor__
# CHECK: BINARY_OP              __lt__
# CHECK: BINARY_OP              __gt__
# CHECK: BINARY_OP              __le__
# CHECK: BINARY_OP              __ge__
# CHECK: BINARY_OP              __eq__
# CHECK: BINARY_OP              __ne__
# CHECK: BINARY_OP              <in>
# CHECK: BINARY_OP              <in>
# CHECK-NEXT: UNARY_OP               <not>
# CHECK: BINARY_OP              <is>
# CHECK: BINARY_OP              <is>
# CHECK-NEXT: UNARY_OP               <not>
