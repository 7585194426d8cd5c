# Structures at addresses: scalars, bit fields, arrays, pointers, layouts, errors.
# RUN: %adder %s | FileCheck %s --match-full-lines
# REQUIRES: adder
import uctypes
from uctypes import ARRAY, BF_LEN, BF_POS, BFUINT16, FLOAT32, INT8, INT16, INT32, LITTLE_ENDIAN, BIG_ENDIAN, PTR, UINT8, UINT16, UINT32, UINT64


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(repr(error))



print(uctypes.sizeof({"a": UINT32 | 0, "b": UINT8 | 4}), uctypes.sizeof({"a": UINT32 | 0, "b": UINT8 | 4}, LITTLE_ENDIAN))
memory = bytearray(range(1, 33))
address = uctypes.addressof(memory)
s = uctypes.struct(
    address,
    {
        "a": UINT8 | 0,
        "i": INT32 | 2,
        "q": UINT64 | 3,
        "f": FLOAT32 | 4,
        "arr": (ARRAY | 0, UINT16 | 2),
        "raw": (ARRAY | 4, UINT8 | 3),
        "bf": BFUINT16 | 0 | 4 << BF_POS | 8 << BF_LEN,
        "sub": (2, {"b0": UINT8 | 0, "w": UINT16 | 1}),
        "list": (ARRAY | 4, 2, {"x": UINT8 | 0, "y": UINT8 | 1}),
    },
    LITTLE_ENDIAN,
)
print(s.a, s.arr[1], hex(s.bf), s.sub.b0, s.sub.w, s.list[1].y, s.raw, hex(s.i), hex(s.q))
print(uctypes.sizeof(s.arr), uctypes.sizeof(s.sub), uctypes.sizeof(s.list), bytes(s.arr), uctypes.addressof(s.sub) - address)
s.a = 255
s.bf = 0
print(memory[:2])
s.arr[1] = 0xFFFF
s.list[0].x = -1
s.q = 1 << 63
s.f = 1.5
print(memory[:12], s.f, s.q == 1 << 63)
attempt(lambda: s.arr[2])
attempt(lambda: s.arr[-1])
attempt(lambda: s[0])
attempt(lambda: s.nope)
attempt(setattr, s, "arr", 1)
attempt(setattr, s, "a", "x")
attempt(lambda: s.arr.x)

big = uctypes.struct(address, {"h": INT16 | 0, "bf": BFUINT16 | 0 | 4 << BF_POS | 8 << BF_LEN}, BIG_ENDIAN)
big.h = -2
print(memory[:2], big.h, hex(big.bf))

cell = bytearray(8)
pointer = uctypes.struct(uctypes.addressof(cell), {"p": (PTR | 0, UINT8), "s": (PTR | 0, {"z": UINT8 | 1})})
text = bytearray(b"hello")
uctypes.struct(uctypes.addressof(cell), {"p": uctypes.ULONG}).p = uctypes.addressof(text)
print(pointer.p[1], pointer.s[0].z, pointer.s[1].z)
pointer.p[0] = 74
print(text, uctypes.bytes_at(uctypes.addressof(text), 5))
uctypes.bytearray_at(uctypes.addressof(text), 5)[4] = 121
print(text)

for descriptor in (5, [], (), (ARRAY | 0,), (ARRAY | 0, 3, 5), (1, 2, 3, 4), {"x": 5.0}, {"x": (0, 5)}):
    attempt(uctypes.sizeof, descriptor)

# CHECK: 8 5
# CHECK-NEXT: 1 1027 0x20 3 1284 8 bytearray(b'\x05\x06\x07') 0x6050403 0xb0a090807060504
# CHECK-NEXT: 4 3 4 b'\x01\x02\x03\x04' 2
# CHECK-NEXT: bytearray(b'\x0f\x00')
# CHECK-NEXT: bytearray(b'\x0f\x00\xff\x00\x00\x00\xc0?\x00\x00\x80\x0c') 1.5 False
# CHECK-NEXT: IndexError('struct: index out of range',)
# CHECK-NEXT: IndexError('struct: index out of range',)
# CHECK-NEXT: TypeError("struct: can't index",)
# CHECK-NEXT: KeyError('nope',)
# CHECK-NEXT: TypeError('syntax error in uctypes descriptor',)
# CHECK-NEXT: TypeError("can't convert str to int",)
# CHECK-NEXT: TypeError('struct: no fields',)
# CHECK-NEXT: bytearray(b'\xff\xfe') -2 0xff
# CHECK-NEXT: 101 101 108
# CHECK-NEXT: bytearray(b'Jello') b'Jello'
# CHECK-NEXT: bytearray(b'Jelly')
# CHECK-NEXT: TypeError("can't unambiguously get sizeof scalar",)
# CHECK-NEXT: TypeError('syntax error in uctypes descriptor',)
# CHECK-NEXT: TypeError('syntax error in uctypes descriptor',)
# CHECK-NEXT: TypeError('syntax error in uctypes descriptor',)
# CHECK-NEXT: TypeError("can't unambiguously get sizeof scalar",)
# CHECK-NEXT: TypeError('syntax error in uctypes descriptor',)
# CHECK-NEXT: TypeError('syntax error in uctypes descriptor',)
# CHECK-NEXT: TypeError("can't unambiguously get sizeof scalar",)
