# Special methods of operators, reflected and in place.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
class V:
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        return "V(" + repr(self.x) + ")"
    def __add__(self, o):
        return V(self.x + (o.x if isinstance(o, V) else o))
    def __radd__(self, o):
        return V(("r", o, self.x))
    def __iadd__(self, o):
        self.x = ("i", self.x)
        return self
    def __sub__(self, o):
        return NotImplemented
    def __mul__(self, o):
        return V(self.x * o)
    def __neg__(self):
        return V(-self.x)
    def __invert__(self):
        return "invert"
    def __abs__(self):
        return "abs"
    def __bool__(self):
        return self.x != 0
    def __contains__(self, item):
        return item == self.x
    def __call__(self, *args, **kw):
        return args, kw
    def __floordiv__(self, o):
        return "floordiv"
    def __truediv__(self, o):
        return "truediv"
    def __mod__(self, o):
        return "mod"
    def __pow__(self, o):
        return "pow"
    def __and__(self, o):
        return "and"
    def __lshift__(self, o):
        return "lshift"
    def __matmul__(self, o):
        return "matmul"
a = V(2)
print(a + V(3), a + 1, 5 + a, a * 4, -a, ~a, abs(a), bool(a), bool(V(0)), 2 in a, 3 in a, a(1, k=2))
# CHECK: V(5) V(3) V(('r', 5, 2)) V(8) V(-2) invert abs True False True False ((1,), {'k': 2})
print(a // 1, a / 1, a % 1, a ** 1, a & 1, a << 1, a @ 1)
# CHECK-NEXT: floordiv truediv mod pow and lshift matmul
b = a
b += 1
print(a, a is b)
# CHECK-NEXT: V(('i', 2)) True
try:
    a - 1
except TypeError:
    print("TypeError")
# CHECK-NEXT: TypeError
try:
    a | 1
except TypeError:
    print("TypeError")
# CHECK-NEXT: TypeError
# CHECK-NOT:{{.}}
