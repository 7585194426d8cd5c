# range() with a constant end is a counted loop: no iterator, no look-up of range.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(g):
    for i in range(3, 30, 4):
        g(i)
# CHECK-LABEL: f(g)  state=5 exceptions=0 positional=1
# CHECK-NEXT:     4      0  LOAD_CONST_SMALL_INT   3
# CHECK-NEXT:            1  JUMP                   L1
# CHECK-NEXT:   L0:
# CHECK-NEXT:            3  DUP_TOP
# CHECK-NEXT:            4  STORE_FAST             1
# CHECK-NEXT:     5      5  LOAD_FAST              0 (g)
# CHECK-NEXT:            6  LOAD_FAST              1
# CHECK-NEXT:            7  CALL_FUNCTION          1 positional, 0 keyword
# CHECK-NEXT:            9  POP_TOP
# CHECK-NEXT:           10  LOAD_CONST_SMALL_INT   4
# CHECK-NEXT:           11  BINARY_OP              __iadd__
# CHECK-NEXT:   L1:
# CHECK-NEXT:           12  DUP_TOP
# CHECK-NEXT:           13  LOAD_CONST_SMALL_INT   30
# CHECK-NEXT:           14  BINARY_OP              __lt__
# CHECK-NEXT:           15  POP_JUMP_IF_TRUE       L0
# CHECK-NEXT:           17  POP_TOP
# CHECK-NEXT:           18  LOAD_CONST_NONE
# CHECK-NEXT:           19  RETURN_VALUE
