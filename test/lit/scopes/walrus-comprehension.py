# := in a comprehension binds in the scope around it: a global of the module, a cell of a function.
# RUN: %mpy-cross --dump=scopes %s | FileCheck %s --match-full-lines
[a := i for i in p]
def f():
    return [b := i for i in p]
# CHECK: 0 Module <module> @1 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'p' implicit global
# CHECK-NEXT:   'f' name
# CHECK-NEXT:   'a' global
# CHECK-NEXT: 1 ListComprehension <listcomp> @3 in 0 locals=2 positional=1 keyword-only=0 defaults=0
# CHECK-NEXT:   '' local 0
# CHECK-NEXT:   'i' local 1
# CHECK-NEXT:   'a' global
# CHECK-NEXT: 2 Function f @4 in 0 locals=1 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'p' global
# CHECK-NEXT:   'b' cell 0
# CHECK-NEXT: 3 ListComprehension <listcomp> @5 in 2 locals=3 positional=2 keyword-only=0 defaults=0
# CHECK-NEXT:   '' local 1
# CHECK-NEXT:   'i' local 2
# CHECK-NEXT:   'b' free 0
# CHECK-NOT: {{.+}}
