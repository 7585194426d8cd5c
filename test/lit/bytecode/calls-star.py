# With * or ** the mask of starred positions follows the arguments.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
f(*a)
f(a, *b, c, *d)
f(**k)
o.m(a, *b, key=c, **k)
# CHECK-LABEL: <module>()  state=9 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              f
# CHECK-NEXT:            2  LOAD_NAME              a
# CHECK-NEXT:            4  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:            5  CALL_FUNCTION_VAR_KW   1 positional, 0 keyword
# CHECK-NEXT:            7  POP_TOP
# CHECK-NEXT:     4      8  LOAD_NAME              f
# CHECK-NEXT:           10  LOAD_NAME              a
# CHECK-NEXT:           12  LOAD_NAME              b
# CHECK-NEXT:           14  LOAD_NAME              c
# CHECK-NEXT:           16  LOAD_NAME              d
# CHECK-NEXT:           18  LOAD_CONST_SMALL_INT   10
# CHECK-NEXT:           19  CALL_FUNCTION_VAR_KW   4 positional, 0 keyword
# CHECK-NEXT:           21  POP_TOP
# CHECK-NEXT:     5     22  LOAD_NAME              f
# CHECK-NEXT:           24  LOAD_NULL
# CHECK-NEXT:           25  LOAD_NAME              k
# CHECK-NEXT:           27  LOAD_CONST_SMALL_INT   0
# CHECK-NEXT:           28  CALL_FUNCTION_VAR_KW   0 positional, 1 keyword
# CHECK-NEXT:           31  POP_TOP
# CHECK-NEXT:     6     32  LOAD_NAME              o
# CHECK-NEXT:           34  LOAD_METHOD            m
# CHECK-NEXT:           36  LOAD_NAME              a
# CHECK-NEXT:           38  LOAD_NAME              b
# CHECK-NEXT:           40  LOAD_CONST_STRING      'key'
# CHECK-NEXT:           42  LOAD_NAME              c
# CHECK-NEXT:           44  LOAD_NULL
# CHECK-NEXT:           45  LOAD_NAME              k
# CHECK-NEXT:           47  LOAD_CONST_SMALL_INT   2
# CHECK-NEXT:           48  CALL_METHOD_VAR_KW     2 positional, 2 keyword
# CHECK-NEXT:           51  POP_TOP
# CHECK-NEXT:           52  LOAD_CONST_NONE
# CHECK-NEXT:           53  RETURN_VALUE
