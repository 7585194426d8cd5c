# A lambda in a default is made before the function itself: it is the first child.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a=lambda: 0): pass
# CHECK-LABEL: <module>()  state=2 exceptions=0
# CHECK-NEXT:     3      0  MAKE_FUNCTION          0 (<lambda>)
# CHECK-NEXT:            2  BUILD_TUPLE            1
# CHECK-NEXT:            4  LOAD_NULL
# CHECK-NEXT:            5  MAKE_FUNCTION_DEFARGS  1 (f)
# CHECK-NEXT:            7  STORE_NAME             f
# CHECK-NEXT:            9  LOAD_CONST_NONE
# CHECK-NEXT:           10  RETURN_VALUE
