# A variable that a function only passes through to an inner one is free in it.
# RUN: %mpy-cross --dump=scopes %s | FileCheck %s --match-full-lines
def f(a, b):
    def g():
        def h():
            return a
# CHECK: 0 Module <module> @1 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'f' name
# CHECK-NEXT: 1 Function f @3 in 0 locals=3 positional=2 keyword-only=0 defaults=0
# CHECK-NEXT:   'a' cell 0 parameter
# CHECK-NEXT:   'b' local 1 parameter
# CHECK-NEXT:   'g' local 2
# CHECK-NEXT: 2 Function g @4 in 1 locals=2 positional=1 keyword-only=0 defaults=0
# CHECK-NEXT:   'h' local 1
# CHECK-NEXT:   'a' free 0
# CHECK-NEXT: 3 Function h @5 in 2 locals=1 positional=1 keyword-only=0 defaults=0
# CHECK-NEXT:   'a' free 0
# CHECK-NOT: {{.+}}
