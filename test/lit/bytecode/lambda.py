# A lambda returns its expression; defaults and closures work as in a function.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(x):
    return lambda a, b=1: a + x
# CHECK-LABEL: f(x)  state=4 exceptions=0 positional=1 cells=0
# CHECK-NEXT:     4      0  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:            1  BUILD_TUPLE            1
# CHECK-NEXT:            3  LOAD_NULL
# CHECK-NEXT:            4  LOAD_FAST              0 (x)
# CHECK-NEXT:            5  MAKE_CLOSURE_DEFARGS   0 (<lambda>), 1 cell
# CHECK-NEXT:            8  RETURN_VALUE
# CHECK-LABEL: <lambda>(*, a, b)  state=5 exceptions=0 positional=3 defaults=1
# CHECK-NEXT:     4      0  LOAD_FAST              1 (a)
# CHECK-NEXT:            1  LOAD_DEREF             0
# CHECK-NEXT:            3  BINARY_OP              __add__
# CHECK-NEXT:            4  RETURN_VALUE
