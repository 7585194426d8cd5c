# A chain of comparisons evaluates the middle operands once and leaves at the first false result.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
low < x.y <= high != last
# CHECK-LABEL: <module>()  state=3 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              low
# CHECK-NEXT:            2  LOAD_NAME              x
# CHECK-NEXT:            4  LOAD_ATTR              y
# CHECK-NEXT:            6  DUP_TOP
# CHECK-NEXT:            7  ROT_THREE
# CHECK-NEXT:            8  BINARY_OP              __lt__
# CHECK-NEXT:            9  JUMP_IF_FALSE_OR_POP   L0
# CHECK-NEXT:           11  LOAD_NAME              high
# CHECK-NEXT:           13  DUP_TOP
# CHECK-NEXT:           14  ROT_THREE
# CHECK-NEXT:           15  BINARY_OP              __le__
# CHECK-NEXT:           16  JUMP_IF_FALSE_OR_POP   L0
# CHECK-NEXT:           18  LOAD_NAME              last
# CHECK-NEXT:           20  BINARY_OP              __ne__
# CHECK-NEXT:           21  JUMP                   L1
# CHECK-NEXT:   L0:
# CHECK-NEXT:           23  ROT_TWO
# CHECK-NEXT:           24  POP_TOP
# CHECK-NEXT:   L1:
# CHECK-NEXT:           25  POP_TOP
# CHECK-NEXT:           26  LOAD_CONST_NONE
# CHECK-NEXT:           27  RETURN_VALUE
