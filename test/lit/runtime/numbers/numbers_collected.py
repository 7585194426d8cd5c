# Long operands and intermediate results survive a collection at every allocation.
#
# RUN: %adder %s | FileCheck --match-full-lines %s
# REQUIRES: adder

import gc

gc.threshold(0)
a = 3**300
b = 7**150
ok = True
for i in range(20):
    ok = ok and divmod(a * b + i, b) == (a, i) and (-a * b - 1) // b == -a - 1 and a * b % -b == 0
    ok = ok and int(str(a * b)) == a * b and int(hex(b), 16) == b and "%x" % a == hex(a)[2:]
    ok = ok and (a << 100) >> 100 == a and (a ^ b) ^ b == a and -(-a) == a and ~~a == a
    ok = ok and pow(a, b, b - 2) == pow(a % (b - 2), b, b - 2) and a**3 == a * a * a
    ok = ok and int.from_bytes(a.to_bytes(80, "little"), "little") == a and float(str(1.1 * i)) == 1.1 * i
print(ok)  # CHECK: True
a = 3**9000
b = 7**4000
print(int(str(a)) == a, divmod(a * b + 5, b) == (a, 5), pow(a, 3, b) == (a % b) ** 3 % b)  # CHECK-NEXT: True True True
