# Code that is not compiled mentions no names: false branches, annotations, dropped operands. Dead code does.
# RUN: %mpy-cross --dump=scopes %s | FileCheck %s --match-full-lines
def f(a: T) -> R:
    if 0: b = c
    d = 1 or e
    return
    g = h
# CHECK: 0 Module <module> @1 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'f' name
# CHECK-NEXT: 1 Function f @3 in 0 locals=3 positional=1 keyword-only=0 defaults=0
# CHECK-NEXT:   'a' local 0 parameter
# CHECK-NEXT:   'd' local 1
# CHECK-NEXT:   'h' global
# CHECK-NEXT:   'g' local 2
# CHECK-NOT: {{.+}}
