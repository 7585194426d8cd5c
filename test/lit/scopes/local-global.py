# What a function assigns is local, what it only reads is global; 'global' makes assignments global.
# RUN: %mpy-cross --dump=scopes %s | FileCheck %s --match-full-lines
def f():
    x = y
    global z
    z = x
    for i in w: pass
    import m.n
# CHECK: 0 Module <module> @1 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'f' name
# CHECK-NEXT: 1 Function f @3 in 0 locals=3 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'y' global
# CHECK-NEXT:   'x' local 0
# CHECK-NEXT:   'z' global
# CHECK-NEXT:   'w' global
# CHECK-NEXT:   'i' local 1
# CHECK-NEXT:   'm' local 2
# CHECK-NOT: {{.+}}
