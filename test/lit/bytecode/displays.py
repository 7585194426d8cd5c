# Tuples, lists and sets are built from their elements; the empty ones too, lists also of constants.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
a, b
()
[1, 2]
[]
{a}
# CHECK-LABEL: <module>()  state=2 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              a
# CHECK-NEXT:            2  LOAD_NAME              b
# CHECK-NEXT:            4  BUILD_TUPLE            2
# CHECK-NEXT:            6  POP_TOP
# CHECK-NEXT:     4      7  BUILD_TUPLE            0
# CHECK-NEXT:            9  POP_TOP
# CHECK-NEXT:     5     10  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:           11  LOAD_CONST_SMALL_INT   2
# CHECK-NEXT:           12  BUILD_LIST             2
# CHECK-NEXT:           14  POP_TOP
# CHECK-NEXT:     6     15  BUILD_LIST             0
# CHECK-NEXT:           17  POP_TOP
# CHECK-NEXT:     7     18  LOAD_NAME              a
# CHECK-NEXT:           20  BUILD_SET              1
# CHECK-NEXT:           22  POP_TOP
# CHECK-NEXT:           23  LOAD_CONST_NONE
# CHECK-NEXT:           24  RETURN_VALUE
