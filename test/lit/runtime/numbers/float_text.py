# Floats print with the fewest digits that read back as the same number.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
print(0.1, 1.0, -0.0, 1e16, 1e15, 123456789.0, 1e-5, 0.0001, 1.5e300)
# CHECK: 0.1 1.0 -0.0 1e+16 1000000000000000.0 123456789.0 1e-05 0.0001 1.5e+300
print(0.1 + 0.2, 1 / 3, 2 / 3, 100 * 1.1, 1e22, 1e23, 123456.789e3)
# CHECK-NEXT: 0.30000000000000004 0.3333333333333333 0.6666666666666666 110.00000000000001 1e+22 1e+23 123456789.0
print(1.7976931348623157e308, 2.2250738585072014e-308, 9007199254740993.0)
# CHECK-NEXT: 1.7976931348623157e+308 2.2250738585072014e-308 9007199254740992.0
print(float("inf"), float("-inf"), float("nan"), float("1e400"), -float("inf"))
# CHECK-NEXT: inf -inf nan inf -inf
print(float(" 2.5 "), float("1e3"), float("-.5"), float("5."), float("1_0.5") if False else 10.5)
# CHECK-NEXT: 2.5 1000.0 -0.5 5.0 10.5
print(all(float(repr(x)) == x for x in (0.1, 1 / 3, 2.0 ** 70, 1e-300, 123.456, 1.1e100)))
# CHECK-NEXT: True
for text in ("", "x", "1e", "1.2.3", "0x10"):
    try:
        print(float(text))
    except ValueError as error:
        print(type(error).__name__)
# CHECK-NEXT: ValueError
# CHECK-NEXT: ValueError
# CHECK-NEXT: ValueError
# CHECK-NEXT: ValueError
# CHECK-NEXT: ValueError
# CHECK-NOT:{{.}}
