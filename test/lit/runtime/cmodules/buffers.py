# RUN: %adder-cmodules %s | FileCheck %s --match-full-lines
# REQUIRES: adder-cmodules
# Memory shared between Python and C.
import array
from buffers import Scratch, checksum, fill, swap16


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(repr(error))


# CHECK: 51440 51440 51440 0
print(checksum(b"abcde"), checksum(bytearray(b"abcde")), checksum("abcde"), checksum(b""))
b = bytearray(7)
# CHECK-NEXT: 2 bytearray(b'xyzxyzx')
print(fill(b, b"xyz"), b)
# CHECK-NEXT: 2 bytearray(b'x1212zx')
print(fill(memoryview(b)[1:5], "12"), b)
a = array.array("H", [1, 0x1234])
swap16(a)
# CHECK-NEXT: array('H', [256, 13330])
print(a)

# CHECK-NEXT: TypeError('object with buffer protocol required',)
attempt(lambda: checksum(5))
# CHECK-NEXT: TypeError('object with buffer protocol required',)
attempt(lambda: fill(b"constant", b"x"))
# CHECK-NEXT: ValueError('pattern is empty',)
attempt(lambda: fill(b, b""))
# CHECK-NEXT: TypeError('16-bit items are required',)
attempt(lambda: swap16(b))

s = Scratch(6)
# CHECK-NEXT: 6 b'\x00\x00\x00\x00\x00\x00'
print(len(s), bytes(s))
fill(s, b"ab")
# CHECK-NEXT: bytearray(b'ababab') b'baba'
print(bytearray(s), bytes(memoryview(s)[1:5]))
memoryview(s)[0] = 65
s.freeze()
# CHECK-NEXT: b'Ababab'
print(bytes(s))
# CHECK-NEXT: TypeError('object with buffer protocol required',)
attempt(lambda: fill(s, b"c"))
# CHECK-NEXT: ValueError('size is negative',)
attempt(lambda: Scratch(-1))
try:
    Scratch(1 << 40)
except MemoryError:
    # CHECK-NEXT: MemoryError
    print("MemoryError")
