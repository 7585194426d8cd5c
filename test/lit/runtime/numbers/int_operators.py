# Operators of ints, small and long, with all signs.
#
# RUN: %adder %s | FileCheck --match-full-lines %s
# REQUIRES: adder

big = 1 << 70

def error(function):
    try:
        print('no error', repr(function()))
    except Exception as e:
        print(repr(e))

print('start')  # CHECK: start

# Where small ints end.
print(4611686018427387903 + 1)  # CHECK-NEXT: 4611686018427387904
print(-4611686018427387904 - 1)  # CHECK-NEXT: -4611686018427387905
print(4611686018427387904 - 1)  # CHECK-NEXT: 4611686018427387903
print(-(-4611686018427387904))  # CHECK-NEXT: 4611686018427387904
print(abs(-4611686018427387904))  # CHECK-NEXT: 4611686018427387904
print(3037000500 * 3037000500)  # CHECK-NEXT: 9223372037000250000
print(4611686018427387904 // -1)  # CHECK-NEXT: -4611686018427387904
print(-4611686018427387904 // -1)  # CHECK-NEXT: 4611686018427387904
print(9223372036854775807 + 1, -9223372036854775808 - 1)  # CHECK-NEXT: 9223372036854775808 -9223372036854775809
print(big - big, big // big, big % big)  # CHECK-NEXT: 0 1 0
# CHECK-NEXT: -1180591620717411303425 1180591620717411303423 -1180591620717411303424 1180591620717411303424 1180591620717411303424
print(~big, ~-big, -big, +big, abs(-big))

# Division rounds down; the remainder has the sign of the divisor.
print([(a // b, a % b) for a in (7, -7) for b in (2, -2)])  # CHECK-NEXT: [(3, 1), (-4, -1), (-4, 1), (3, -1)]
# CHECK-NEXT: [(393530540239137101141, 1), (-393530540239137101142, -2), (-393530540239137101142, 2), (393530540239137101141, -1)]
print([(a // b, a % b) for a in (big, -big) for b in (3, -3)])
# CHECK-NEXT: [(0, 7), (-1, -1180591620717411303417), (-1, 1180591620717411303417), (0, -7)]
print([(a // b, a % b) for a in (7, -7) for b in (big, -big)])
# CHECK-NEXT: [(32, 1), (-33, -36893488147419103231), (-33, 36893488147419103231), (32, -1)]
print([divmod(a, b) for a in (big + 1, -big - 1) for b in (1 << 65, -1 << 65)])
print(divmod(0, big), divmod(big, 1), divmod(-big, big))  # CHECK-NEXT: (0, 0) (1180591620717411303424, 0) (-1, 0)
# CHECK-NEXT: 999999999999999999999999999999 8
print((10 ** 60 + 7) // (10 ** 30 + 1), (10 ** 60 + 7) % (10 ** 30 + 1))
print((-10 ** 40) % 97, 10 ** 40 % -97)  # CHECK-NEXT: 6 -6

# Shifts, which go down to minus infinity.
print(1 << 64, -1 << 64, 5 << 62)  # CHECK-NEXT: 18446744073709551616 -18446744073709551616 23058430092136939520
print(big >> 69, big >> 70, big >> 71, -big >> 69, -big >> 71)  # CHECK-NEXT: 2 1 0 -2 -1
print(-big - 1 >> 70, -(big + 1) >> 1)  # CHECK-NEXT: -2 -590295810358705651713
print(0 << 100, -1 >> 1000, 1 >> 64)  # CHECK-NEXT: 0 -1 0

# Bits, as if in two's complement without end.
print(big & -1, big | -1, big ^ -1)  # CHECK-NEXT: 1180591620717411303424 -1 -1180591620717411303425
print(-big & 0xffff, -big | 1, -big ^ (big - 1))  # CHECK-NEXT: 0 -1180591620717411303423 -1
print((big - 1) & ~0xff, -1 & ((1 << 65) - 1))  # CHECK-NEXT: 1180591620717411303168 36893488147419103231
# CHECK-NEXT: -36893488147419103232 -18446744073709551616 -36893488147419103232
print(-(1 << 64) & -(1 << 65), -(1 << 64) | -(1 << 65), -(1 << 64) ^ (1 << 64))
print(True & big, big | True, True << 70)  # CHECK-NEXT: 0 1180591620717411303425 1180591620717411303424

# Powers.
# CHECK-NEXT: 1 1 1024 -9223372036854775808 18446744073709551616
print(2 ** 0, 0 ** 0, 2 ** 10, (-2) ** 63, (-2) ** 64)
print(3 ** 100)  # CHECK-NEXT: 515377520732011331036461129765621272702107522001
print((-7) ** 33)  # CHECK-NEXT: -7730993719707444524137094407
print(10 ** 30, big ** 2)  # CHECK-NEXT: 1000000000000000000000000000000 1393796574908163946345982392040522594123776
print(1 ** (1 << 70), (-1) ** (1 << 70), (-1) ** ((1 << 70) + 1), 0 ** (1 << 70))  # CHECK-NEXT: 1 1 -1 0
print(2 ** -1, (-2) ** -2, big ** -1)  # CHECK-NEXT: 0.5 0.25 8.470329472543003e-22
# CHECK-NEXT: 4 1180591620717411303424 2 -2 0
print(pow(3, 100, 7), pow(big, big, 2 * big - 1), pow(-2, 3, 5), pow(2, 3, -5), pow(2, 10, 1))

# Comparison, with floats too.
# CHECK-NEXT: True False True True True False
print(big == big, big == -big, big != big + 1, big < big + 1, -big < big, big <= -big)
# CHECK-NEXT: True False True True True True True True
print(big > 1, 1 > big, -big < -1, 5 < big, big == 2.0 ** 70, big < 2.0 ** 71, 1.5 < big, True < big)
print(big == 'a', big == None, big in [1, 2, big])  # CHECK-NEXT: False False True
print(hash(big) == hash(2.0 ** 70), hash(12345) == hash(12345.0), {big: 1}[2.0 ** 70])  # CHECK-NEXT: True True 1
print(bool(big), bool(big - big), not big)  # CHECK-NEXT: True False False

# Errors.
error(lambda: 1 // 0)  # CHECK-NEXT: ZeroDivisionError('divide by zero',)
error(lambda: big // 0)  # CHECK-NEXT: ZeroDivisionError('divide by zero',)
error(lambda: big % 0)  # CHECK-NEXT: ZeroDivisionError('divide by zero',)
error(lambda: divmod(big, 0))  # CHECK-NEXT: ZeroDivisionError('divide by zero',)
error(lambda: 1 / 0)  # CHECK-NEXT: ZeroDivisionError('divide by zero',)
error(lambda: big / 0)  # CHECK-NEXT: ZeroDivisionError('divide by zero',)
error(lambda: 0 ** -1)  # CHECK-NEXT: ZeroDivisionError('divide by zero',)
error(lambda: pow(2, 3, 0))  # CHECK-NEXT: ValueError('divide by zero',)
error(lambda: pow(2, 3, 1.0))  # CHECK-NEXT: TypeError('pow() with 3 arguments requires integers',)
error(lambda: 1 << -1)  # CHECK-NEXT: ValueError('negative shift count',)
error(lambda: big << -1)  # CHECK-NEXT: ValueError('negative shift count',)
error(lambda: big >> -1)  # CHECK-NEXT: ValueError('negative shift count',)
error(lambda: 1 << big)  # CHECK-NEXT: OverflowError('overflow converting long int to machine word',)
error(lambda: big >> big)  # CHECK-NEXT: OverflowError('overflow converting long int to machine word',)
error(lambda: 1 << (1 << 70))  # CHECK-NEXT: OverflowError('overflow converting long int to machine word',)
error(lambda: big + "a")  # CHECK-NEXT: TypeError("unsupported types for __add__: 'int', 'str'",)
error(lambda: "a" + big)  # CHECK-NEXT: TypeError("unsupported types for __add__: 'str', 'int'",)
error(lambda: big < "a")  # CHECK-NEXT: TypeError("unsupported types for __lt__: 'int', 'str'",)
error(lambda: big & 1.5)  # CHECK-NEXT: TypeError("unsupported types for __and__: 'int', 'float'",)
error(lambda: ~1.5)  # CHECK-NEXT: TypeError("unsupported type for __invert__: 'float'",)
error(lambda: big @ big)  # CHECK-NEXT: TypeError("unsupported types for __matmul__: 'int', 'int'",)
error(lambda: big.x)  # CHECK-NEXT: AttributeError("'int' object has no attribute 'x'",)
error(lambda: [1][big])  # CHECK-NEXT: OverflowError('overflow converting long int to machine word',)
