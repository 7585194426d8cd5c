# and/or as values keep the operand that decides; one end label serves the whole chain.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
r = a and b and c
s = a or b and not c
# CHECK-LABEL: <module>()  state=1 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              a
# CHECK-NEXT:            2  JUMP_IF_FALSE_OR_POP   L0
# CHECK-NEXT:            4  LOAD_NAME              b
# CHECK-NEXT:            6  JUMP_IF_FALSE_OR_POP   L0
# CHECK-NEXT:            8  LOAD_NAME              c
# CHECK-NEXT:   L0:
# CHECK-NEXT:           10  STORE_NAME             r
# CHECK-NEXT:     4     12  LOAD_NAME              a
# CHECK-NEXT:           14  JUMP_IF_TRUE_OR_POP    L1
# CHECK-NEXT:           16  LOAD_NAME              b
# CHECK-NEXT:           18  JUMP_IF_FALSE_OR_POP   L1
# CHECK-NEXT:           20  LOAD_NAME              c
# CHECK-NEXT:           22  UNARY_OP               <not>
# CHECK-NEXT:   L1:
# CHECK-NEXT:           23  STORE_NAME             s
# CHECK-NEXT:           25  LOAD_CONST_NONE
# CHECK-NEXT:           26  RETURN_VALUE
