# A slice has three parts only if a step is written; missing parts are None. Several subscripts are a tuple.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
a[b:c]
a[::]
a[:c:d]
a[b, 1:]
# CHECK-LABEL: <module>()  state=4 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              a
# CHECK-NEXT:            2  LOAD_NAME              b
# CHECK-NEXT:            4  LOAD_NAME              c
# CHECK-NEXT:            6  BUILD_SLICE            2
# CHECK-NEXT:            8  LOAD_SUBSCR
# CHECK-NEXT:            9  POP_TOP
# CHECK-NEXT:     4     10  LOAD_NAME              a
# CHECK-NEXT:           12  LOAD_CONST_NONE
# CHECK-NEXT:           13  LOAD_CONST_NONE
# CHECK-NEXT:           14  BUILD_SLICE            2
# CHECK-NEXT:           16  LOAD_SUBSCR
# CHECK-NEXT:           17  POP_TOP
# CHECK-NEXT:     5     18  LOAD_NAME              a
# CHECK-NEXT:           20  LOAD_CONST_NONE
# CHECK-NEXT:           21  LOAD_NAME              c
# CHECK-NEXT:           23  LOAD_NAME              d
# CHECK-NEXT:           25  BUILD_SLICE            3
# CHECK-NEXT:           27  LOAD_SUBSCR
# CHECK-NEXT:           28  POP_TOP
# CHECK-NEXT:     6     29  LOAD_NAME              a
# CHECK-NEXT:           31  LOAD_NAME              b
# CHECK-NEXT:           33  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:           34  LOAD_CONST_NONE
# CHECK-NEXT:           35  BUILD_SLICE            2
# CHECK-NEXT:           37  BUILD_TUPLE            2
# CHECK-NEXT:           39  LOAD_SUBSCR
# CHECK-NEXT:           40  POP_TOP
# CHECK-NEXT:           41  LOAD_CONST_NONE
# CHECK-NEXT:           42  RETURN_VALUE
