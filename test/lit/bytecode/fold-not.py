# Not folded: what would raise, comparisons, strings and bools.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
1 // 0
1 << -1
2 < 3
"a" * 3
True + 1
# CHECK-LABEL: <module>()  state=2 exceptions=0
# CHECK-NEXT:     3      0  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:            1  LOAD_CONST_SMALL_INT   0
# CHECK-NEXT:            2  BINARY_OP              __floordiv__
# CHECK-NEXT:            3  POP_TOP
# CHECK-NEXT:     4      4  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:            5  LOAD_CONST_SMALL_INT   -1
# CHECK-NEXT:            6  BINARY_OP              __lshift__
# CHECK-NEXT:            7  POP_TOP
# CHECK-NEXT:     5      8  LOAD_CONST_SMALL_INT   2
# CHECK-NEXT:            9  LOAD_CONST_SMALL_INT   3
# CHECK-NEXT:           10  BINARY_OP              __lt__
# CHECK-NEXT:           11  POP_TOP
# CHECK-NEXT:     6     12  LOAD_CONST_STRING      'a'
# CHECK-NEXT:           14  LOAD_CONST_SMALL_INT   3
# CHECK-NEXT:           15  BINARY_OP              __mul__
# CHECK-NEXT:           16  POP_TOP
# CHECK-NEXT:     7     17  LOAD_CONST_TRUE
# CHECK-NEXT:           18  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:           19  BINARY_OP              __add__
# CHECK-NEXT:           20  POP_TOP
# CHECK-NEXT:           21  LOAD_CONST_NONE
# CHECK-NEXT:           22  RETURN_VALUE
