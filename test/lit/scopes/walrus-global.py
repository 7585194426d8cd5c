# := in a comprehension of a function that declares the name global makes it global in both.
# RUN: %mpy-cross --dump=scopes %s | FileCheck %s --match-full-lines
def f():
    global a
    return [a := i for i in p]
# CHECK: 0 Module <module> @1 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'f' name
# CHECK-NEXT: 1 Function f @3 in 0 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'a' global
# CHECK-NEXT:   'p' global
# CHECK-NEXT: 2 ListComprehension <listcomp> @5 in 1 locals=2 positional=1 keyword-only=0 defaults=0
# CHECK-NEXT:   '' local 0
# CHECK-NEXT:   'i' local 1
# CHECK-NEXT:   'a' global
# CHECK-NOT: {{.+}}
