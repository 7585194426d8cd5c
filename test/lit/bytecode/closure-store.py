# Stores and deletions of a nonlocal variable go through its cell.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f():
    n = 0
    def g():
        nonlocal n
        n += 1
        del n
    return g
# CHECK-LABEL: g(*)  state=3 exceptions=0 positional=1
# CHECK-NEXT:     7      0  LOAD_DEREF             0
# CHECK-NEXT:            2  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:            3  BINARY_OP              __iadd__
# CHECK-NEXT:            4  STORE_DEREF            0
# CHECK-NEXT:     8      6  DELETE_DEREF           0
# CHECK-NEXT:            8  LOAD_CONST_NONE
# CHECK-NEXT:            9  RETURN_VALUE
