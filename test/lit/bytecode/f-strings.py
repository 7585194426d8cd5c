# An f-string is a call of format on the joined text; conversions are calls and = writes the expression.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
f"a{b}c{d!r:>4}"
f"{{}} {x=}"
f"plain"
# CHECK-LABEL: <module>()  state=4 exceptions=0
# CHECK-NEXT:     3      0  LOAD_CONST_OBJ         0 ('a{}c{!r:>4}')
# CHECK-NEXT:            2  LOAD_METHOD            format
# CHECK-NEXT:            4  LOAD_NAME              b
# CHECK-NEXT:            6  LOAD_NAME              d
# CHECK-NEXT:            8  CALL_METHOD            2 positional, 0 keyword
# CHECK-NEXT:           10  POP_TOP
# CHECK-NEXT:     4     11  LOAD_CONST_STRING      '{{[{][{]}}}} x={}'
# CHECK-NEXT:           13  LOAD_METHOD            format
# CHECK-NEXT:           15  LOAD_NAME              x
# CHECK-NEXT:           17  CALL_METHOD            1 positional, 0 keyword
# CHECK-NEXT:           19  POP_TOP
# CHECK-NEXT:     5     20  LOAD_CONST_STRING      'plain'
# CHECK-NEXT:           22  LOAD_METHOD            format
# CHECK-NEXT:           24  CALL_METHOD            0 positional, 0 keyword
# CHECK-NEXT:           26  POP_TOP
# CHECK-NEXT:           27  LOAD_CONST_NONE
# CHECK-NEXT:           28  RETURN_VALUE
