# 'global' in a function changes how the module itself accesses that name.
# RUN: %mpy-cross --dump=scopes %s | FileCheck %s --match-full-lines
x = 1
y = 2
def f():
    global x
# CHECK: 0 Module <module> @1 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'x' global
# CHECK-NEXT:   'y' name
# CHECK-NEXT:   'f' name
# CHECK-NEXT: 1 Function f @5 in 0 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'x' global
# CHECK-NOT: {{.+}}
