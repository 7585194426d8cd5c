# Free variables come before the parameters, in the order of the enclosing scope's list.
# RUN: %mpy-cross --dump=scopes %s | FileCheck %s --match-full-lines
def f(a, b):
    c = 1
    def g(d):
        e = c
        return b, a, d
# CHECK: 0 Module <module> @1 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'f' name
# CHECK-NEXT: 1 Function f @3 in 0 locals=4 positional=2 keyword-only=0 defaults=0
# CHECK-NEXT:   'a' cell 0 parameter
# CHECK-NEXT:   'b' cell 1 parameter
# CHECK-NEXT:   'c' cell 3
# CHECK-NEXT:   'g' local 2
# CHECK-NEXT: 2 Function g @5 in 1 locals=5 positional=4 keyword-only=0 defaults=0
# CHECK-NEXT:   'd' local 3 parameter
# CHECK-NEXT:   'c' free 2
# CHECK-NEXT:   'e' local 4
# CHECK-NEXT:   'b' free 1
# CHECK-NEXT:   'a' free 0
# CHECK-NOT: {{.+}}
