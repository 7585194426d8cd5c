# Object and index of an augmented target are evaluated once.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
a += b
a.b -= c
a[b] //= c, d
# CHECK-LABEL: <module>()  state=5 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              a
# CHECK-NEXT:            2  LOAD_NAME              b
# CHECK-NEXT:            4  BINARY_OP              __iadd__
# CHECK-NEXT:            5  STORE_NAME             a
# CHECK-NEXT:     4      7  LOAD_NAME              a
# CHECK-NEXT:            9  DUP_TOP
# CHECK-NEXT:           10  LOAD_ATTR              b
# CHECK-NEXT:           12  LOAD_NAME              c
# CHECK-NEXT:           14  BINARY_OP              __isub__
# CHECK-NEXT:           15  ROT_TWO
# CHECK-NEXT:           16  STORE_ATTR             b
# CHECK-NEXT:     5     18  LOAD_NAME              a
# CHECK-NEXT:           20  LOAD_NAME              b
# CHECK-NEXT:           22  DUP_TOP_TWO
# CHECK-NEXT:           23  LOAD_SUBSCR
# CHECK-NEXT:           24  LOAD_NAME              c
# CHECK-NEXT:           26  LOAD_NAME              d
# CHECK-NEXT:           28  BUILD_TUPLE            2
# CHECK-NEXT:           30  BINARY_OP              __ifloordiv__
# CHECK-NEXT:           31  ROT_THREE
# CHECK-NEXT:           32  STORE_SUBSCR
# CHECK-NEXT:           33  LOAD_CONST_NONE
# CHECK-NEXT:           34  RETURN_VALUE
