# 'while True' jumps back without a test, a loop that is never entered leaves its else clause only.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
while True:
    a
    if b: break
while ():
    never()
else:
    c
# CHECK-LABEL: <module>()  state=1 exceptions=0
# CHECK-NEXT:   L0:
# CHECK-NEXT:     4      0  LOAD_NAME              a
# CHECK-NEXT:            2  POP_TOP
# CHECK-NEXT:     5      3  LOAD_NAME              b
# CHECK-NEXT:            5  POP_JUMP_IF_FALSE      L1
# CHECK-NEXT:            7  JUMP                   L2
# CHECK-NEXT:   L1:
# CHECK-NEXT:            9  JUMP                   L0
# CHECK-NEXT:   L2:
# CHECK-NEXT:     9     11  LOAD_NAME              c
# CHECK-NEXT:           13  POP_TOP
# CHECK-NEXT:           14  LOAD_CONST_NONE
# CHECK-NEXT:           15  RETURN_VALUE
