# Keyword-only defaults are a dictionary behind the tuple of positional ones, or behind a null.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a=1, *, b=x, c, d=2): pass
def g(*, b=3): pass
# CHECK-LABEL: <module>()  state=4 exceptions=0
# CHECK-NEXT:     3      0  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:            1  BUILD_TUPLE            1
# CHECK-NEXT:            3  BUILD_MAP              0
# CHECK-NEXT:            5  LOAD_NAME              x
# CHECK-NEXT:            7  LOAD_CONST_STRING      'b'
# CHECK-NEXT:            9  STORE_MAP
# CHECK-NEXT:           10  LOAD_CONST_SMALL_INT   2
# CHECK-NEXT:           11  LOAD_CONST_STRING      'd'
# CHECK-NEXT:           13  STORE_MAP
# CHECK-NEXT:           14  MAKE_FUNCTION_DEFARGS  0 (f)
# CHECK-NEXT:           16  STORE_NAME             f
# CHECK-NEXT:     4     18  LOAD_NULL
# CHECK-NEXT:           19  BUILD_MAP              0
# CHECK-NEXT:           21  LOAD_CONST_SMALL_INT   3
# CHECK-NEXT:           22  LOAD_CONST_STRING      'b'
# CHECK-NEXT:           24  STORE_MAP
# CHECK-NEXT:           25  MAKE_FUNCTION_DEFARGS  1 (g)
# CHECK-NEXT:           27  STORE_NAME             g
# CHECK-NEXT:           29  LOAD_CONST_NONE
# CHECK-NEXT:           30  RETURN_VALUE
