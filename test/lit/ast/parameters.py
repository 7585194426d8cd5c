# Parameters: forms, defaults and annotations, each on its own line.
# RUN: %mpy-cross --dump=ast %s | FileCheck --strict-whitespace --match-full-lines %s
def f(a, b: c = 1, *d,
      e=2, **g) -> h: pass
lambda x, *, y: x
# CHECK:StatementList @1
# CHECK-NEXT:  Function @3 'f'
# CHECK-NEXT:    returns: Name 'h'
# CHECK-NEXT:    body: Pass @4
# CHECK-NEXT:    Parameter plain 'a'
# CHECK-NEXT:    Parameter @3 plain 'b'
# CHECK-NEXT:      annotation: Name 'c'
# CHECK-NEXT:      value: SmallInteger 1
# CHECK-NEXT:    Parameter @3 * 'd'
# CHECK-NEXT:    Parameter @4 plain 'e'
# CHECK-NEXT:      value: SmallInteger 2
# CHECK-NEXT:    Parameter @4 ** 'g'
# CHECK-NEXT:  Expression @5
# CHECK-NEXT:    value: Lambda @5
# CHECK-NEXT:      body: Name 'x'
# CHECK-NEXT:      Parameter plain 'x'
# CHECK-NEXT:      Parameter @5 *
# CHECK-NEXT:      Parameter plain 'y'
