# and, or and not in a condition become jumps; no truth value is built.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
if not (a or b) and (c or not d):
    e
# CHECK-LABEL: <module>()  state=1 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              a
# CHECK-NEXT:            2  POP_JUMP_IF_TRUE       L1
# CHECK-NEXT:            4  LOAD_NAME              b
# CHECK-NEXT:            6  POP_JUMP_IF_TRUE       L1
# CHECK-NEXT:            8  LOAD_NAME              c
# CHECK-NEXT:           10  POP_JUMP_IF_TRUE       L0
# CHECK-NEXT:           12  LOAD_NAME              d
# CHECK-NEXT:           14  POP_JUMP_IF_TRUE       L1
# CHECK-NEXT:   L0:
# CHECK-NEXT:     4     16  LOAD_NAME              e
# CHECK-NEXT:           18  POP_TOP
# CHECK-NEXT:   L1:
# CHECK-NEXT:           19  LOAD_CONST_NONE
# CHECK-NEXT:           20  RETURN_VALUE
