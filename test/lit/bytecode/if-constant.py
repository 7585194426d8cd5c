# Clauses with a constant condition: a false one leaves no code, a true one ends the statement.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
if 0:
    never()
elif a:
    b
elif "yes":
    c
elif d:
    never()
else:
    never()
# CHECK-LABEL: <module>()  state=1 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              a
# CHECK-NEXT:            2  POP_JUMP_IF_FALSE      L0
# CHECK-NEXT:     6      4  LOAD_NAME              b
# CHECK-NEXT:            6  POP_TOP
# CHECK-NEXT:            7  JUMP                   L1
# CHECK-NEXT:   L0:
# CHECK-NEXT:     8      9  LOAD_NAME              c
# CHECK-NEXT:           11  POP_TOP
# CHECK-NEXT:   L1:
# CHECK-NEXT:           12  LOAD_CONST_NONE
# CHECK-NEXT:           13  RETURN_VALUE
