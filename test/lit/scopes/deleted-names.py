# del and 'except as' bind a name like an assignment.
# RUN: %mpy-cross --dump=scopes %s | FileCheck %s --match-full-lines
def f():
    try: del a
    except E as e: pass
# CHECK: 0 Module <module> @1 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'f' name
# CHECK-NEXT: 1 Function f @3 in 0 locals=2 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'a' local 0
# CHECK-NEXT:   'E' global
# CHECK-NEXT:   'e' local 1
# CHECK-NOT: {{.+}}
