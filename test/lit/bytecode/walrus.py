# := leaves the value that it stores.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
if (n := a()) and n:
    b
# CHECK-LABEL: <module>()  state=2 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              a
# CHECK-NEXT:            2  CALL_FUNCTION          0 positional, 0 keyword
# CHECK-NEXT:            4  DUP_TOP
# CHECK-NEXT:            5  STORE_NAME             n
# CHECK-NEXT:            7  POP_JUMP_IF_FALSE      L0
# CHECK-NEXT:            9  LOAD_NAME              n
# CHECK-NEXT:           11  POP_JUMP_IF_FALSE      L0
# CHECK-NEXT:     4     13  LOAD_NAME              b
# CHECK-NEXT:           15  POP_TOP
# CHECK-NEXT:   L0:
# CHECK-NEXT:           16  LOAD_CONST_NONE
# CHECK-NEXT:           17  RETURN_VALUE
