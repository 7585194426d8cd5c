# Targets are expressions: starred, nested and attribute targets.
# RUN: %mpy-cross --dump=ast %s | FileCheck --strict-whitespace --match-full-lines %s
a, *b = c
[a, (b.c, d[0])] = e
for i, j in k: pass
# CHECK:StatementList @1
# CHECK-NEXT:  Assign @3
# CHECK-NEXT:    value: Name 'c'
# CHECK-NEXT:    Tuple @3
# CHECK-NEXT:      Name 'a'
# CHECK-NEXT:      Starred @3
# CHECK-NEXT:        value: Name 'b'
# CHECK-NEXT:  Assign @4
# CHECK-NEXT:    value: Name 'e'
# CHECK-NEXT:    List @4
# CHECK-NEXT:      Name 'a'
# CHECK-NEXT:      Tuple @4 parenthesised
# CHECK-NEXT:        Postfix @4
# CHECK-NEXT:          subject: Name 'b'
# CHECK-NEXT:          Attribute @4 'c'
# CHECK-NEXT:        Postfix @4
# CHECK-NEXT:          subject: Name 'd'
# CHECK-NEXT:          Subscript @4
# CHECK-NEXT:            index: SmallInteger 0
# CHECK-NEXT:  For @5
# CHECK-NEXT:    target: Tuple @5
# CHECK-NEXT:      Name 'i'
# CHECK-NEXT:      Name 'j'
# CHECK-NEXT:    iterable: Name 'k'
# CHECK-NEXT:    body: Pass @5
