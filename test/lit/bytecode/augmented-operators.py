# Every augmented assignment has the in-place form of its operator.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s
a += b; a -= b; a *= b; a /= b; a //= b; a %= b; a @= b; a **= b
a <<= b; a >>= b; a &= b; a |= b; a ^= b
# CHECK-LABEL: <module>()  state=2 exceptions=0
# CHECK: BINARY_OP              __iadd__
# CHECK: BINARY_OP              __isub__
# CHECK: BINARY_OP              __imul__
# CHECK: BINARY_OP              __itruediv__
# CHECK: BINARY_OP              __ifloordiv__
# CHECK: BINARY_OP              __imod__
# CHECK: BINARY_OP              __imatmul__
# CHECK: BINARY_OP              __ipow__
# CHECK: BINARY_OP              __ilshift__
# CHECK: BINARY_OP              __irshift__
# CHECK: BINARY_OP              __iand__
# CHECK: BINARY_OP              __ior__
# CHECK: BINARY_OP              __ixor__
