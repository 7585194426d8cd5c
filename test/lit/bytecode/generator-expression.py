# A generator expression yields its elements; GET_ITER is in the enclosing scope.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
f(x for x in y)
# CHECK-LABEL: <module>()  state=3 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              f
# CHECK-NEXT:            2  MAKE_FUNCTION          0 (<genexpr>)
# CHECK-NEXT:            4  LOAD_NAME              y
# CHECK-NEXT:            6  GET_ITER
# CHECK-NEXT:            7  CALL_FUNCTION          1 positional, 0 keyword
# CHECK-NEXT:            9  CALL_FUNCTION          1 positional, 0 keyword
# CHECK-NEXT:           11  POP_TOP
# CHECK-NEXT:           12  LOAD_CONST_NONE
# CHECK-NEXT:           13  RETURN_VALUE
# CHECK-LABEL: <genexpr>(*)  state=7 exceptions=0 positional=1 flags=GENERATOR
# CHECK-NEXT:     3      0  LOAD_NULL
# CHECK-NEXT:            1  LOAD_FAST              0
# CHECK-NEXT:            2  LOAD_NULL
# CHECK-NEXT:            3  LOAD_NULL
# CHECK-NEXT:   L0:
# CHECK-NEXT:            4  FOR_ITER               L1
# CHECK-NEXT:            6  STORE_FAST             1
# CHECK-NEXT:            7  LOAD_FAST              1
# CHECK-NEXT:            8  YIELD_VALUE
# CHECK-NEXT:            9  POP_TOP
# CHECK-NEXT:           10  JUMP                   L0
# CHECK-NEXT:   L1:
# CHECK-NEXT:           12  LOAD_CONST_NONE
# CHECK-NEXT:           13  RETURN_VALUE
