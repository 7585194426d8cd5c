# Lists: growth, deletion, slices as targets, comparison, errors.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
a = [1, 2, 3]
a.append(4); a.extend((5, 6)); a.insert(0, 0); a.insert(99, 7); a.insert(-1, 6.5)
print(a, a.pop(), a.pop(0), a.pop(-2), a, a.index(3), a.count(2), len(a))
# CHECK: [1, 2, 3, 4, 5, 6.5] 7 0 6 [1, 2, 3, 4, 5, 6.5] 2 1 6
a.remove(2); a.reverse()
print(a, a + [9], a * 2, 3 in a, a == a[:], a is a[:], [1, 2] < [1, 3], [1] < [1, 0], [] < [0])
# CHECK-NEXT: [6.5, 5, 4, 3, 1] [6.5, 5, 4, 3, 1, 9] [6.5, 5, 4, 3, 1, 6.5, 5, 4, 3, 1] True True False True True True
b = list(range(10))
b[2:5] = ["x"]
b[0:0] = [-1]
b[-1:] = []
print(b)
# CHECK-NEXT: [-1, 0, 1, 'x', 5, 6, 7, 8]
del b[0], b[1:3]
print(b, [[]] * 2, [x for y in [[1, 2], [3]] for x in y], list("ab"), sorted([3, 1, 2], reverse=True))
# CHECK-NEXT: [0, 5, 6, 7, 8] {{\[\[}}], []] [1, 2, 3] ['a', 'b'] [3, 2, 1]
c = [1, 2, 3]
c += "ab"
c *= 2
print(c, c.copy() == c, c.clear(), c, bool(c))
# CHECK-NEXT: [] True None [] False
first, *rest, last = range(5)
print(first, rest, last)
# CHECK-NEXT: 0 [1, 2, 3] 4
for bad in (lambda: [][0], lambda: [].pop(), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1] + (2,), lambda: [1, "a"].sort()):
    try:
        bad()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__)
# CHECK-NEXT: IndexError
# CHECK-NEXT: IndexError
# CHECK-NEXT: ValueError
# CHECK-NEXT: ValueError
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NOT:{{.}}
