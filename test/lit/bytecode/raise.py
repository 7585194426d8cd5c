# The three forms of raise; each ends the path it is on.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a, b):
    if a: raise
    if b: raise a
    raise a from b()
    never
# CHECK-LABEL: f(a, b)  state=4 exceptions=0 positional=2
# CHECK-NEXT:     4      0  LOAD_FAST              0 (a)
# CHECK-NEXT:            1  POP_JUMP_IF_FALSE      L0
# CHECK-NEXT:            3  RAISE_LAST
# CHECK-NEXT:   L0:
# CHECK-NEXT:     5      4  LOAD_FAST              1 (b)
# CHECK-NEXT:            5  POP_JUMP_IF_FALSE      L1
# CHECK-NEXT:            7  LOAD_FAST              0 (a)
# CHECK-NEXT:            8  RAISE_OBJ
# CHECK-NEXT:   L1:
# CHECK-NEXT:     6      9  LOAD_FAST              0 (a)
# CHECK-NEXT:           10  LOAD_FAST              1 (b)
# CHECK-NEXT:           11  CALL_FUNCTION          0 positional, 0 keyword
# CHECK-NEXT:           13  RAISE_FROM
# CHECK-NOT: {{.+}}
