# Bound methods, static and class methods, functions as attributes.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
class A:
    count = 0
    def inc(self, by=1):
        self.count += by
        return self.count
    @staticmethod
    def double(x):
        return x * 2
    @classmethod
    def make(cls, count):
        self = cls()
        self.count = count
        return self
class B(A):
    pass
a = A()
step = a.inc
print(step(), step(5), a.count, A.count, A.inc(a, by=10), a.double(4), A.double(5))
# CHECK: 1 6 6 0 16 8 10
b = B.make(7)
print(type(b).__name__, b.count, b.make(1).count, list(map(a.inc, [1, 2])), B.double("x"))
# CHECK-NEXT: B 7 1 [17, 19] xx
a.inc = lambda: "own"
print(a.inc(), b.inc())
# CHECK-NEXT: own 8
print(A.make.__name__ if hasattr(A.make, "__name__") else "make", callable(a.inc), callable(a), callable(A))
# CHECK-NEXT: make True False True
for bad in (lambda: A.inc(), lambda: a.double(), lambda: b.inc(1, 2)):
    try:
        bad()
    except TypeError:
        print("TypeError")
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NOT:{{.}}
