# Names outside functions are looked up by NAME instructions; in functions what is not local is global.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
a = b
del a
def f():
    global c
    c = a
    del c
# CHECK-LABEL: <module>()  state=1 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              b
# CHECK-NEXT:            2  STORE_NAME             a
# CHECK-NEXT:     4      4  DELETE_NAME            a
# CHECK-NEXT:     5      6  MAKE_FUNCTION          0 (f)
# CHECK-NEXT:            8  STORE_NAME             f
# CHECK-NEXT:           10  LOAD_CONST_NONE
# CHECK-NEXT:           11  RETURN_VALUE
# CHECK-LABEL: f()  state=1 exceptions=0
# CHECK-NEXT:     7      0  LOAD_GLOBAL            a
# CHECK-NEXT:            2  STORE_GLOBAL           c
# CHECK-NEXT:     8      4  DELETE_GLOBAL          c
# CHECK-NEXT:            6  LOAD_CONST_NONE
# CHECK-NEXT:            7  RETURN_VALUE
