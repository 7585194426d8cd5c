# Classes that derive from numbers take part in arithmetic on either side, and their own operators come first.
#
# RUN: %adder %s | FileCheck --match-full-lines %s
# REQUIRES: adder


class Int(int):
    pass


class Float(float):
    pass


class Odd(int):
    def __radd__(self, other):
        return 'radd'

    def __add__(self, other):
        return 'add'


i, big, f, odd = Int(5), Int(1 << 70), Float(2.5), Odd(7)

print('start')  # CHECK: start
print(i + 1, 1 + i, i - 1, 1 - i, i + i, 2 * i, i << 1, 1 << i)  # CHECK-NEXT: 6 6 4 -4 10 10 10 32
print(big - 1, 1 - big, big // i)  # CHECK-NEXT: 1180591620717411303423 -1180591620717411303423 236118324143482260684
print(f + 1, 1 + f, 1.5 + f, f * f, 5 - f, 1j * f, f * 1j)  # CHECK-NEXT: 3.5 3.5 4.0 6.25 2.5 2.5j 2.5j
print(i + f, f + i, i * 1.5, 1.5 * i)  # CHECK-NEXT: 7.5 7.5 7.5 7.5
print(odd + 1, 1 + odd, 1.5 + odd, odd - 1)  # CHECK-NEXT: add radd radd 6
print(i == 5, 5 == i, i < 6, 6 > i, f == 2.5, 2.5 == f, 2 < f)  # CHECK-NEXT: True True True True True True True
print(-i, abs(Int(-3)), ~i, -f, bool(i), bool(Int()))  # CHECK-NEXT: -5 3 -6 -2.5 True False
print(hash(i) == 5, [0, 1, 2, 3, 4, 5][i], str(i), str(f))  # CHECK-NEXT: True 5 5 2.5
print(Int('12'), Int('12', 16), Int(2.9), Float('1e3'))  # CHECK-NEXT: 12 18 2 1000.0
print(int(i), float(f), int(f), i.to_bytes(2, 'big'), Int.from_bytes(b'a', 'big'))  # CHECK-NEXT: 5 2.5 2 b'\x00\x05' 97
