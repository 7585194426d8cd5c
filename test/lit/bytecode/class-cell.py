# A class whose method needs __class__ returns the cell instead of None.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
class C:
    def m(self): return __class__
# CHECK-LABEL: C()  state=2 exceptions=0 cells=0
# CHECK-NEXT:     1      0  LOAD_NAME              __name__
# CHECK-NEXT:            2  STORE_NAME             __module__
# CHECK-NEXT:            4  LOAD_CONST_STRING      'C'
# CHECK-NEXT:            6  STORE_NAME             __qualname__
# CHECK-NEXT:     4      8  LOAD_FAST              0
# CHECK-NEXT:            9  MAKE_CLOSURE           0 (m), 1 cell
# CHECK-NEXT:           12  STORE_NAME             m
# CHECK-NEXT:           14  LOAD_FAST              0
# CHECK-NEXT:           15  RETURN_VALUE
# CHECK-LABEL: m(*, self)  state=3 exceptions=0 positional=2
# CHECK-NEXT:     4      0  LOAD_DEREF             0
# CHECK-NEXT:            2  RETURN_VALUE
