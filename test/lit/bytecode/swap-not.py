# No exchange on the stack with parentheses, constants, four values or two target lists.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
(a, b) = b, a
a, b = 1, 2
a, b, c, d = d, c, b, a
a, b = c, d = d, a
# CHECK-LABEL: <module>()  state=4 exceptions=0
# CHECK:            4  BUILD_TUPLE            2
# CHECK-NEXT:            6  UNPACK_SEQUENCE        2
# CHECK:     4     12  LOAD_CONST_OBJ         0 ((1, 2))
# CHECK-NEXT:           14  UNPACK_SEQUENCE        2
# CHECK:           28  BUILD_TUPLE            4
# CHECK-NEXT:           30  UNPACK_SEQUENCE        4
# CHECK:           44  BUILD_TUPLE            2
# CHECK-NEXT:           46  DUP_TOP
# CHECK-NEXT:           47  UNPACK_SEQUENCE        2
# CHECK:           53  UNPACK_SEQUENCE        2
