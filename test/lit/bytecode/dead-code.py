# Nothing is emitted behind return until a label; names and functions there still count.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a):
    if a:
        return 1
        b = lambda: 2
    c = lambda: b
    while 1:
        pass
    return a
# CHECK-LABEL: f(a)  state=4 exceptions=0 positional=1 cells=2
# CHECK-NEXT:     4      0  LOAD_FAST              0 (a)
# CHECK-NEXT:            1  POP_JUMP_IF_FALSE      L0
# CHECK-NEXT:     5      3  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:            4  RETURN_VALUE
# CHECK-NEXT:   L0:
# CHECK-NEXT:     7      5  LOAD_FAST              2
# CHECK-NEXT:            6  MAKE_CLOSURE           1 (<lambda>), 1 cell
# CHECK-NEXT:            9  STORE_FAST             1
# CHECK-NEXT:   L1:
# CHECK-NEXT:     9     10  JUMP                   L1
# CHECK-NEXT:    10     12  LOAD_FAST              0 (a)
# CHECK-NEXT:           13  RETURN_VALUE
