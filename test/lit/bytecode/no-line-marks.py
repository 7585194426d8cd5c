# -O3 and -X no-source-lines leave out the lines, -O2 does not.
# RUN: %mpy-cross -O2 --dump=bytecode %s | FileCheck %s --match-full-lines --check-prefix=LINES
# RUN: %mpy-cross -O3 --dump=bytecode %s | FileCheck %s --match-full-lines
# RUN: %mpy-cross -X no-source-lines --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a):
    a
    return -a
# LINES-LABEL: f(a)  state=2 exceptions=0 positional=1
# LINES-NEXT:     6      0  LOAD_FAST              0 (a)
# LINES-NEXT:            1  POP_TOP
# LINES-NEXT:     7      2  LOAD_FAST              0 (a)
# LINES-NEXT:            3  UNARY_OP               __neg__
# LINES-NEXT:            4  RETURN_VALUE
# CHECK-LABEL: f(a)  state=2 exceptions=0 positional=1
# CHECK-NEXT:     1      0  LOAD_FAST              0 (a)
# CHECK-NEXT:            1  POP_TOP
# CHECK-NEXT:            2  LOAD_FAST              0 (a)
# CHECK-NEXT:            3  UNARY_OP               __neg__
# CHECK-NEXT:            4  RETURN_VALUE
