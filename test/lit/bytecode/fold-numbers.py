# Constant numbers fold when all operands of a chain are constant; other chains stay as they are.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
a = 7 // -2 * 3
a = 1 + 2 + b
a = (1 + 2) + b
a = 2 ** 40 - 0.5
a = ~5 ^ 1 << 4
# CHECK-LABEL: <module>()  state=2 exceptions=0
# CHECK-NEXT:     3      0  LOAD_CONST_SMALL_INT   -12
# CHECK-NEXT:            1  STORE_NAME             a
# CHECK-NEXT:     4      3  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:            4  LOAD_CONST_SMALL_INT   2
# CHECK-NEXT:            5  BINARY_OP              __add__
# CHECK-NEXT:            6  LOAD_NAME              b
# CHECK-NEXT:            8  BINARY_OP              __add__
# CHECK-NEXT:            9  STORE_NAME             a
# CHECK-NEXT:     5     11  LOAD_CONST_SMALL_INT   3
# CHECK-NEXT:           12  LOAD_NAME              b
# CHECK-NEXT:           14  BINARY_OP              __add__
# CHECK-NEXT:           15  STORE_NAME             a
# CHECK-NEXT:     6     17  LOAD_CONST_OBJ         0 (1099511627775.5)
# CHECK-NEXT:           19  STORE_NAME             a
# CHECK-NEXT:     7     21  LOAD_CONST_SMALL_INT   -22
# CHECK-NEXT:           23  STORE_NAME             a
# CHECK-NEXT:           25  LOAD_CONST_NONE
# CHECK-NEXT:           26  RETURN_VALUE
