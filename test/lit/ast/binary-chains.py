# Operators of one precedence level are one chain; ** alone is a pair, and binds to the right.
# RUN: %mpy-cross --dump=ast %s | FileCheck --strict-whitespace --match-full-lines %s
a + b - c * d * e
a ** b ** -c
a | b ^ c
# CHECK:StatementList @1
# CHECK-NEXT:  Expression @3
# CHECK-NEXT:    value: BinaryChain @3
# CHECK-NEXT:      Name 'a'
# CHECK-NEXT:      +
# CHECK-NEXT:      Name 'b'
# CHECK-NEXT:      -
# CHECK-NEXT:      BinaryChain @3
# CHECK-NEXT:        Name 'c'
# CHECK-NEXT:        *
# CHECK-NEXT:        Name 'd'
# CHECK-NEXT:        *
# CHECK-NEXT:        Name 'e'
# CHECK-NEXT:  Expression @4
# CHECK-NEXT:    value: Power @4
# CHECK-NEXT:      base: Name 'a'
# CHECK-NEXT:      exponent: Power @4
# CHECK-NEXT:        base: Name 'b'
# CHECK-NEXT:        exponent: Unary @4 -
# CHECK-NEXT:          operand: Name 'c'
# CHECK-NEXT:  Expression @5
# CHECK-NEXT:    value: BinaryChain @5
# CHECK-NEXT:      Name 'a'
# CHECK-NEXT:      |
# CHECK-NEXT:      BinaryChain @5
# CHECK-NEXT:        Name 'b'
# CHECK-NEXT:        ^
# CHECK-NEXT:        Name 'c'
