# range objects.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
print(range(5), range(1, 5), range(0, 10, 3), list(range(5, 0, -2)), list(range(0)), len(range(0, 10, 3)), len(range(10, 0)))
# CHECK: range(0, 5) range(1, 5) range(0, 10, 3) [5, 3, 1] [] 4 0
print(range(10)[3], range(10)[-1], range(0, 100, 7)[2:5], 5 in range(10), 5 in range(0, 10, 2))
# CHECK-NEXT: 3 9 range(14, 35, 7) True False
print(list(reversed(range(4))), sum(range(101)), max(range(3, 9)), [i for i in range(3) for _ in range(i)], bool(range(0)))
# CHECK-NEXT: [3, 2, 1, 0] 5050 8 [1, 2, 2] False
for bad in (lambda: range(1, 2, 0), lambda: range(3)[3], lambda: range("a")):
    try:
        bad()
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__)
# CHECK-NEXT: ValueError
# CHECK-NEXT: IndexError
# CHECK-NEXT: TypeError
# CHECK-NOT:{{.}}
