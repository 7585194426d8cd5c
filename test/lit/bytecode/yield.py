# yield without a value yields None; as a statement its result is dropped. Dead yields make a generator too.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a):
    yield
    b = yield a, b
def g():
    return
    yield
# CHECK-LABEL: f(a)  state=4 exceptions=0 positional=1 flags=GENERATOR
# CHECK-NEXT:     4      0  LOAD_CONST_NONE
# CHECK-NEXT:            1  YIELD_VALUE
# CHECK-NEXT:            2  POP_TOP
# CHECK-NEXT:     5      3  LOAD_FAST              0 (a)
# CHECK-NEXT:            4  LOAD_FAST              1
# CHECK-NEXT:            5  BUILD_TUPLE            2
# CHECK-NEXT:            7  YIELD_VALUE
# CHECK-NEXT:            8  STORE_FAST             1
# CHECK-NEXT:            9  LOAD_CONST_NONE
# CHECK-NEXT:           10  RETURN_VALUE
# CHECK-LABEL: g()  state=1 exceptions=0 flags=GENERATOR
# CHECK-NEXT:     7      0  LOAD_CONST_NONE
# CHECK-NEXT:            1  RETURN_VALUE
# CHECK-NOT: {{.+}}
