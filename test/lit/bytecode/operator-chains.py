# Operators of one level apply from the left, ** from the right, unary ones after their operand.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
p - q + r
p ** q ** -r
~p * +q
# CHECK-LABEL: <module>()  state=3 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              p
# CHECK-NEXT:            2  LOAD_NAME              q
# CHECK-NEXT:            4  BINARY_OP              __sub__
# CHECK-NEXT:            5  LOAD_NAME              r
# CHECK-NEXT:            7  BINARY_OP              __add__
# CHECK-NEXT:            8  POP_TOP
# CHECK-NEXT:     4      9  LOAD_NAME              p
# CHECK-NEXT:           11  LOAD_NAME              q
# CHECK-NEXT:           13  LOAD_NAME              r
# CHECK-NEXT:           15  UNARY_OP               __neg__
# CHECK-NEXT:           16  BINARY_OP              __pow__
# CHECK-NEXT:           17  BINARY_OP              __pow__
# CHECK-NEXT:           18  POP_TOP
# CHECK-NEXT:     5     19  LOAD_NAME              p
# CHECK-NEXT:           21  UNARY_OP               __invert__
# CHECK-NEXT:           22  LOAD_NAME              q
# CHECK-NEXT:           24  UNARY_OP               __pos__
# CHECK-NEXT:           25  BINARY_OP              __mul__
# CHECK-NEXT:           26  POP_TOP
# CHECK-NEXT:           27  LOAD_CONST_NONE
# CHECK-NEXT:           28  RETURN_VALUE
