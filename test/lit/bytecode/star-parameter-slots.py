# The slots of *args and of the last keyword-only parameter are exchanged.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a, *args, b, c, **kw):
    a, args, b, c, kw
# CHECK-LABEL: f(a, c, b)  state=10 exceptions=0 positional=1 keyword-only=2 flags=VARKEYWORDS|VARARGS
# CHECK-NEXT:     4      0  LOAD_FAST              0 (a)
# CHECK-NEXT:            1  LOAD_FAST              3
# CHECK-NEXT:            2  LOAD_FAST              2 (b)
# CHECK-NEXT:            3  LOAD_FAST              1 (c)
# CHECK-NEXT:            4  LOAD_FAST              4
# CHECK-NEXT:            5  BUILD_TUPLE            5
# CHECK-NEXT:            7  POP_TOP
# CHECK-NEXT:            8  LOAD_CONST_NONE
# CHECK-NEXT:            9  RETURN_VALUE
