# Targets are unpacked from the left; a star takes what is left over.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(s):
    a, (b, [c]) = s
    a, *b, c = s
    *a, = s
    [] = s
# CHECK-LABEL: f(s)  state=7 exceptions=0 positional=1
# CHECK-NEXT:     4      0  LOAD_FAST              0 (s)
# CHECK-NEXT:            1  UNPACK_SEQUENCE        2
# CHECK-NEXT:            3  STORE_FAST             1
# CHECK-NEXT:            4  UNPACK_SEQUENCE        2
# CHECK-NEXT:            6  STORE_FAST             2
# CHECK-NEXT:            7  UNPACK_SEQUENCE        1
# CHECK-NEXT:            9  STORE_FAST             3
# CHECK-NEXT:     5     10  LOAD_FAST              0 (s)
# CHECK-NEXT:           11  UNPACK_EX              1 before, 1 after
# CHECK-NEXT:           14  STORE_FAST             1
# CHECK-NEXT:           15  STORE_FAST             2
# CHECK-NEXT:           16  STORE_FAST             3
# CHECK-NEXT:     6     17  LOAD_FAST              0 (s)
# CHECK-NEXT:           18  UNPACK_EX              0 before, 0 after
# CHECK-NEXT:           20  STORE_FAST             1
# CHECK-NEXT:     7     21  LOAD_FAST              0 (s)
# CHECK-NEXT:           22  UNPACK_SEQUENCE        0
# CHECK-NEXT:           24  LOAD_CONST_NONE
# CHECK-NEXT:           25  RETURN_VALUE
