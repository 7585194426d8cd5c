# The value of const() stands where the name is used; the assignment of a private name leaves Pass.
# RUN: %mpy-cross --dump=ast %s | FileCheck --strict-whitespace --match-full-lines %s
from micropython import const
_A = const(5)
B = const(_A + 1)
_T = const((_A, "s"))
f(_A, B, _T)
def g(): return -_A
# CHECK:StatementList @1
# CHECK-NEXT:  ImportFrom @3 level=0
# CHECK-NEXT:    module: DottedName @3 'micropython'
# CHECK-NEXT:    ImportFromItem @3 'const'
# CHECK-NEXT:  Pass
# CHECK-NEXT:  Assign @5
# CHECK-NEXT:    value: SmallInteger 6
# CHECK-NEXT:    Name 'B'
# CHECK-NEXT:  Pass
# CHECK-NEXT:  Expression @7
# CHECK-NEXT:    value: Postfix @7
# CHECK-NEXT:      subject: Name 'f'
# CHECK-NEXT:      Call @7
# CHECK-NEXT:        SmallInteger 5
# CHECK-NEXT:        SmallInteger 6
# CHECK-NEXT:        ConstantObject @7 (5, 's')
# CHECK-NEXT:  Function @8 'g'
# CHECK-NEXT:    body: Return @8
# CHECK-NEXT:      value: SmallInteger -5
