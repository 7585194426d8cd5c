# RUN: %adder-cmodules %s | FileCheck %s --match-full-lines
# REQUIRES: adder-cmodules
# Iterators in C.
from steps import steps, countdown, total


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(repr(error))


s = steps(0, 1, 0.25)
# CHECK: [0.0, 0.25, 0.5, 0.75]
print(list(s))
# It can be iterated again, also while it is iterated.
# CHECK-NEXT: [(0.0, 0.0), (0.0, 0.5), (0.5, 0.0), (0.5, 0.5)]
print([(x, y) for x in steps(0, 1, 0.5) for y in steps(0, 1, 0.5)])
# CHECK-NEXT: [3.0, 2.0, 1.0] []
print(list(steps(3, 0, -1)), list(steps(3, 0, 1)))
# CHECK-NEXT: ValueError('step must not be zero',)
attempt(lambda: steps(0, 1, 0))
# CHECK-NEXT: ValueError('step must not be zero',)
attempt(lambda: steps(0, 1, float("nan")))

i = iter(s)
# CHECK-NEXT: 0.0 0.25 True
print(next(i), next(i), iter(i) is i)

c = countdown(3)
# CHECK-NEXT: True 3 [2, 1] []
print(iter(c) is c, next(c), list(c), list(c))
# CHECK-NEXT: 0
print(sum(1 for _ in countdown(-1)))
# CHECK-NEXT: StopIteration()
attempt(lambda: next(c))

# CHECK-NEXT: 6 10 1.5
print(total([1, 2, 3]), total(countdown(4)), total(s))
# CHECK-NEXT: 10
print(total(x for x in range(5)))
# CHECK-NEXT: TypeError("'int' object isn't iterable",)
attempt(lambda: total(5))
# CHECK-NEXT: TypeError("unsupported types for __add__: 'int', 'str'",)
attempt(lambda: total("ab"))
