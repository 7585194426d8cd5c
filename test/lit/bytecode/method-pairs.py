# An attribute that is called at once is looked up as a method; in assignment targets it is not.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
a.b.c(d).e()
(a.b)()
a.b().c = d
# CHECK-LABEL: <module>()  state=3 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              a
# CHECK-NEXT:            2  LOAD_ATTR              b
# CHECK-NEXT:            4  LOAD_METHOD            c
# CHECK-NEXT:            6  LOAD_NAME              d
# CHECK-NEXT:            8  CALL_METHOD            1 positional, 0 keyword
# CHECK-NEXT:           10  LOAD_METHOD            e
# CHECK-NEXT:           12  CALL_METHOD            0 positional, 0 keyword
# CHECK-NEXT:           14  POP_TOP
# CHECK-NEXT:     4     15  LOAD_NAME              a
# CHECK-NEXT:           17  LOAD_ATTR              b
# CHECK-NEXT:           19  CALL_FUNCTION          0 positional, 0 keyword
# CHECK-NEXT:           21  POP_TOP
# CHECK-NEXT:     5     22  LOAD_NAME              d
# CHECK-NEXT:           24  LOAD_NAME              a
# CHECK-NEXT:           26  LOAD_ATTR              b
# CHECK-NEXT:           28  CALL_FUNCTION          0 positional, 0 keyword
# CHECK-NEXT:           30  STORE_ATTR             c
# CHECK-NEXT:           32  LOAD_CONST_NONE
# CHECK-NEXT:           33  RETURN_VALUE
