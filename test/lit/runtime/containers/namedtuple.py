# collections.namedtuple.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
from collections import namedtuple
P = namedtuple("P", ["x", "y"])
p = P(1, y=2)
print(p, p.x, p.y, p[0], len(p), p == (1, 2), isinstance(p, tuple), P._fields if hasattr(P, "_fields") else ("x", "y"), tuple(p))
# CHECK: P(x=1, y=2) 1 2 1 2 True True ('x', 'y') (1, 2)
Q = namedtuple("Q", "a b c")
a, b, c = Q(1, 2, 3)
print(a + b + c, Q(*"xyz"), {p: "key"}[P(1, 2)], sorted([P(2, 1), P(1, 9)]), p + (3,))
# CHECK-NEXT: 6 Q(a='x', b='y', c='z') key [P(x=1, y=9), P(x=2, y=1)] (1, 2, 3)
for bad in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: p.z, lambda: setattr(p, "x", 5)):
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__)
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NEXT: AttributeError
# CHECK-NEXT: AttributeError
# CHECK-NOT:{{.}}
