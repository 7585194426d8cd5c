# memoryview shares what it views.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
a = bytearray(b"0123456789")
m = memoryview(a)
m[0] = 65
m[2:4] = b"--"
part = m[4:8]
part[0] = 90
print(a, len(m), len(part), bytes(part), m[-1], m == a, list(part[1:3]))
# CHECK: bytearray(b'A1--Z56789') 10 4 b'Z567' 57 True [53, 54]
print(bytes(memoryview(b"abc")[1:]), memoryview(b"abc")[::1][0], bytes(m[:0]))
# CHECK-NEXT: b'bc' 97 b''
from array import array
n = memoryview(array("H", [1, 2, 3]))
n[1] = 500
print(list(n), len(n), n.itemsize)
# CHECK-NEXT: [1, 500, 3] 3 2
try:
    memoryview(b"abc")[0] = 1
except TypeError:
    print("TypeError")
# CHECK-NEXT: TypeError
# CHECK-NOT:{{.}}
