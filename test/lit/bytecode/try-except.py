# Typed handlers compare in their order; what no handler takes is raised again by END_FINALLY.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
try:
    a
except E:
    b
except (F, G):
    c
# CHECK-LABEL: <module>()  state=7 exceptions=1
# CHECK-NEXT:     3      0  SETUP_EXCEPT           L0
# CHECK-NEXT:     4      2  LOAD_NAME              a
# CHECK-NEXT:            4  POP_TOP
# CHECK-NEXT:            5  POP_EXCEPT_JUMP        L3
# CHECK-NEXT:   L0:
# CHECK-NEXT:            7  DUP_TOP
# CHECK-NEXT:            8  LOAD_NAME              E
# CHECK-NEXT:           10  BINARY_OP              <exception match>
# CHECK-NEXT:           11  POP_JUMP_IF_FALSE      L1
# CHECK-NEXT:           13  POP_TOP
# CHECK-NEXT:     6     14  LOAD_NAME              b
# CHECK-NEXT:           16  POP_TOP
# CHECK-NEXT:           17  POP_EXCEPT_JUMP        L3
# CHECK-NEXT:   L1:
# CHECK-NEXT:           19  DUP_TOP
# CHECK-NEXT:     7     20  LOAD_NAME              F
# CHECK-NEXT:           22  LOAD_NAME              G
# CHECK-NEXT:           24  BUILD_TUPLE            2
# CHECK-NEXT:           26  BINARY_OP              <exception match>
# CHECK-NEXT:           27  POP_JUMP_IF_FALSE      L2
# CHECK-NEXT:           29  POP_TOP
# CHECK-NEXT:     8     30  LOAD_NAME              c
# CHECK-NEXT:           32  POP_TOP
# CHECK-NEXT:           33  POP_EXCEPT_JUMP        L3
# CHECK-NEXT:   L2:
# CHECK-NEXT:           35  END_FINALLY
# CHECK-NEXT:   L3:
# CHECK-NEXT:           36  LOAD_CONST_NONE
# CHECK-NEXT:           37  RETURN_VALUE
