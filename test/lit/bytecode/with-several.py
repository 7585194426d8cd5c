# Several items of a with statement nest; without 'as' the result of __enter__ is dropped.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
with a as x, b:
    c
# CHECK-LABEL: <module>()  state=7 exceptions=2
# CHECK-NEXT:     3      0  LOAD_NAME              a
# CHECK-NEXT:            2  SETUP_WITH             L1
# CHECK-NEXT:            4  STORE_NAME             x
# CHECK-NEXT:            6  LOAD_NAME              b
# CHECK-NEXT:            8  SETUP_WITH             L0
# CHECK-NEXT:           10  POP_TOP
# CHECK-NEXT:     4     11  LOAD_NAME              c
# CHECK-NEXT:           13  POP_TOP
# CHECK-NEXT:           14  LOAD_CONST_NONE
# CHECK-NEXT:   L0:
# CHECK-NEXT:           15  WITH_CLEANUP
# CHECK-NEXT:           16  END_FINALLY
# CHECK-NEXT:           17  LOAD_CONST_NONE
# CHECK-NEXT:   L1:
# CHECK-NEXT:           18  WITH_CLEANUP
# CHECK-NEXT:           19  END_FINALLY
# CHECK-NEXT:           20  LOAD_CONST_NONE
# CHECK-NEXT:           21  RETURN_VALUE
