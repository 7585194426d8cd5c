# Parentheses leave no node but a mark on tuples; a tuple of constants is a constant.
# RUN: %mpy-cross --dump=ast %s | FileCheck --strict-whitespace --match-full-lines %s
(a)
((a, b))
a, b
(a,)
x = 1, (2, "c"), ()
# CHECK:StatementList @1
# CHECK-NEXT:  Expression @3
# CHECK-NEXT:    value: Name 'a'
# CHECK-NEXT:  Expression @4
# CHECK-NEXT:    value: Tuple @4 parenthesised
# CHECK-NEXT:      Name 'a'
# CHECK-NEXT:      Name 'b'
# CHECK-NEXT:  Expression @5
# CHECK-NEXT:    value: Tuple @5
# CHECK-NEXT:      Name 'a'
# CHECK-NEXT:      Name 'b'
# CHECK-NEXT:  Expression @6
# CHECK-NEXT:    value: Tuple @6 parenthesised
# CHECK-NEXT:      Name 'a'
# CHECK-NEXT:  Assign @7
# CHECK-NEXT:    value: ConstantObject @7 (1, (2, 'c'), ())
# CHECK-NEXT:    Name 'x'
