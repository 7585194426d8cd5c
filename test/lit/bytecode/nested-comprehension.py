# The second loop of a comprehension evaluates its iterable inside and stores four slots further up.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
[y for x in a for y in x]
# CHECK-LABEL: <listcomp>(*)  state=13 exceptions=0 positional=1
# CHECK-NEXT:     3      0  BUILD_LIST             0
# CHECK-NEXT:            2  LOAD_FAST              0
# CHECK-NEXT:            3  GET_ITER_STACK
# CHECK-NEXT:   L0:
# CHECK-NEXT:            4  FOR_ITER               L3
# CHECK-NEXT:            6  STORE_FAST             1
# CHECK-NEXT:            7  LOAD_FAST              1
# CHECK-NEXT:            8  GET_ITER_STACK
# CHECK-NEXT:   L1:
# CHECK-NEXT:            9  FOR_ITER               L2
# CHECK-NEXT:           11  STORE_FAST             2
# CHECK-NEXT:           12  LOAD_FAST              2
# CHECK-NEXT:           13  STORE_COMP             list, depth 9
# CHECK-NEXT:           15  JUMP                   L1
# CHECK-NEXT:   L2:
# CHECK-NEXT:           17  JUMP                   L0
# CHECK-NEXT:   L3:
# CHECK-NEXT:           19  RETURN_VALUE
