# Kinds and slots of parameters: *args changes places with the last keyword-only parameter.
# RUN: %mpy-cross --dump=scopes %s | FileCheck %s --match-full-lines
def f(a, b=1, *c, d, e=2, **g): pass
def h(a, *, b): pass
# CHECK: 0 Module <module> @1 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'f' name
# CHECK-NEXT:   'h' name
# CHECK-NEXT: 1 Function f @3 in 0 locals=6 positional=2 keyword-only=2 defaults=1 *args **kwargs keyword-defaults
# CHECK-NEXT:   'a' local 0 parameter
# CHECK-NEXT:   'b' local 1 parameter
# CHECK-NEXT:   'e' local 2 parameter
# CHECK-NEXT:   'd' local 3 parameter
# CHECK-NEXT:   'c' local 4 *parameter
# CHECK-NEXT:   'g' local 5 **parameter
# CHECK-NEXT: 2 Function h @4 in 0 locals=2 positional=1 keyword-only=1 defaults=0
# CHECK-NEXT:   'a' local 0 parameter
# CHECK-NEXT:   'b' local 1 parameter
# CHECK-NOT: {{.+}}
