# Only handlers between the jump and its own loop are unwound.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a):
    try:
        while a: break
    finally:
        a
# CHECK-LABEL: f(a)  state=5 exceptions=1 positional=1
# CHECK-NEXT:     4      0  SETUP_FINALLY          L3
# CHECK-NEXT:     5      2  JUMP                   L1
# CHECK-NEXT:   L0:
# CHECK-NEXT:            4  JUMP                   L2
# CHECK-NEXT:   L1:
# CHECK-NEXT:            6  LOAD_FAST              0 (a)
# CHECK-NEXT:            7  POP_JUMP_IF_TRUE       L0
# CHECK-NEXT:   L2:
# CHECK-NEXT:            9  LOAD_CONST_NONE
# CHECK-NEXT:   L3:
# CHECK-NEXT:     7     10  LOAD_FAST              0 (a)
# CHECK-NEXT:           11  POP_TOP
# CHECK-NEXT:           12  END_FINALLY
# CHECK-NEXT:           13  LOAD_CONST_NONE
# CHECK-NEXT:           14  RETURN_VALUE
