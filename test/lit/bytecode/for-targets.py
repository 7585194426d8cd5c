# The target of a for loop is stored like any other; a bare tuple is the iterable.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
for a.b, c[0] in x, y:
    pass
# CHECK-LABEL: <module>()  state=7 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              x
# CHECK-NEXT:            2  LOAD_NAME              y
# CHECK-NEXT:            4  BUILD_TUPLE            2
# CHECK-NEXT:            6  GET_ITER_STACK
# CHECK-NEXT:   L0:
# CHECK-NEXT:            7  FOR_ITER               L1
# CHECK-NEXT:            9  UNPACK_SEQUENCE        2
# CHECK-NEXT:           11  LOAD_NAME              a
# CHECK-NEXT:           13  STORE_ATTR             b
# CHECK-NEXT:           15  LOAD_NAME              c
# CHECK-NEXT:           17  LOAD_CONST_SMALL_INT   0
# CHECK-NEXT:           18  STORE_SUBSCR
# CHECK-NEXT:     4     19  JUMP                   L0
# CHECK-NEXT:   L1:
# CHECK-NEXT:           21  LOAD_CONST_NONE
# CHECK-NEXT:           22  RETURN_VALUE
