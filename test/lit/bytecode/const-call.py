# const() is an ordinary call in an expression and with several or other targets.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
a = b = const(1)
c.d = const(2)
e = const(3) + 1
# CHECK-LABEL: <module>()  state=2 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              const
# CHECK-NEXT:            2  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:            3  CALL_FUNCTION          1 positional, 0 keyword
# CHECK-NEXT:            5  DUP_TOP
# CHECK-NEXT:            6  STORE_NAME             a
# CHECK-NEXT:            8  STORE_NAME             b
# CHECK-NEXT:     4     10  LOAD_NAME              const
# CHECK-NEXT:           12  LOAD_CONST_SMALL_INT   2
# CHECK-NEXT:           13  CALL_FUNCTION          1 positional, 0 keyword
# CHECK-NEXT:           15  LOAD_NAME              c
# CHECK-NEXT:           17  STORE_ATTR             d
# CHECK-NEXT:     5     19  LOAD_NAME              const
# CHECK-NEXT:           21  LOAD_CONST_SMALL_INT   3
# CHECK-NEXT:           22  CALL_FUNCTION          1 positional, 0 keyword
# CHECK-NEXT:           24  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:           25  BINARY_OP              __add__
# CHECK-NEXT:           26  STORE_NAME             e
# CHECK-NEXT:           28  LOAD_CONST_NONE
# CHECK-NEXT:           29  RETURN_VALUE
