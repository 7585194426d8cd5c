# assert tests and raises at -O0; from -O1 on there is no code at all.
# RUN: %mpy-cross -O0 --dump=bytecode %s | FileCheck %s --match-full-lines
# RUN: %mpy-cross -O1 --dump=bytecode %s | FileCheck %s --match-full-lines --check-prefix=OFF
def f(a, b):
    assert not a, b
    assert b
# CHECK-LABEL: f(a, b)  state=4 exceptions=0 positional=2
# CHECK-NEXT:     5      0  LOAD_FAST              0 (a)
# CHECK-NEXT:            1  POP_JUMP_IF_FALSE      L0
# CHECK-NEXT:            3  LOAD_GLOBAL            AssertionError
# CHECK-NEXT:            5  LOAD_FAST              1 (b)
# CHECK-NEXT:            6  CALL_FUNCTION          1 positional, 0 keyword
# CHECK-NEXT:            8  RAISE_OBJ
# CHECK-NEXT:   L0:
# CHECK-NEXT:     6      9  LOAD_FAST              1 (b)
# CHECK-NEXT:           10  POP_JUMP_IF_TRUE       L1
# CHECK-NEXT:           12  LOAD_GLOBAL            AssertionError
# CHECK-NEXT:           14  RAISE_OBJ
# CHECK-NEXT:   L1:
# CHECK-NEXT:           15  LOAD_CONST_NONE
# CHECK-NEXT:           16  RETURN_VALUE
# OFF-LABEL: f(a, b)  state=3 exceptions=0 positional=2
# OFF-NEXT:     6      0  LOAD_CONST_NONE
# OFF-NEXT:            1  RETURN_VALUE
