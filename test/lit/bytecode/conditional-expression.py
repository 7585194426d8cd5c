# Both arms of a conditional expression leave one value; a nested one in the else arm shares nothing.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
r = a if c else b if d else e
# CHECK-LABEL: <module>()  state=1 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              c
# CHECK-NEXT:            2  POP_JUMP_IF_FALSE      L0
# CHECK-NEXT:            4  LOAD_NAME              a
# CHECK-NEXT:            6  JUMP                   L2
# CHECK-NEXT:   L0:
# CHECK-NEXT:            8  LOAD_NAME              d
# CHECK-NEXT:           10  POP_JUMP_IF_FALSE      L1
# CHECK-NEXT:           12  LOAD_NAME              b
# CHECK-NEXT:           14  JUMP                   L2
# CHECK-NEXT:   L1:
# CHECK-NEXT:           16  LOAD_NAME              e
# CHECK-NEXT:   L2:
# CHECK-NEXT:           18  STORE_NAME             r
# CHECK-NEXT:           20  LOAD_CONST_NONE
# CHECK-NEXT:           21  RETURN_VALUE
