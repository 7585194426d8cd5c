# Positional defaults are a tuple, built even of constants; a null stands for the keyword-only ones.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a, b=1, c=2): pass
# CHECK-LABEL: <module>()  state=2 exceptions=0
# CHECK-NEXT:     3      0  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:            1  LOAD_CONST_SMALL_INT   2
# CHECK-NEXT:            2  BUILD_TUPLE            2
# CHECK-NEXT:            4  LOAD_NULL
# CHECK-NEXT:            5  MAKE_FUNCTION_DEFARGS  0 (f)
# CHECK-NEXT:            7  STORE_NAME             f
# CHECK-NEXT:            9  LOAD_CONST_NONE
# CHECK-NEXT:           10  RETURN_VALUE
