# range() with a computed end: the end is evaluated first, once, and stays below the counter.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(start, end):
    for i in range(start + 1, end * 2):
        i
# CHECK-LABEL: f(start, end)  state=7 exceptions=0 positional=2
# CHECK-NEXT:     4      0  LOAD_FAST              1 (end)
# CHECK-NEXT:            1  LOAD_CONST_SMALL_INT   2
# CHECK-NEXT:            2  BINARY_OP              __mul__
# CHECK-NEXT:            3  LOAD_FAST              0 (start)
# CHECK-NEXT:            4  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:            5  BINARY_OP              __add__
# CHECK-NEXT:            6  JUMP                   L1
# CHECK-NEXT:   L0:
# CHECK-NEXT:            8  DUP_TOP
# CHECK-NEXT:            9  STORE_FAST             2
# CHECK-NEXT:     5     10  LOAD_FAST              2
# CHECK-NEXT:           11  POP_TOP
# CHECK-NEXT:           12  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:           13  BINARY_OP              __iadd__
# CHECK-NEXT:   L1:
# CHECK-NEXT:           14  DUP_TOP_TWO
# CHECK-NEXT:           15  ROT_TWO
# CHECK-NEXT:           16  BINARY_OP              __lt__
# CHECK-NEXT:           17  POP_JUMP_IF_TRUE       L0
# CHECK-NEXT:           19  POP_TOP
# CHECK-NEXT:           20  POP_TOP
# CHECK-NEXT:           21  LOAD_CONST_NONE
# CHECK-NEXT:           22  RETURN_VALUE
