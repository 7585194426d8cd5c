# A tuple of constants is one object; an empty tuple alone, lists and tuples with names are built.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
x = 1, "a", (None, b"c", ())
x = ()
x = [1], (2, a)
# CHECK-LABEL: <module>()  state=3 exceptions=0
# CHECK-NEXT:     3      0  LOAD_CONST_OBJ         0 ((1, 'a', (None, b'c', ())))
# CHECK-NEXT:            2  STORE_NAME             x
# CHECK-NEXT:     4      4  BUILD_TUPLE            0
# CHECK-NEXT:            6  STORE_NAME             x
# CHECK-NEXT:     5      8  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:            9  BUILD_LIST             1
# CHECK-NEXT:           11  LOAD_CONST_SMALL_INT   2
# CHECK-NEXT:           12  LOAD_NAME              a
# CHECK-NEXT:           14  BUILD_TUPLE            2
# CHECK-NEXT:           16  BUILD_TUPLE            2
# CHECK-NEXT:           18  STORE_NAME             x
# CHECK-NEXT:           20  LOAD_CONST_NONE
# CHECK-NEXT:           21  RETURN_VALUE
