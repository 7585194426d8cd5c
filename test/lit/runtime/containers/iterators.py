# enumerate, zip, map, filter, reversed, iter with a sentinel, any, all, min, max, sum.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(zip([1, 2, 3], "ab")), list(zip()), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])))
# CHECK: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [(1, 'a'), (2, 'b')] [] [11, 22]
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])), list(reversed([1, 2, 3])), list(reversed("ab")))
# CHECK-NEXT: [1, 'a'] [2, 3] [3, 2, 1] ['b', 'a']
print(any([]), all([]), any([0, 2]), all([1, 0]))
# CHECK-NEXT: False True True False
print(min(3, 1, 2), max([3, 1, 2]), min("b", "a"), max([], default="d"), min([3, -4], key=abs), sum([[1], [2]], []), sum(range(4), 10))
# CHECK-NEXT: 1 3 a d 3 [1, 2] 16
print(sorted("bca"), sorted([3, 1, 2], key=lambda x: -x), dict(zip("ab", [1, 2])), dict(enumerate("x")))
# CHECK-NEXT: ['a', 'b', 'c'] [3, 2, 1] {'a': 1, 'b': 2} {0: 'x'}
for bad in (lambda: iter(5), lambda: next(5), lambda: max([]), lambda: list(zip(1)), lambda: sum(["a"])):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NEXT: ValueError
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NOT:{{.}}
