# Integers: division rounds down, the remainder has the sign of the divisor.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
print(7 // 2, -7 // 2, 7 // -2, -7 // -2, 0 // 5)
# CHECK: 3 -4 -4 3 0
print(7 % 3, -7 % 3, 7 % -3, -7 % -3)
# CHECK-NEXT: 1 2 -2 -1
print(divmod(17, 5), divmod(-17, 5), divmod(17, -5))
# CHECK-NEXT: (3, 2) (-4, 3) (-4, -3)
print(2 ** 10, 0 ** 0, (-3) ** 3, 2 ** -1)
# CHECK-NEXT: 1024 1 -27 0.5
print(1 << 3, -1 >> 1, 5 & 3, 5 | 3, 5 ^ 3, ~5)
# CHECK-NEXT: 8 -1 1 7 6 -6
print(abs(-4), -(-4), +4, round(5), int(-3.9), int(3.9))
# CHECK-NEXT: 4 4 4 5 -3 3
for bad in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 << -1):
    try:
        bad()
    except (ZeroDivisionError, ValueError) as error:
        print(type(error).__name__)
# CHECK-NEXT: ZeroDivisionError
# CHECK-NEXT: ZeroDivisionError
# CHECK-NEXT: ValueError
# CHECK-NOT:{{.}}
