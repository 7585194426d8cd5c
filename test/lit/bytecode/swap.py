# Two or three bare values for as many bare targets are exchanged on the stack, without a tuple.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
a, b = b, a
a, b, c = c, a, b
# CHECK-LABEL: <module>()  state=3 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              b
# CHECK-NEXT:            2  LOAD_NAME              a
# CHECK-NEXT:            4  ROT_TWO
# CHECK-NEXT:            5  STORE_NAME             a
# CHECK-NEXT:            7  STORE_NAME             b
# CHECK-NEXT:     4      9  LOAD_NAME              c
# CHECK-NEXT:           11  LOAD_NAME              a
# CHECK-NEXT:           13  LOAD_NAME              b
# CHECK-NEXT:           15  ROT_THREE
# CHECK-NEXT:           16  ROT_TWO
# CHECK-NEXT:           17  STORE_NAME             a
# CHECK-NEXT:           19  STORE_NAME             b
# CHECK-NEXT:           21  STORE_NAME             c
# CHECK-NEXT:           23  LOAD_CONST_NONE
# CHECK-NEXT:           24  RETURN_VALUE
