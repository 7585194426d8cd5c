# RUN: %adder-cmodules %s | FileCheck %s --match-full-lines
# REQUIRES: adder-cmodules
# A C type with operators.
from vector import Vector


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(repr(error))


a, b = Vector(1, 2, 3), Vector(0.5, 0, -1)
# CHECK: Vector(1.5, 2.0, 2.0) Vector(0.5, 2.0, 4.0)
print(a + b, a - b)
# CHECK-NEXT: -2.5 Vector(2.0, 4.0, 6.0) Vector(2.0, 4.0, 6.0) Vector(0.5, 1.0, 1.5)
print(a * b, a * 2, 2 * a, a / 2)
# CHECK-NEXT: Vector(-1.0, -2.0, -3.0) True 5.0 True False
print(-a, +a is a, abs(Vector(3, 0, 4)), bool(a), bool(a - a))
# CHECK-NEXT: Vector(-2.0, 2.5, -1.0)
print(a.cross(b))
# CHECK-NEXT: 3 1.0 3.0
print(len(a), a[0], a[-1])

c = a
c += b
# CHECK-NEXT: Vector(1.0, 2.0, 3.0) Vector(1.5, 2.0, 2.0)
print(a, c)
c[1] = 7
c *= 2
# CHECK-NEXT: Vector(3.0, 14.0, 4.0)
print(c)

# CHECK-NEXT: True False True False True
print(a == Vector(1, 2, 3), a == b, a != b, a == 1, a != 1)

# CHECK-NEXT: TypeError("unsupported types for __add__: 'Vector', 'int'",)
attempt(lambda: a + 1)
# CHECK-NEXT: TypeError("unsupported types for __lt__: 'Vector', 'Vector'",)
attempt(lambda: a < b)
# CHECK-NEXT: ZeroDivisionError('divide by zero',)
attempt(lambda: a / 0)
# CHECK-NEXT: IndexError('Vector index out of range',)
attempt(lambda: a[3])
# CHECK-NEXT: TypeError('Vector indices must be integers, not str',)
attempt(lambda: a["x"])
# CHECK-NEXT: TypeError('a Vector is required',)
attempt(lambda: a.cross(5))
# CHECK-NEXT: TypeError('function takes 3 positional arguments but 2 were given',)
attempt(lambda: Vector(1, 2))
