# Subscripts: slices with parts left out, and tuples.
# RUN: %mpy-cross --dump=ast %s | FileCheck --strict-whitespace --match-full-lines %s
a[1]
a[:]
a[b::c]
a[1, b:]
a[1,]
# CHECK:StatementList @1
# CHECK-NEXT:  Expression @3
# CHECK-NEXT:    value: Postfix @3
# CHECK-NEXT:      subject: Name 'a'
# CHECK-NEXT:      Subscript @3
# CHECK-NEXT:        index: SmallInteger 1
# CHECK-NEXT:  Expression @4
# CHECK-NEXT:    value: Postfix @4
# CHECK-NEXT:      subject: Name 'a'
# CHECK-NEXT:      Subscript @4
# CHECK-NEXT:        index: Slice @4
# CHECK-NEXT:  Expression @5
# CHECK-NEXT:    value: Postfix @5
# CHECK-NEXT:      subject: Name 'a'
# CHECK-NEXT:      Subscript @5
# CHECK-NEXT:        index: Slice @5
# CHECK-NEXT:          start: Name 'b'
# CHECK-NEXT:          step: Name 'c'
# CHECK-NEXT:  Expression @6
# CHECK-NEXT:    value: Postfix @6
# CHECK-NEXT:      subject: Name 'a'
# CHECK-NEXT:      Subscript @6
# CHECK-NEXT:        index: Tuple @6
# CHECK-NEXT:          SmallInteger 1
# CHECK-NEXT:          Slice @6
# CHECK-NEXT:            start: Name 'b'
# CHECK-NEXT:  Expression @7
# CHECK-NEXT:    value: Postfix @7
# CHECK-NEXT:      subject: Name 'a'
# CHECK-NEXT:      Subscript @7
# CHECK-NEXT:        index: ConstantObject @7 (1,)
