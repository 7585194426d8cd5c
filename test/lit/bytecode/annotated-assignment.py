# Annotations are never evaluated; one without a value makes a local variable and no code.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a: never()) -> never():
    b: never() = a
    c: never()
    return c
# CHECK-LABEL: f(a)  state=4 exceptions=0 positional=1
# CHECK-NEXT:     4      0  LOAD_FAST              0 (a)
# CHECK-NEXT:            1  STORE_FAST             1
# CHECK-NEXT:     6      2  LOAD_FAST              2
# CHECK-NEXT:            3  RETURN_VALUE
