# super() and __class__ in a method make __class__ a cell of the class.
# RUN: %mpy-cross --dump=scopes %s | FileCheck %s --match-full-lines
class C:
    def m(self):
        super().m()
    def n(self):
        return self
# CHECK: 0 Module <module> @1 locals=0 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   'C' name
# CHECK-NEXT: 1 Class C @3 in 0 locals=1 positional=0 keyword-only=0 defaults=0
# CHECK-NEXT:   '__class__' cell 0
# CHECK-NEXT:   '__name__' implicit global
# CHECK-NEXT:   '__module__' name
# CHECK-NEXT:   '__qualname__' name
# CHECK-NEXT:   'm' name
# CHECK-NEXT:   'n' name
# CHECK-NEXT: 2 Function m @4 in 1 locals=2 positional=2 keyword-only=0 defaults=0
# CHECK-NEXT:   'self' local 1 parameter
# CHECK-NEXT:   'super' global
# CHECK-NEXT:   '__class__' free 0
# CHECK-NEXT: 3 Function n @6 in 1 locals=1 positional=1 keyword-only=0 defaults=0
# CHECK-NEXT:   'self' local 0 parameter
# CHECK-NOT: {{.+}}
