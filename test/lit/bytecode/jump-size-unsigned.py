# A jump that only goes forward reaches 126 bytes in short form; 127 need another byte.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a):
    return a and [
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
def g(a):
    return a and [
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, x]
# CHECK-LABEL: f(a)  state=125 exceptions=0 positional=1
# CHECK:            1  JUMP_IF_FALSE_OR_POP   L0
# CHECK-NEXT:            3  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:            4  LOAD_CONST_SMALL_INT   1
# CHECK:          127  BUILD_LIST             124
# CHECK-NEXT:   L0:
# CHECK-NEXT:          129  RETURN_VALUE
# CHECK-LABEL: g(a)  state=125 exceptions=0 positional=1
# CHECK:            1  JUMP_IF_FALSE_OR_POP   L0
# CHECK-NEXT:            4  LOAD_CONST_SMALL_INT   1
# CHECK:          127  LOAD_GLOBAL            x
# CHECK-NEXT:          129  BUILD_LIST             124
# CHECK-NEXT:   L0:
# CHECK-NEXT:          131  RETURN_VALUE
