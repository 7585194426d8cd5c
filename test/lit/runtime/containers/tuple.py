# Tuples: displays, packing, comparison, hash.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
print((), (1,), (1, 2), 1, (1, (2, 3)), tuple("ab"), tuple([1]), (1, 2) + (3,), (0,) * 3)
# CHECK: () (1,) (1, 2) 1 (1, (2, 3)) ('a', 'b') (1,) (1, 2, 3) (0, 0, 0)
a, b = 1, 2
a, b = b, a
(c, (d, e)), f = (1, (2, 3)), 4
print(a, b, c, d, e, f, (1, 2) < (1, 2, 0), (2,) > (1, 9), (1, 2) == (1, 2), {(1, 2): "x"}[1, 2])
# CHECK-NEXT: 2 1 1 2 3 4 True True True x
print((1, 2, 3)[1], (1, 2, 3)[-1], (1, 2, 3)[1:], (1, 2, 1).count(1), (1, 2).index(2), 2 in (1, 2), len(()))
# CHECK-NEXT: 2 3 (2, 3) 2 1 True 0
print(hash((1, 2)) == hash((1, 2)), (1, 2) is not (1, 2, 3), max((1, 2), (1, 3)), sum((1, 2)))
# CHECK-NEXT: True True (1, 3) 3
for bad in (lambda: (1,)[1], lambda: (1,) + [2], lambda: hash(([],)), lambda: (1,).index(3)):
    try:
        bad()
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__)
# CHECK-NEXT: IndexError
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NEXT: ValueError
# CHECK-NOT:{{.}}
