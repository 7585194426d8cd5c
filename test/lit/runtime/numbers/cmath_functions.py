# cmath.
#
# RUN: %adder %s | FileCheck --match-full-lines %s
# REQUIRES: adder

import cmath
import math

def error(function):
    try:
        print('no error', repr(function()))
    except Exception as e:
        print(repr(e))


def near(a, b):
    return abs(a - b) < 1e-12

print('start')  # CHECK: start

# Values.
print(cmath.e, cmath.pi)  # CHECK-NEXT: 2.718281828459045 3.141592653589793
# CHECK-NEXT: 3.141592653589793 1.5707963267948966 (1.0, 1.5707963267948966) (1.0, 3.141592653589793) (-inf+0j) 3.141592653589793j
print(cmath.phase(-1), cmath.phase(1j), cmath.polar(1j), cmath.polar(-1), cmath.log(0), cmath.log(-1))
# CHECK-NEXT: True True True (2+0j)
print(near(cmath.sqrt(-4), 2j), near(cmath.sqrt(1 + 2j) ** 2, 1 + 2j), near(cmath.exp(1j * math.pi), -1), cmath.sqrt(4))
# CHECK-NEXT: True True
print(near(cmath.log(cmath.exp(1 + 2j)), 1 + 2j), near(cmath.log10(-100), 2 + 1.3643763538418412j))
# CHECK-NEXT: True True
print(near(cmath.rect(2, math.pi / 2), 2j), near(cmath.sin(1 + 2j) ** 2 + cmath.cos(1 + 2j) ** 2, 1))
print(near(cmath.cos(1j), math.cosh(1)), near(cmath.sin(1j), 1j * math.sinh(1)))  # CHECK-NEXT: True True

# Errors.
error(lambda: cmath.sin("a"))  # CHECK-NEXT: TypeError("can't convert str to complex",)
error(lambda: cmath.rect("a", 1))  # CHECK-NEXT: TypeError("can't convert str to float",)
