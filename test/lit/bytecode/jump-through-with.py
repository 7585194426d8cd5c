# break out of with blocks in a for loop leaves removing the iterator to UNWIND_JUMP.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a):
    for x in a:
        with x, a:
            if x: break
            continue
# CHECK-LABEL: f(a)  state=13 exceptions=2 positional=1
# CHECK-NEXT:     4      0  LOAD_FAST              0 (a)
# CHECK-NEXT:            1  GET_ITER_STACK
# CHECK-NEXT:   L0:
# CHECK-NEXT:            2  FOR_ITER               L4
# CHECK-NEXT:            4  STORE_FAST             1
# CHECK-NEXT:     5      5  LOAD_FAST              1
# CHECK-NEXT:            6  SETUP_WITH             L3
# CHECK-NEXT:            8  POP_TOP
# CHECK-NEXT:            9  LOAD_FAST              0 (a)
# CHECK-NEXT:           10  SETUP_WITH             L2
# CHECK-NEXT:           12  POP_TOP
# CHECK-NEXT:     6     13  LOAD_FAST              1
# CHECK-NEXT:           14  POP_JUMP_IF_FALSE      L1
# CHECK-NEXT:           16  UNWIND_JUMP            L4, 2 blocks, pop iterator
# CHECK-NEXT:   L1:
# CHECK-NEXT:     7     19  UNWIND_JUMP            L0, 2 blocks
# CHECK-NEXT:   L2:
# CHECK-NEXT:           22  WITH_CLEANUP
# CHECK-NEXT:           23  END_FINALLY
# CHECK-NEXT:           24  LOAD_CONST_NONE
# CHECK-NEXT:   L3:
# CHECK-NEXT:           25  WITH_CLEANUP
# CHECK-NEXT:           26  END_FINALLY
# CHECK-NEXT:           27  JUMP                   L0
# CHECK-NEXT:   L4:
# CHECK-NEXT:           29  LOAD_CONST_NONE
# CHECK-NEXT:           30  RETURN_VALUE
