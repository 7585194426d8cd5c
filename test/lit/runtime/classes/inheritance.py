# Inheritance: depth first from left to right, isinstance, issubclass, constructors.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
class A:
    def f(self):
        return "A.f"
    def g(self):
        return "A.g"
class B:
    def f(self):
        return "B.f"
    def h(self):
        return "B.h"
class C(A, B):
    def g(self):
        return "C.g then " + A.g(self)
class D(C):
    pass
d = D()
print(d.f(), d.g(), d.h(), isinstance(d, B), isinstance(d, (int, A)), issubclass(D, B), issubclass(B, D), isinstance(D, type))
# CHECK: A.f C.g then A.g B.h True True True False True
print(C.__bases__, D.__name__, d.__class__.__bases__[0].__name__)
# CHECK-NEXT: (<class 'A'>, <class 'B'>) D C
class Empty:
    pass
print(Empty() == Empty(), Empty is Empty, isinstance(Empty(), object), issubclass(Empty, object), type(Empty))
# CHECK-NEXT: False True True True <class 'type'>
class Late(A):
    def __init__(self, *args, **kw):
        self.args, self.kw = args, kw
print(Late(1, 2, k=3).args, Late(1, k=3).kw)
# CHECK-NEXT: (1, 2) {'k': 3}
for bad in (lambda: isinstance(1, 2), lambda: issubclass(1, int)):
    try:
        bad()
    except TypeError:
        print("TypeError")
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NOT:{{.}}
