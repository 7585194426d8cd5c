# An annotation alone makes a local variable in a function and nothing in a module or class.
# RUN: %mpy-cross --dump=scopes %s | FileCheck %s --match-full-lines
x: int
def f():
    y: int
class C:
    z: int
# CHECK: 0 Module <module> @1 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'f' name
# CHECK-NEXT:   'C' name
# CHECK-NEXT: 1 Function f @4 in 0 locals=1 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'y' local 0
# CHECK-NEXT: 2 Class C @6 in 0 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   '__class__' local {{[0-9]+}}
# CHECK-NEXT:   '__name__' implicit global
# CHECK-NEXT:   '__module__' name
# CHECK-NEXT:   '__qualname__' name
# CHECK-NOT: {{.+}}
