# A last elif clause jumps to the end although the end comes next.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
if a:
    b
elif c:
    d
# CHECK-LABEL: <module>()  state=1 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              a
# CHECK-NEXT:            2  POP_JUMP_IF_FALSE      L0
# CHECK-NEXT:     4      4  LOAD_NAME              b
# CHECK-NEXT:            6  POP_TOP
# CHECK-NEXT:            7  JUMP                   L1
# CHECK-NEXT:   L0:
# CHECK-NEXT:            9  LOAD_NAME              c
# CHECK-NEXT:           11  POP_JUMP_IF_FALSE      L1
# CHECK-NEXT:     6     13  LOAD_NAME              d
# CHECK-NEXT:           15  POP_TOP
# CHECK-NEXT:           16  JUMP                   L1
# CHECK-NEXT:   L1:
# CHECK-NEXT:           18  LOAD_CONST_NONE
# CHECK-NEXT:           19  RETURN_VALUE
