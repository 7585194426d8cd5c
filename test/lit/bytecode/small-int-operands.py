# Integers from -16 to 47 take one byte; others as many as their value needs.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f():
    [-17, -16, 47, 48, 63, 64, -64, -65]
# CHECK-LABEL: f()  state=8 exceptions=0
# CHECK-NEXT:     4      0  LOAD_CONST_SMALL_INT   -17
# CHECK-NEXT:            2  LOAD_CONST_SMALL_INT   -16
# CHECK-NEXT:            3  LOAD_CONST_SMALL_INT   47
# CHECK-NEXT:            4  LOAD_CONST_SMALL_INT   48
# CHECK-NEXT:            6  LOAD_CONST_SMALL_INT   63
# CHECK-NEXT:            8  LOAD_CONST_SMALL_INT   64
# CHECK-NEXT:           11  LOAD_CONST_SMALL_INT   -64
# CHECK-NEXT:           13  LOAD_CONST_SMALL_INT   -65
# CHECK-NEXT:           16  BUILD_LIST             8
# CHECK-NEXT:           18  POP_TOP
# CHECK-NEXT:           19  LOAD_CONST_NONE
# CHECK-NEXT:           20  RETURN_VALUE
