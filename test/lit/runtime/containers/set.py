# Sets and frozensets: algebra, comparison, errors.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b), a >= {1}, a > a, {1} < a, a.isdisjoint({9}), a == {4, 3, 2, 1})
# CHECK: [3, 4] [1, 2, 3, 4, 5] [1, 2] [1, 2, 5] True False True True True
a.add(9); a.add(9); a.discard(1); a.discard(100); a.remove(2)
print(sorted(a), len(a), 9 in a, a.issubset(b), b.issuperset({3}), sorted(a.union([7])), sorted(a.intersection([3, 9])))
# CHECK-NEXT: [3, 4, 9] 3 True False True [3, 4, 7, 9] [3, 9]
a |= {50}; a -= {3}; a &= {4, 9, 50, 60}; a ^= {4, 70}
print(sorted(a), sorted(set("hello")), set(), set() == frozenset(), frozenset([1, 2]) == {1, 2}, {frozenset([1]): "f"}[frozenset([1])])
# CHECK-NEXT: [9, 50, 70] ['e', 'h', 'l', 'o'] set() True True f
a.update([1], "x")
print(len(a), a.pop() in (1, "x", 9, 50, 70), len(a), bool(set()), type({1}), type({}), sorted({x % 3 for x in range(9)}))
# CHECK-NEXT: 5 True 4 False <class 'set'> <class 'dict'> [0, 1, 2]
for bad in (lambda: set().pop(), lambda: {1}.remove(2), lambda: {[]}, lambda: hash({1}), lambda: frozenset().add(1), lambda: {1} + {2}):
    try:
        bad()
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__)
# CHECK-NEXT: KeyError
# CHECK-NEXT: KeyError
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NEXT: AttributeError
# CHECK-NEXT: TypeError
# CHECK-NOT:{{.}}
