# A comparison chain in a condition is made as a value first and then tested.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
while a < b < c:
    d
# CHECK-LABEL: <module>()  state=3 exceptions=0
# CHECK-NEXT:     3      0  JUMP                   L1
# CHECK-NEXT:   L0:
# CHECK-NEXT:     4      2  LOAD_NAME              d
# CHECK-NEXT:            4  POP_TOP
# CHECK-NEXT:   L1:
# CHECK-NEXT:            5  LOAD_NAME              a
# CHECK-NEXT:            7  LOAD_NAME              b
# CHECK-NEXT:            9  DUP_TOP
# CHECK-NEXT:           10  ROT_THREE
# CHECK-NEXT:           11  BINARY_OP              __lt__
# CHECK-NEXT:           12  JUMP_IF_FALSE_OR_POP   L2
# CHECK-NEXT:           14  LOAD_NAME              c
# CHECK-NEXT:           16  BINARY_OP              __lt__
# CHECK-NEXT:           17  JUMP                   L3
# CHECK-NEXT:   L2:
# CHECK-NEXT:           19  ROT_TWO
# CHECK-NEXT:           20  POP_TOP
# CHECK-NEXT:   L3:
# CHECK-NEXT:           21  POP_JUMP_IF_TRUE       L0
# CHECK-NEXT:           23  LOAD_CONST_NONE
# CHECK-NEXT:           24  RETURN_VALUE
