# The iterable of a comprehension is evaluated outside, the conditions jump back to the loop.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
r = [a(x) for x in y if b if not c]
# CHECK-LABEL: <module>()  state=2 exceptions=0
# CHECK-NEXT:     3      0  MAKE_FUNCTION          0 (<listcomp>)
# CHECK-NEXT:            2  LOAD_NAME              y
# CHECK-NEXT:            4  CALL_FUNCTION          1 positional, 0 keyword
# CHECK-NEXT:            6  STORE_NAME             r
# CHECK-NEXT:            8  LOAD_CONST_NONE
# CHECK-NEXT:            9  RETURN_VALUE
# CHECK-LABEL: <listcomp>(*)  state=9 exceptions=0 positional=1
# CHECK-NEXT:     3      0  BUILD_LIST             0
# CHECK-NEXT:            2  LOAD_FAST              0
# CHECK-NEXT:            3  GET_ITER_STACK
# CHECK-NEXT:   L0:
# CHECK-NEXT:            4  FOR_ITER               L1
# CHECK-NEXT:            6  STORE_FAST             1
# CHECK-NEXT:            7  LOAD_GLOBAL            b
# CHECK-NEXT:            9  POP_JUMP_IF_FALSE      L0
# CHECK-NEXT:           11  LOAD_GLOBAL            c
# CHECK-NEXT:           13  POP_JUMP_IF_TRUE       L0
# CHECK-NEXT:           15  LOAD_GLOBAL            a
# CHECK-NEXT:           17  LOAD_FAST              1
# CHECK-NEXT:           18  CALL_FUNCTION          1 positional, 0 keyword
# CHECK-NEXT:           20  STORE_COMP             list, depth 5
# CHECK-NEXT:           22  JUMP                   L0
# CHECK-NEXT:   L1:
# CHECK-NEXT:           24  RETURN_VALUE
