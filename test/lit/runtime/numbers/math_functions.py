# math: values, and when it is a domain error.
#
# RUN: %adder %s | FileCheck --match-full-lines %s
# REQUIRES: adder

import math

def error(function):
    try:
        print('no error', repr(function()))
    except Exception as e:
        print(repr(e))

print('start')  # CHECK: start

# Values.
# CHECK-NEXT: 2.718281828459045 3.141592653589793 6.283185307179586 inf nan
print(math.e, math.pi, math.tau, math.inf, math.nan)
# CHECK-NEXT: 2.0 34359738368.0 8.0 1.0 0.0 3.0 3.0 3.0
print(math.sqrt(4), math.sqrt(2 ** 70), math.pow(2, 3), math.exp(0), math.log(1), math.log(8, 2), math.log2(8), math.log10(1000))
# CHECK-NEXT: 0.0 1.0 0.0 1.5707963267948966 0.0 0.7853981633974483 3.141592653589793 -3.141592653589793
print(math.sin(0), math.cos(0), math.tan(0), math.asin(1), math.acos(1), math.atan(1), math.atan2(0, -1), math.atan2(-0.0, -0.0))
# CHECK-NEXT: 0.0 1.0 1.0 0.0 0.0 0.0 1.00000000005e-10
print(math.sinh(0), math.cosh(0), math.tanh(1000), math.asinh(0), math.acosh(1), math.atanh(0), math.expm1(1e-10))
# CHECK-NEXT: 3.0 -1.0 -1.0 5.0 180.0 3.141592653589793
print(math.fabs(-3), math.copysign(1, -0.0), math.fmod(-7, 3), math.fmod(5, math.inf), math.degrees(math.pi), math.radians(180))
# CHECK-NEXT: 1 -2 2 -1 -1 5 1000000000000000000
print(math.floor(1.5), math.floor(-1.5), math.ceil(1.5), math.ceil(-1.5), math.trunc(-1.5), math.floor(5), math.floor(1e18))
# CHECK-NEXT: 1180591620717411303424 1 10000000000000000905969664
print(math.floor(2 ** 70), math.ceil(True), math.trunc(1e25))
# CHECK-NEXT: (0.625, 4) (-0.8, -3) (0.0, 0) (inf, 0) 8.0 inf 0.0
print(math.frexp(10), math.frexp(-0.1), math.frexp(0), math.frexp(math.inf), math.ldexp(0.5, 4), math.ldexp(1, 2000), math.ldexp(1, -5000))
# CHECK-NEXT: (0.5, 1.0) (-0.5, -1.0) (0.0, inf) (-0.0, -0.0)
print(math.modf(1.5), math.modf(-1.5), math.modf(math.inf), math.modf(-0.0))
# CHECK-NEXT: 24.0 1.772453850905516 0.0 1.0 0.0
print(math.gamma(5), math.gamma(0.5), math.erf(0), math.erfc(0), math.lgamma(1))
# CHECK-NEXT: 1 2432902008176640000 15511210043330985984000000 1
print(math.factorial(0), math.factorial(20), math.factorial(25), math.factorial(True))
print(math.factorial(100) // math.factorial(98), math.factorial(1000) % 1009)  # CHECK-NEXT: 9900 782
# CHECK-NEXT: True False True True False
print(math.isfinite(1), math.isfinite(math.inf), math.isinf(-math.inf), math.isnan(math.nan), math.isnan(1))
# CHECK-NEXT: True False True True
print(math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(1, 1.1, abs_tol=0.2))
# CHECK-NEXT: True False False
print(math.isclose(math.inf, math.inf), math.isclose(math.inf, 1e308), math.isclose(math.nan, math.nan))
# CHECK-NEXT: nan 0.0 1.0 1.0 inf
print(math.sin(math.nan), math.exp(-1000), math.pow(math.nan, 0), math.pow(1, math.nan), math.sqrt(math.inf))

# Errors.
error(lambda: math.sqrt(-1))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.log(0))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.log(-1))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.log(8, 1))  # CHECK-NEXT: ZeroDivisionError('divide by zero',)
error(lambda: math.log(8, 0))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.log2(0))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.exp(1000))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.cosh(1000))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.pow(0, -1))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.pow(-1, 0.5))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.fmod(5, 0))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.fmod(math.inf, 5))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.acos(2))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.acosh(0.5))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.atanh(1))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.sin(math.inf))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.gamma(0))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.gamma(172))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.lgamma(-1))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.floor(math.inf))  # CHECK-NEXT: OverflowError("can't convert inf to int",)
error(lambda: math.ceil(math.nan))  # CHECK-NEXT: ValueError("can't convert NaN to int",)
error(lambda: math.factorial(-1))  # CHECK-NEXT: ValueError('negative factorial',)
error(lambda: math.factorial(5.0))  # CHECK-NEXT: TypeError("can't convert float to int",)
error(lambda: math.factorial(2 ** 70))  # CHECK-NEXT: OverflowError('overflow converting long int to machine word',)
error(lambda: math.isclose(1, 1, abs_tol=-1))  # CHECK-NEXT: ValueError('math domain error',)
error(lambda: math.isclose(1, 2, 0.5))  # CHECK-NEXT: TypeError('extra positional arguments given',)
error(lambda: math.isclose(1))  # CHECK-NEXT: TypeError('function missing 1 required positional arguments',)
error(lambda: math.sqrt("a"))  # CHECK-NEXT: TypeError("can't convert str to float",)
error(lambda: math.sqrt(1j))  # CHECK-NEXT: TypeError("can't convert complex to float",)
error(lambda: math.floor("a"))  # CHECK-NEXT: TypeError("can't convert str to float",)
error(lambda: math.ldexp(1, 1.5))  # CHECK-NEXT: TypeError("can't convert float to int",)
error(lambda: math.foo)  # CHECK-NEXT: AttributeError("module 'math' has no attribute 'foo'",)
