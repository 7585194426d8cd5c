# uctypes: scalars in all orders, bit fields, arrays, pointers, structures, sizes, buffers.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
from uctypes import *
from collections import OrderedDict
memory = bytearray(range(1, 25))
start = addressof(memory)
scalars = {"u8": UINT8 | 1, "i16": INT16 | 2, "u32": UINT32 | 3, "i64": INT64 | 8, "f32": FLOAT32 | 12, "f64": FLOAT64 | 16}
for layout in (LITTLE_ENDIAN, BIG_ENDIAN):
    s = struct(start, scalars, layout)
    print(s.u8, hex(s.i16), hex(s.u32), hex(s.i64))
# CHECK: 2 0x403 0x7060504 0x100f0e0d0c0b0a09
# CHECK-NEXT: 2 0x304 0x4050607 0x90a0b0c0d0e0f10
for layout in (LITTLE_ENDIAN, BIG_ENDIAN, NATIVE):
    s = struct(start, scalars, layout)
    s.u8, s.i16, s.f32, s.f64 = 0x1FF, -2, 1.5, -0.25
    print(s.u8, s.i16, s.f32, s.f64, bytes(memory[1:4]), bytes(memory[12:16]))
# CHECK-NEXT: 255 -2 1.5 -0.25 b'\xff\xfe\xff' b'\x00\x00\xc0?'
# CHECK-NEXT: 255 -2 1.5 -0.25 b'\xff\xff\xfe' b'?\xc0\x00\x00'
# CHECK-NEXT: 255 -2 1.5 -0.25 b'\xff\xfe\xff' b'\x00\x00\xc0?'
s.i64 = (1 << 64) - 1
wide = struct(start, {"u64": UINT64 | 8}).u64
print(s.i64, wide == (1 << 64) - 1)
# CHECK-NEXT: -1 True

# Bit fields are unsigned, and change nothing beside them.
bits = {"low": BFUINT16 | 0 | 0 << BF_POS | 4 << BF_LEN, "mid": BFINT16 | 0 | 4 << BF_POS | 8 << BF_LEN}
for layout in (LITTLE_ENDIAN, BIG_ENDIAN):
    memory[0:2] = b"\x12\x34"
    s = struct(start, bits, layout)
    print(hex(s.low), hex(s.mid), end=" ")
    s.mid = -1
    print(hex(s.low), hex(s.mid), bytes(memory[0:2]))
# CHECK-NEXT: 0x2 0x41 0x2 0xff b'\xf2?'
# CHECK-NEXT: 0x4 0x23 0x4 0xff b'\x1f\xf4'

# Arrays: of bytes, of scalars, of structures; a structure inside.
memory[:] = bytes(range(1, 25))
s = struct(start, {
    "bytes": (ARRAY | 2, UINT8 | 3),
    "words": (ARRAY | 1, UINT16 | 2),
    "pairs": (ARRAY | 4, 2, {"a": UINT8 | 0, "b": UINT16 | 1}),
    "inner": (8, OrderedDict([("x", UINT8 | 1)])),
}, LITTLE_ENDIAN)
s.words[1] = 0xABCD
s.pairs[1].b = 0x7788
print(s.bytes, s.words[0], hex(s.words[1]), s.pairs[0].a, hex(s.pairs[1].b), s.inner.x)
# CHECK-NEXT: bytearray(b'\x03\xcd\xab') 770 0xabcd 171 0x7788 119
print(sizeof(s.bytes), sizeof(s.words), sizeof(s.pairs), sizeof(s.inner), sizeof(s), addressof(s.inner) - start)
# CHECK-NEXT: 3 4 6 2 10 8
print(bytes(s.words), memoryview(s.inner)[1])
# CHECK-NEXT: b'\x02\x03\xcd\xab' 119

# Pointers.
numbers = bytearray(b"\x01\x02\x03\x04\x05\x06")
address = bytearray(8)
p = struct(addressof(address), {"number": ULONG | 0, "words": (PTR | 0, UINT16), "pairs": (PTR | 0, {"a": UINT8 | 1})})
p.number = addressof(numbers)
p.words[1] = 0x6162
print(int(p.words) == addressof(numbers), p.words[0], p.pairs[1].a, numbers)
# CHECK-NEXT: True 513 97 bytearray(b'\x01\x02ba\x05\x06')
print(bytes_at(addressof(numbers), 2), bytearray_at(addressof(numbers) + 4, 2))
# CHECK-NEXT: b'\x01\x02' bytearray(b'\x05\x06')

# Sizes: native ones are padded.
mixed = {"a": UINT8 | 0, "b": UINT32 | 4, "c": UINT8 | 8}
print(sizeof(mixed), sizeof(mixed, LITTLE_ENDIAN), sizeof((ARRAY | 0, 3, mixed)), sizeof({}), sizeof({"d": FLOAT64 | 1}))
# CHECK-NEXT: 12 9 36 0 16
print(struct(0, mixed), struct(16, (PTR | 0, UINT8)), struct(0, (ARRAY | 0, UINT8 | 1)), struct(0, 5))
# CHECK-NEXT: <struct STRUCT 0> <struct PTR 10> <struct ARRAY 0> <struct ERROR 0>
print(SHORT == INT16, UINT == UINT32, LONGLONG == INT64, VOID == UINT8, PTR, ARRAY, BFUINT8, FLOAT64)
# CHECK-NEXT: True True True True 536870912 -1073741824 -1073741824 -134217728
# CHECK-NOT:{{.}}
