# A forward jump over 62 bytes is the longest short one; over 63 it takes another byte.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    return
def g(a):
    if a:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; x
    return
# CHECK-LABEL: f(a)  state=2 exceptions=0 positional=1
# CHECK:            1  POP_JUMP_IF_FALSE      L0
# CHECK-NEXT:     5      3  LOAD_FAST              0 (a)
# CHECK:   L0:
# CHECK-NEXT:     6     65  LOAD_CONST_NONE
# CHECK-LABEL: g(a)  state=2 exceptions=0 positional=1
# CHECK:            1  POP_JUMP_IF_FALSE      L0
# CHECK-NEXT:     9      4  LOAD_FAST              0 (a)
# CHECK:   L0:
# CHECK-NEXT:    10     67  LOAD_CONST_NONE
