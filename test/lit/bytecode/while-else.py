# The test of a while loop is at its bottom; break goes behind the else clause.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
while a:
    if b:
        continue
    if c:
        break
else:
    d
# CHECK-LABEL: <module>()  state=1 exceptions=0
# CHECK-NEXT:     3      0  JUMP                   L2
# CHECK-NEXT:   L0:
# CHECK-NEXT:     4      2  LOAD_NAME              b
# CHECK-NEXT:            4  POP_JUMP_IF_FALSE      L1
# CHECK-NEXT:     5      6  JUMP                   L2
# CHECK-NEXT:   L1:
# CHECK-NEXT:     6      8  LOAD_NAME              c
# CHECK-NEXT:           10  POP_JUMP_IF_FALSE      L2
# CHECK-NEXT:     7     12  JUMP                   L3
# CHECK-NEXT:   L2:
# CHECK-NEXT:           14  LOAD_NAME              a
# CHECK-NEXT:           16  POP_JUMP_IF_TRUE       L0
# CHECK-NEXT:     9     18  LOAD_NAME              d
# CHECK-NEXT:           20  POP_TOP
# CHECK-NEXT:   L3:
# CHECK-NEXT:           21  LOAD_CONST_NONE
# CHECK-NEXT:           22  RETURN_VALUE
