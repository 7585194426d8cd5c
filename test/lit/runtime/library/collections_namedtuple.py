# Tuples with named fields: construction, errors, use as a tuple and as a base class.
# RUN: %adder %s | FileCheck %s --match-full-lines
# REQUIRES: adder
from collections import namedtuple, OrderedDict


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(repr(error))



P = namedtuple("P", "x y")
p = P(1, 2)
print(p, P, P.__name__, type(p) is P, len(p), p.x, p[1], p[-2:], list(p))
print(p == (1, 2), (1, 2) == p, p == P(1, 2), p != P(2, 1), p < P(1, 3), hash(p) == hash((1, 2)))
print(p + (3,), p * 2, 2 in p, isinstance(p, tuple), issubclass(P, tuple), "%d-%d" % tuple(p))
print(P(y=1, x=2), P(1, y=3), P(*range(2)), P(**{"x": 5, "y": 6}))
print({P(1, 2): "a"}[(1, 2)])
for arguments, keywords in (((), {}), ((1,), {}), ((1, 2, 3), {}), ((1,), {"x": 2}), ((1,), {"z": 2}), ((1, 2), {"x": 2})):
    attempt(P, *arguments, **keywords)
attempt(setattr, p, "x", 3)
attempt(setattr, p, "z", 3)
attempt(delattr, p, "x")
attempt(getattr, p, "z")
attempt(lambda: p[2])

for fields in (["a", "b"], ("a",), "  a   b ", "", [], {"a": 1}, 5, [1], b"a b"):
    attempt(namedtuple, "A", fields)
attempt(namedtuple, 1, "a")
print(namedtuple("Empty", "")())
print(P(P(1, 2), [P(3, 4)]))


class Point(P):
    def __init__(self, x):
        super().__init__(x, 2 * x)

    def sum(self):
        return self.x + self.y


print(Point(3), Point(3).sum(), Point(3).y, Point(3)[0], len(Point(3)), Point(3) == (3, 6))

# A type goes away when nothing uses it, and not before.
import gc

kept = [namedtuple("N%d" % i, ("a%d" % i, "b"))(i, -i) for i in range(50)]
gc.collect()
print(kept[49], kept[7].a7)
print(OrderedDict([("b", 1), ("a", 2)], c=3).popitem())

# CHECK: P(x=1, y=2) <class 'P'> P True 2 1 2 (1, 2) [1, 2]
# CHECK-NEXT: True True True True True True
# CHECK-NEXT: (1, 2, 3) (1, 2, 1, 2) True True True 1-2
# CHECK-NEXT: P(x=2, y=1) P(x=1, y=3) P(x=0, y=1) P(x=5, y=6)
# CHECK-NEXT: a
# CHECK-NEXT: TypeError('P() takes 2 positional arguments but 0 were given',)
# CHECK-NEXT: TypeError('P() takes 2 positional arguments but 1 were given',)
# CHECK-NEXT: TypeError('P() takes 2 positional arguments but 3 were given',)
# CHECK-NEXT: TypeError("function got multiple values for argument 'x'",)
# CHECK-NEXT: TypeError("unexpected keyword argument 'z'",)
# CHECK-NEXT: TypeError('P() takes 2 positional arguments but 3 were given',)
# CHECK-NEXT: AttributeError("can't set attribute",)
# CHECK-NEXT: AttributeError("'P' object has no attribute 'z'",)
# CHECK-NEXT: AttributeError("can't set attribute",)
# CHECK-NEXT: AttributeError("'P' object has no attribute 'z'",)
# CHECK-NEXT: IndexError('P index out of range',)
# CHECK-NEXT: <class 'A'>
# CHECK-NEXT: <class 'A'>
# CHECK-NEXT: <class 'A'>
# CHECK-NEXT: <class 'A'>
# CHECK-NEXT: <class 'A'>
# CHECK-NEXT: TypeError("object 'dict' isn't a tuple or list",)
# CHECK-NEXT: TypeError("object 'int' isn't a tuple or list",)
# CHECK-NEXT: TypeError("can't convert 'int' object to str implicitly",)
# CHECK-NEXT: TypeError("object 'bytes' isn't a tuple or list",)
# CHECK-NEXT: TypeError("can't convert 'int' object to str implicitly",)
# CHECK-NEXT: Empty()
# CHECK-NEXT: P(x=P(x=1, y=2), y=[P(x=3, y=4)])
# CHECK-NEXT: P(x=3, y=6) 9 6 3 2 True
# CHECK-NEXT: N49(a49=49, b=-49) 7
# CHECK-NEXT: ('c', 3)
