# A backward jump of 64 bytes is the longest short one; of 65 it takes another byte.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a):
    while 1:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a
    g
def g(a):
    while 1:
        a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; a; x
    g
# CHECK-LABEL: f(a)  state=2 exceptions=0 positional=1
# CHECK-NEXT:   L0:
# CHECK-NEXT:     5      0  LOAD_FAST              0 (a)
# CHECK:           62  JUMP                   L0
# CHECK-NEXT:     6     64  LOAD_GLOBAL            g
# CHECK-LABEL: g(a)  state=2 exceptions=0 positional=1
# CHECK-NEXT:   L0:
# CHECK-NEXT:     9      0  LOAD_FAST              0 (a)
# CHECK:           60  LOAD_GLOBAL            x
# CHECK:           63  JUMP                   L0
# CHECK-NEXT:    10     66  LOAD_GLOBAL            g
