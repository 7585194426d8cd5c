# Operators of floats.
#
# RUN: %adder %s | FileCheck --match-full-lines %s
# REQUIRES: adder

inf = float("inf")
nan = float("nan")

def error(function):
    try:
        print('no error', repr(function()))
    except Exception as e:
        print(repr(e))

print('start')  # CHECK: start

# Division rounds down; the remainder has the sign of the divisor.
# CHECK-NEXT: [(3.0, 1.5), (-4.0, -0.5), (-4.0, 0.5), (3.0, -1.5)]
print([(a // b, a % b) for a in (7.5, -7.5) for b in (2, -2)])
# CHECK-NEXT: (-4.0, 0.5) (-4.0, -1.0) (3.0, 0.5) (-0.0, 0.0)
print(divmod(-7.5, 2), divmod(7.0, -2), divmod(5, 1.5), divmod(-0.0, 1))
# CHECK-NEXT: 5.0 inf 0.0 -1.0 nan nan nan
print(5.0 % inf, -5.0 % inf, 5.0 // inf, -5.0 // inf, inf % 2, inf // 2, nan % 2)
print(0.0 % -2, -0.0 % 2, -0.0 // 1, 7.0 // 0.1, 1e300 // 1e-300)  # CHECK-NEXT: -0.0 0.0 -0.0 69.0 inf

# Powers.
# CHECK-NEXT: 1024.0 1.4142135623730951 -8.0 1.0 1.0 inf inf 0.5
print(2.0 ** 10, 2 ** 0.5, (-2.0) ** 3, 0.0 ** 0, nan ** 0, 10.0 ** 400, (-2.0) ** inf, 4 ** -0.5)

# With other numbers.
# CHECK-NEXT: 2.5 2.5 1.5 0.5 1.1805916207174113e+21 1.770887431076117e+21 inf
print(1.5 + 1, 1 + 1.5, True * 1.5, 1.5 - True, 2 ** 70 + 1.5, 1.5 * 2 ** 70, 10 ** 400 * 1.0)
# CHECK-NEXT: True True 2.0 1.5 3.935305402391371e+20
print(10 ** 400 > 1e308, -10 ** 400 < 0.5, 2 ** 70 / 2 ** 69, 3 / 2, 2 ** 70 / 3)

# Comparison and truth.
# CHECK-NEXT: True True True False False True True True False False
print(1.5 == 1.5, 1.0 == 1, 1.0 == True, 1.5 == 'a', nan == nan, nan != nan, 1.5 < 2, 2 > 1.5, nan < 1, 1 < nan)
print(bool(0.0), bool(-0.0), bool(nan), bool(0.1), [nan] == [nan])  # CHECK-NEXT: False False True True False
# CHECK-NEXT: True True a
print(hash(1.0) == hash(1), hash(2.0 ** 100) == hash(2 ** 100), {1: 'a'}[1.0])
# CHECK-NEXT: -0.0 0.0 1.5 0.0 1.5 -1 2 -4 False
print(-0.0, -(-0.0), abs(-1.5), abs(-0.0), +1.5, int(-1.5), round(2.5), round(-3.5), round(1e300) == 10 ** 300)

# Conversion.
# CHECK-NEXT: 0.0 1.0 1.0 1.1805916207174113e+21 1.5 1.5 1.5 inf
print(float(), float(1), float(True), float(2 ** 70), float(1.5), float('1.5'), float(b'1.5'), float(10 ** 400))
# CHECK-NEXT: 1.8446744073709552e+19 1.8446744073709556e+19 1.844674407370956e+19 1.7976931348623157e+308
print(float(2 ** 64 + 2 ** 11), float(2 ** 64 + 2 ** 11 + 1), float(2 ** 64 + 3 * 2 ** 11), float(2 ** 1024 - 2 ** 970 - 1))
# CHECK-NEXT: 1000000000000000019884624838656 -1000000000000000019884624838656 4611686018427387904 -4611686018427387904 -9223372036854775808 0 0
print(int(1e30), int(-1e30), int(2.0 ** 62), int(-2.0 ** 62), int(-2.0 ** 63), int(0.99), int(5e-324))

# Errors.
error(lambda: 1.0 / 0)  # CHECK-NEXT: ZeroDivisionError('divide by zero',)
error(lambda: 1.0 // 0)  # CHECK-NEXT: ZeroDivisionError('divide by zero',)
error(lambda: 1.0 % 0)  # CHECK-NEXT: ZeroDivisionError('divide by zero',)
error(lambda: divmod(1.0, 0))  # CHECK-NEXT: ZeroDivisionError('divide by zero',)
error(lambda: 0.0 ** -1)  # CHECK-NEXT: ZeroDivisionError('divide by zero',)
error(lambda: 1.5 + "a")  # CHECK-NEXT: TypeError("unsupported types for __add__: 'float', 'str'",)
error(lambda: "a" + 1.5)  # CHECK-NEXT: TypeError("unsupported types for __add__: 'str', 'float'",)
error(lambda: 1.5 < "a")  # CHECK-NEXT: TypeError("unsupported types for __lt__: 'float', 'str'",)
error(lambda: 1.5 << 1)  # CHECK-NEXT: TypeError("unsupported types for __lshift__: 'float', 'int'",)
error(lambda: 1.5 & 1)  # CHECK-NEXT: TypeError("unsupported types for __and__: 'float', 'int'",)
error(lambda: ~1.5)  # CHECK-NEXT: TypeError("unsupported type for __invert__: 'float'",)
error(lambda: 1.5 @ 2)  # CHECK-NEXT: TypeError("unsupported types for __matmul__: 'float', 'int'",)
error(lambda: divmod(1.5, "a"))  # CHECK-NEXT: TypeError("unsupported types for __divmod__: 'float', 'str'",)
error(lambda: float("abc"))  # CHECK-NEXT: ValueError('invalid syntax for number',)
error(lambda: float(""))  # CHECK-NEXT: ValueError('invalid syntax for number',)
error(lambda: float("1e"))  # CHECK-NEXT: ValueError('invalid syntax for number',)
error(lambda: float("1.5j"))  # CHECK-NEXT: ValueError('invalid syntax for number',)
error(lambda: float("- 1"))  # CHECK-NEXT: ValueError('invalid syntax for number',)
error(lambda: float("infi"))  # CHECK-NEXT: ValueError('invalid syntax for number',)
error(lambda: float("1 5"))  # CHECK-NEXT: ValueError('invalid syntax for number',)
error(lambda: float("0x10"))  # CHECK-NEXT: ValueError('invalid syntax for number',)
error(lambda: float(None))  # CHECK-NEXT: TypeError("can't convert NoneType to float",)
error(lambda: float([]))  # CHECK-NEXT: TypeError("can't convert list to float",)
error(lambda: float(1j))  # CHECK-NEXT: TypeError("can't convert complex to float",)
error(lambda: float(1, 2))  # CHECK-NEXT: TypeError('function expected at most 1 arguments, got 2',)
# Zero to the power of minus infinity is no division by zero.
print(0.0 ** -inf, 0.0 ** inf, 0.0 ** nan, pow(2, 5, None), pow(2.5, 2, None))  # CHECK-NEXT: inf 0.0 nan 32 6.25
