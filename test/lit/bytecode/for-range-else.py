# A counted loop with else takes counter and end off the stack on both ways out.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(n):
    for i in range(n):
        if i: break
        if n: continue
    else:
        n
# CHECK-LABEL: f(n)  state=6 exceptions=0 positional=1
# CHECK-NEXT:     4      0  LOAD_FAST              0 (n)
# CHECK-NEXT:            1  LOAD_CONST_SMALL_INT   0
# CHECK-NEXT:            2  JUMP                   L3
# CHECK-NEXT:   L0:
# CHECK-NEXT:            4  DUP_TOP
# CHECK-NEXT:            5  STORE_FAST             1
# CHECK-NEXT:     5      6  LOAD_FAST              1
# CHECK-NEXT:            7  POP_JUMP_IF_FALSE      L1
# CHECK-NEXT:            9  JUMP                   L4
# CHECK-NEXT:   L1:
# CHECK-NEXT:     6     11  LOAD_FAST              0 (n)
# CHECK-NEXT:           12  POP_JUMP_IF_FALSE      L2
# CHECK-NEXT:           14  JUMP                   L2
# CHECK-NEXT:   L2:
# CHECK-NEXT:           16  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:           17  BINARY_OP              __iadd__
# CHECK-NEXT:   L3:
# CHECK-NEXT:           18  DUP_TOP_TWO
# CHECK-NEXT:           19  ROT_TWO
# CHECK-NEXT:           20  BINARY_OP              __lt__
# CHECK-NEXT:           21  POP_JUMP_IF_TRUE       L0
# CHECK-NEXT:           23  POP_TOP
# CHECK-NEXT:           24  POP_TOP
# CHECK-NEXT:     8     25  LOAD_FAST              0 (n)
# CHECK-NEXT:           26  POP_TOP
# CHECK-NEXT:           27  JUMP                   L5
# CHECK-NEXT:   L4:
# CHECK-NEXT:           29  POP_TOP
# CHECK-NEXT:           30  POP_TOP
# CHECK-NEXT:   L5:
