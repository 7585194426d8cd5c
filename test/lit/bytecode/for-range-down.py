# A negative step, also a folded one, counts down and tests with >.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(n):
    for i in range(n, 0, 1 - 2):
        i
# CHECK-LABEL: f(n)  state=5 exceptions=0 positional=1
# CHECK-NEXT:     4      0  LOAD_FAST              0 (n)
# CHECK-NEXT:            1  JUMP                   L1
# CHECK-NEXT:   L0:
# CHECK-NEXT:            3  DUP_TOP
# CHECK-NEXT:            4  STORE_FAST             1
# CHECK-NEXT:     5      5  LOAD_FAST              1
# CHECK-NEXT:            6  POP_TOP
# CHECK-NEXT:            7  LOAD_CONST_SMALL_INT   -1
# CHECK-NEXT:            8  BINARY_OP              __iadd__
# CHECK-NEXT:   L1:
# CHECK-NEXT:            9  DUP_TOP
# CHECK-NEXT:           10  LOAD_CONST_SMALL_INT   0
# CHECK-NEXT:           11  BINARY_OP              __gt__
# CHECK-NEXT:           12  POP_JUMP_IF_TRUE       L0
# CHECK-NEXT:           14  POP_TOP
# CHECK-NEXT:           15  LOAD_CONST_NONE
# CHECK-NEXT:           16  RETURN_VALUE
