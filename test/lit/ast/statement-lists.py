# Statements with semicolons are a list inside the list of the file.
# RUN: %mpy-cross --dump=ast %s | FileCheck --strict-whitespace --match-full-lines %s
a; b = c = 1; del a
if a: pass; b += 1
x: int = 5
# CHECK:StatementList @1
# CHECK-NEXT:  StatementList @3
# CHECK-NEXT:    Expression @3
# CHECK-NEXT:      value: Name 'a'
# CHECK-NEXT:    Assign @3
# CHECK-NEXT:      value: SmallInteger 1
# CHECK-NEXT:      Name 'b'
# CHECK-NEXT:      Name 'c'
# CHECK-NEXT:    Delete @3
# CHECK-NEXT:      target: Name 'a'
# CHECK-NEXT:  If @4
# CHECK-NEXT:    IfClause @4
# CHECK-NEXT:      condition: Name 'a'
# CHECK-NEXT:      body: StatementList @4
# CHECK-NEXT:        Pass @4
# CHECK-NEXT:        AugmentedAssign @4 +=
# CHECK-NEXT:          target: Name 'b'
# CHECK-NEXT:          value: SmallInteger 1
# CHECK-NEXT:  AnnotatedAssign @5
# CHECK-NEXT:    target: Name 'x'
# CHECK-NEXT:    annotation: Name 'int'
# CHECK-NEXT:    value: SmallInteger 5
