# The iterator of a comprehension is its nameless parameter; the targets are local to it.
# RUN: %mpy-cross --dump=scopes %s | FileCheck %s --match-full-lines
def f(x):
    return {x: y for y in x}
# CHECK: 0 Module <module> @1 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'f' name
# CHECK-NEXT: 1 Function f @3 in 0 locals=1 positional=1 keyword-only=0 defaults=0
# CHECK-NEXT:   'x' cell 0 parameter
# CHECK-NEXT: 2 DictComprehension <dictcomp> @4 in 1 locals=3 positional=2 keyword-only=0 defaults=0
# CHECK-NEXT:   '' local 1
# CHECK-NEXT:   'y' local 2
# CHECK-NEXT:   'x' free 0
# CHECK-NOT: {{.+}}
