# Constant operands of and/or/not disappear; those that end the chain take the rest with them.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
x = a or 0 or b
x = a and 1 and b
x = a or 1 or never
x = None and never
x = not ""
# CHECK-LABEL: <module>()  state=1 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              a
# CHECK-NEXT:            2  JUMP_IF_TRUE_OR_POP    L0
# CHECK-NEXT:            4  LOAD_NAME              b
# CHECK-NEXT:   L0:
# CHECK-NEXT:            6  STORE_NAME             x
# CHECK-NEXT:     4      8  LOAD_NAME              a
# CHECK-NEXT:           10  JUMP_IF_FALSE_OR_POP   L1
# CHECK-NEXT:           12  LOAD_NAME              b
# CHECK-NEXT:   L1:
# CHECK-NEXT:           14  STORE_NAME             x
# CHECK-NEXT:     5     16  LOAD_NAME              a
# CHECK-NEXT:           18  JUMP_IF_TRUE_OR_POP    L2
# CHECK-NEXT:           20  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:   L2:
# CHECK-NEXT:           21  STORE_NAME             x
# CHECK-NEXT:     6     23  LOAD_CONST_NONE
# CHECK-NEXT:           24  STORE_NAME             x
# CHECK-NEXT:     7     26  LOAD_CONST_TRUE
# CHECK-NEXT:           27  STORE_NAME             x
# CHECK-NEXT:           29  LOAD_CONST_NONE
# CHECK-NEXT:           30  RETURN_VALUE
