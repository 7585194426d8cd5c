# A closure takes cells; variables that a function passes through are free in it.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a):
    b = a
    def g():
        def h(): return a
        return b
    return g
# CHECK-LABEL: f(a)  state=5 exceptions=0 positional=1 cells=0,2
# CHECK-NEXT:     4      0  LOAD_DEREF             0 (a)
# CHECK-NEXT:            2  STORE_DEREF            2
# CHECK-NEXT:     5      4  LOAD_FAST              0 (a)
# CHECK-NEXT:            5  LOAD_FAST              2
# CHECK-NEXT:            6  MAKE_CLOSURE           0 (g), 2 cells
# CHECK-NEXT:            9  STORE_FAST             1
# CHECK-NEXT:     8     10  LOAD_FAST              1
# CHECK-NEXT:           11  RETURN_VALUE
# CHECK-LABEL: g(*, *)  state=4 exceptions=0 positional=2
# CHECK-NEXT:     6      0  LOAD_FAST              0
# CHECK-NEXT:            1  MAKE_CLOSURE           0 (h), 1 cell
# CHECK-NEXT:            4  STORE_FAST             2
# CHECK-NEXT:     7      5  LOAD_DEREF             1
# CHECK-NEXT:            7  RETURN_VALUE
# CHECK-LABEL: h(*)  state=2 exceptions=0 positional=1
# CHECK-NEXT:     6      0  LOAD_DEREF             0
# CHECK-NEXT:            2  RETURN_VALUE
