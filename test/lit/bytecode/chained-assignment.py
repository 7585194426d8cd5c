# The value is evaluated once and stored from the left: names, attributes, subscripts.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
a = b.c = d[e] = f()
# CHECK-LABEL: <module>()  state=3 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              f
# CHECK-NEXT:            2  CALL_FUNCTION          0 positional, 0 keyword
# CHECK-NEXT:            4  DUP_TOP
# CHECK-NEXT:            5  STORE_NAME             a
# CHECK-NEXT:            7  DUP_TOP
# CHECK-NEXT:            8  LOAD_NAME              b
# CHECK-NEXT:           10  STORE_ATTR             c
# CHECK-NEXT:           12  LOAD_NAME              d
# CHECK-NEXT:           14  LOAD_NAME              e
# CHECK-NEXT:           16  STORE_SUBSCR
# CHECK-NEXT:           17  LOAD_CONST_NONE
# CHECK-NEXT:           18  RETURN_VALUE
