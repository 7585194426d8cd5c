# The list of names has the order in which the compiler meets them: the value before its target.
# RUN: %mpy-cross --dump=scopes %s | FileCheck %s --match-full-lines
def f():
    b = a
    (d[c], e) = b
    with g as h: i = h
# CHECK: 0 Module <module> @1 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'f' name
# CHECK-NEXT: 1 Function f @3 in 0 locals=4 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'a' global
# CHECK-NEXT:   'b' local 0
# CHECK-NEXT:   'd' global
# CHECK-NEXT:   'c' global
# CHECK-NEXT:   'e' local 1
# CHECK-NEXT:   'g' global
# CHECK-NEXT:   'h' local 2
# CHECK-NEXT:   'i' local 3
# CHECK-NOT: {{.+}}
