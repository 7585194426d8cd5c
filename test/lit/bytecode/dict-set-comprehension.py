# Dictionary and set comprehensions: a dictionary evaluates the value first.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
{k(x): v(x) for x in y}
{x for x in y}
# CHECK-LABEL: <dictcomp>(*)  state=10 exceptions=0 positional=1
# CHECK-NEXT:     3      0  BUILD_MAP              0
# CHECK-NEXT:            2  LOAD_FAST              0
# CHECK-NEXT:            3  GET_ITER_STACK
# CHECK-NEXT:   L0:
# CHECK-NEXT:            4  FOR_ITER               L1
# CHECK-NEXT:            6  STORE_FAST             1
# CHECK-NEXT:            7  LOAD_GLOBAL            v
# CHECK-NEXT:            9  LOAD_FAST              1
# CHECK-NEXT:           10  CALL_FUNCTION          1 positional, 0 keyword
# CHECK-NEXT:           12  LOAD_GLOBAL            k
# CHECK-NEXT:           14  LOAD_FAST              1
# CHECK-NEXT:           15  CALL_FUNCTION          1 positional, 0 keyword
# CHECK-NEXT:           17  STORE_COMP             dict, depth 6
# CHECK-NEXT:           19  JUMP                   L0
# CHECK-NEXT:   L1:
# CHECK-NEXT:           21  RETURN_VALUE
# CHECK-LABEL: <setcomp>(*)  state=8 exceptions=0 positional=1
# CHECK-NEXT:     4      0  BUILD_SET              0
# CHECK-NEXT:            2  LOAD_FAST              0
# CHECK-NEXT:            3  GET_ITER_STACK
# CHECK-NEXT:   L0:
# CHECK-NEXT:            4  FOR_ITER               L1
# CHECK-NEXT:            6  STORE_FAST             1
# CHECK-NEXT:            7  LOAD_FAST              1
# CHECK-NEXT:            8  STORE_COMP             set, depth 5
# CHECK-NEXT:           10  JUMP                   L0
# CHECK-NEXT:   L1:
# CHECK-NEXT:           12  RETURN_VALUE
