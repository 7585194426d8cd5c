# Floats: floor division, remainder, powers, comparison with integers, rounding half to even.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), divmod(-7.5, 2))
# CHECK: 3.0 -4.0 1.5 0.5 -0.5 (3.0, 1.5) (-4.0, 0.5)
print(2.0 ** 0.5, 2 ** 0.5, 10.0 ** -2, (-8) ** 2.0, 0.0 ** 0)
# CHECK-NEXT: 1.4142135623730951 1.4142135623730951 0.01 64.0 1.0
print(round(2.5), round(3.5), round(-2.5), round(2.25, 1), round(1234.5, -2), round(0.5), round(1.25, 1))
# CHECK-NEXT: 2 4 -2 2.2 1200.0 0 1.2
print(1 == 1.0, 1 < 1.5, 2 ** 53 == 2.0 ** 53, 0.1 + 0.2 == 0.3, float("nan") == float("nan"))
# CHECK-NEXT: True True True False False
print(int(1e18), int(-2.99), 3.0 == 3, hash(3.0) == hash(3), {3: "x"}[3.0])
# CHECK-NEXT: 1000000000000000000 -2 True True x
print(abs(-2.5), -(2.5), max(1, 2.5), min(1, 2.5), sum([0.5, 1]), 5 / 2, 4 / 2)
# CHECK-NEXT: 2.5 -2.5 2.5 1 1.5 2.5 2.0
for bad in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0.0 ** -1, lambda: int(float("inf")), lambda: int(float("nan"))):
    try:
        bad()
    except (ZeroDivisionError, OverflowError, ValueError) as error:
        print(type(error).__name__)
# CHECK-NEXT: ZeroDivisionError
# CHECK-NEXT: ZeroDivisionError
# CHECK-NEXT: ZeroDivisionError
# CHECK-NEXT: ZeroDivisionError
# CHECK-NEXT: OverflowError
# CHECK-NEXT: ValueError
# CHECK-NOT:{{.}}
