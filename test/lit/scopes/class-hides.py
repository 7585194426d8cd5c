# A name that a class body assigns hides the variable of the function around it from the methods.
# RUN: %mpy-cross --dump=scopes %s | FileCheck %s --match-full-lines
def f(x, y):
    class C:
        x = 1
        def m(self):
            return x, y
# CHECK: 0 Module <module> @1 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'f' name
# CHECK-NEXT: 1 Function f @3 in 0 locals=3 positional=2 keyword-only=0 defaults=0
# CHECK-NEXT:   'x' local 0 parameter
# CHECK-NEXT:   'y' cell 1 parameter
# CHECK-NEXT:   'C' local 2
# CHECK-NEXT: 2 Class C @4 in 1 locals=1 positional=1 keyword-only=0 defaults=0
# CHECK-NEXT:   '__class__' local {{[0-9]+}}
# CHECK-NEXT:   '__name__' implicit global
# CHECK-NEXT:   '__module__' name
# CHECK-NEXT:   '__qualname__' name
# CHECK-NEXT:   'x' name
# CHECK-NEXT:   'm' name
# CHECK-NEXT:   'y' free 0
# CHECK-NEXT: 3 Function m @6 in 2 locals=2 positional=2 keyword-only=0 defaults=0
# CHECK-NEXT:   'self' local 1 parameter
# CHECK-NEXT:   'x' global
# CHECK-NEXT:   'y' free 0
# CHECK-NOT: {{.+}}
