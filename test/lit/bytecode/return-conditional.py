# Returning a conditional expression returns from each arm, without a jump to a common end.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a, b):
    return a if b else -a
# CHECK-LABEL: f(a, b)  state=3 exceptions=0 positional=2
# CHECK-NEXT:     4      0  LOAD_FAST              1 (b)
# CHECK-NEXT:            1  POP_JUMP_IF_FALSE      L0
# CHECK-NEXT:            3  LOAD_FAST              0 (a)
# CHECK-NEXT:            4  RETURN_VALUE
# CHECK-NEXT:   L0:
# CHECK-NEXT:            5  LOAD_FAST              0 (a)
# CHECK-NEXT:            6  UNARY_OP               __neg__
# CHECK-NEXT:            7  RETURN_VALUE
# CHECK-NOT: {{.+}}
