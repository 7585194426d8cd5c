# Comparisons and logical operators are chains of any length.
# RUN: %mpy-cross --dump=ast %s | FileCheck --strict-whitespace --match-full-lines %s
a < b == c not in d is not e
a and b and c or not d or e
a if b else c if d else e
# CHECK:StatementList @1
# CHECK-NEXT:  Expression @3
# CHECK-NEXT:    value: Comparison @3
# CHECK-NEXT:      Name 'a'
# CHECK-NEXT:      <
# CHECK-NEXT:      Name 'b'
# CHECK-NEXT:      ==
# CHECK-NEXT:      Name 'c'
# CHECK-NEXT:      not in
# CHECK-NEXT:      Name 'd'
# CHECK-NEXT:      is not
# CHECK-NEXT:      Name 'e'
# CHECK-NEXT:  Expression @4
# CHECK-NEXT:    value: Or @4
# CHECK-NEXT:      And @4
# CHECK-NEXT:        Name 'a'
# CHECK-NEXT:        Name 'b'
# CHECK-NEXT:        Name 'c'
# CHECK-NEXT:      Not @4
# CHECK-NEXT:        operand: Name 'd'
# CHECK-NEXT:      Name 'e'
# CHECK-NEXT:  Expression @5
# CHECK-NEXT:    value: Conditional @5
# CHECK-NEXT:      condition: Name 'b'
# CHECK-NEXT:      whenTrue: Name 'a'
# CHECK-NEXT:      whenFalse: Conditional @5
# CHECK-NEXT:        condition: Name 'd'
# CHECK-NEXT:        whenTrue: Name 'c'
# CHECK-NEXT:        whenFalse: Name 'e'
