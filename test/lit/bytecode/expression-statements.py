# Constants as statements, docstrings among them, leave no code; a name is still looked up.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
"a docstring that is long"
5
...
1, 2
a
-a
# CHECK-LABEL: <module>()  state=1 exceptions=0
# CHECK-NEXT:     7      0  LOAD_NAME              a
# CHECK-NEXT:            2  POP_TOP
# CHECK-NEXT:     8      3  LOAD_NAME              a
# CHECK-NEXT:            5  UNARY_OP               __neg__
# CHECK-NEXT:            6  POP_TOP
# CHECK-NEXT:            7  LOAD_CONST_NONE
# CHECK-NEXT:            8  RETURN_VALUE
