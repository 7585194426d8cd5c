# Differs from the reference on purpose: sets keep the order in which elements were added.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
print({"pear", "fig", "apple"}, {3, 1, 2}, set([30, 10, 20, 10]), frozenset("banana"))
# CHECK: {'pear', 'fig', 'apple'} {3, 1, 2} {30, 10, 20} frozenset({'b', 'a', 'n'})
s = {9, 5, 7}
s.add(1)
s.add(9)
print(s)
# CHECK-NEXT: {9, 5, 7, 1}
s.remove(9)
s.add(9)
print(s, list(s), [x for x in s], tuple(s))
# CHECK-NEXT: {5, 7, 1, 9} [5, 7, 1, 9] [5, 7, 1, 9] (5, 7, 1, 9)
print({5, 1} | {4, 1, 2}, {5, 1, 4, 2} - {1}, {i * 31 % 17 for i in range(6)})
# CHECK-NEXT: {5, 1, 4, 2} {5, 4, 2} {0, 14, 11, 8, 5, 2}
s.update([3, 7, 2])
s.discard(5)
print(s, s.copy())
# CHECK-NEXT: {7, 1, 9, 3, 2} {7, 1, 9, 3, 2}
t = set()
for i in range(400):
    t.add(i * 7 % 401)
for i in range(0, 400, 2):
    t.discard(i * 7 % 401)
print(list(t) == [i * 7 % 401 for i in range(1, 400, 2)], len(t))
# CHECK-NEXT: True 200
# CHECK-NOT:{{.}}
