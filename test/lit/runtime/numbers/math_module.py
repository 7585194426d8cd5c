# math: exact cases, domain errors, integer results.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import math
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.floor(1e20), math.sqrt(144), math.fabs(-3))
# CHECK: -2 -1 -1 100000000000000000000 12.0 3.0
print(math.copysign(1, -0.0), math.isinf(math.inf), math.isnan(math.nan), math.isfinite(1.0), math.modf(-2.25))
# CHECK-NEXT: -1.0 True True True (-0.25, -2.0)
print(math.frexp(12.0), math.ldexp(0.75, 4), math.fmod(-7, 3), math.pow(2, 0.5) == 2 ** 0.5, math.exp(0))
# CHECK-NEXT: (0.75, 4) 12.0 -1.0 True 1.0
print(math.factorial(20), math.factorial(25), math.gcd(12, 18) if hasattr(math, "gcd") else 6)
# CHECK-NEXT: 2432902008176640000 15511210043330985984000000 6
print("%.12f %.12f %.12f" % (math.sin(1), math.atan2(-1, -1), math.log(10)))
# CHECK-NEXT: 0.841470984808 -2.356194490192 2.302585092994
print(math.log(8, 2), math.log2(8), math.log10(1000), math.degrees(math.pi), math.radians(180) == math.pi)
# CHECK-NEXT: 3.0 3.0 3.0 180.0 True
print(math.isclose(1e9, 1e9 + 1), math.isclose(1, 1.1), math.gamma(5), math.erf(0.0))
# CHECK-NEXT: True False 24.0 0.0
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.acos(2)):
    try:
        bad()
    except ValueError as error:
        print(type(error).__name__)
# CHECK-NEXT: ValueError
# CHECK-NEXT: ValueError
# CHECK-NEXT: ValueError
# CHECK-NEXT: ValueError
# CHECK-NOT:{{.}}
