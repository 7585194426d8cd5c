# A nonlocal name is free here and a cell where it is assigned.
# RUN: %mpy-cross --dump=scopes %s | FileCheck %s --match-full-lines
def f():
    n = 0
    def g():
        nonlocal n
        n = 1
# CHECK: 0 Module <module> @1 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'f' name
# CHECK-NEXT: 1 Function f @3 in 0 locals=2 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'n' cell 1
# CHECK-NEXT:   'g' local 0
# CHECK-NEXT: 2 Function g @5 in 1 locals=1 positional=1 keyword-only=0 defaults=0
# CHECK-NEXT:   'n' free 0
# CHECK-NOT: {{.+}}
