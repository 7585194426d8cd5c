# Each clause but the else clause jumps to one common end.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
if a:
    x = 1
elif b:
    x = 2
else:
    x = 3
if c:
    x = 4
# CHECK-LABEL: <module>()  state=1 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              a
# CHECK-NEXT:            2  POP_JUMP_IF_FALSE      L0
# CHECK-NEXT:     4      4  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:            5  STORE_NAME             x
# CHECK-NEXT:            7  JUMP                   L2
# CHECK-NEXT:   L0:
# CHECK-NEXT:            9  LOAD_NAME              b
# CHECK-NEXT:           11  POP_JUMP_IF_FALSE      L1
# CHECK-NEXT:     6     13  LOAD_CONST_SMALL_INT   2
# CHECK-NEXT:           14  STORE_NAME             x
# CHECK-NEXT:           16  JUMP                   L2
# CHECK-NEXT:   L1:
# CHECK-NEXT:     8     18  LOAD_CONST_SMALL_INT   3
# CHECK-NEXT:           19  STORE_NAME             x
# CHECK-NEXT:   L2:
# CHECK-NEXT:     9     21  LOAD_NAME              c
# CHECK-NEXT:           23  POP_JUMP_IF_FALSE      L3
# CHECK-NEXT:    10     25  LOAD_CONST_SMALL_INT   4
# CHECK-NEXT:           26  STORE_NAME             x
# CHECK-NEXT:   L3:
# CHECK-NEXT:           28  LOAD_CONST_NONE
# CHECK-NEXT:           29  RETURN_VALUE
