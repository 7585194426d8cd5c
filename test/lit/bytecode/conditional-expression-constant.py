# A constant condition is not evaluated: of a true one the dead arm stays, of a false one a jump stays.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a, b):
    x = a if 1 else b
    y = a if None else b
# CHECK-LABEL: f(a, b)  state=5 exceptions=0 positional=2
# CHECK-NEXT:     4      0  LOAD_FAST              0 (a)
# CHECK-NEXT:            1  JUMP                   L0
# CHECK-NEXT:            3  LOAD_FAST              1 (b)
# CHECK-NEXT:   L0:
# CHECK-NEXT:            4  STORE_FAST             2
# CHECK-NEXT:     5      5  JUMP                   L1
# CHECK-NEXT:   L1:
# CHECK-NEXT:            7  LOAD_FAST              1 (b)
# CHECK-NEXT:            8  STORE_FAST             3
# CHECK-NEXT:            9  LOAD_CONST_NONE
# CHECK-NEXT:           10  RETURN_VALUE
