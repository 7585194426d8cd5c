# A try with except, else and finally: the else clause is inside the finally and outside the handlers.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
try:
    a
except:
    b
else:
    c
finally:
    d
# CHECK-LABEL: <module>()  state=4 exceptions=2
# CHECK-NEXT:     3      0  SETUP_FINALLY          L3
# CHECK-NEXT:            2  SETUP_EXCEPT           L0
# CHECK-NEXT:     4      4  LOAD_NAME              a
# CHECK-NEXT:            6  POP_TOP
# CHECK-NEXT:            7  POP_EXCEPT_JUMP        L1
# CHECK-NEXT:   L0:
# CHECK-NEXT:            9  POP_TOP
# CHECK-NEXT:     6     10  LOAD_NAME              b
# CHECK-NEXT:           12  POP_TOP
# CHECK-NEXT:           13  POP_EXCEPT_JUMP        L2
# CHECK-NEXT:           15  END_FINALLY
# CHECK-NEXT:   L1:
# CHECK-NEXT:     8     16  LOAD_NAME              c
# CHECK-NEXT:           18  POP_TOP
# CHECK-NEXT:   L2:
# CHECK-NEXT:           19  LOAD_CONST_NONE
# CHECK-NEXT:   L3:
# CHECK-NEXT:    10     20  LOAD_NAME              d
# CHECK-NEXT:           22  POP_TOP
# CHECK-NEXT:           23  END_FINALLY
# CHECK-NEXT:           24  LOAD_CONST_NONE
# CHECK-NEXT:           25  RETURN_VALUE
