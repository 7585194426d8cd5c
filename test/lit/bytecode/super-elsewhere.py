# super() is an ordinary call outside a plain function: in a class body, a lambda, a comprehension.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s
class C:
    super().a
    f = lambda self: super().b
    g = [super().c for x in f]
# CHECK-LABEL: <module>()  state=3 exceptions=0
# CHECK: CALL_FUNCTION          2 positional, 0 keyword
# CHECK-LABEL: C()  state=2 exceptions=0
# CHECK: LOAD_NAME              super
# CHECK-NEXT: CALL_FUNCTION          0 positional, 0 keyword
# CHECK: CALL_FUNCTION          1 positional, 0 keyword
# CHECK-LABEL: <lambda>(self)  state=2 exceptions=0 positional=1
# CHECK-NEXT: LOAD_GLOBAL            super
# CHECK-NEXT: CALL_FUNCTION          0 positional, 0 keyword
# CHECK-LABEL: <listcomp>(*)  state=8 exceptions=0 positional=1
# CHECK: LOAD_GLOBAL            super
# CHECK-NEXT: CALL_FUNCTION          0 positional, 0 keyword
