# struct: formats, byte orders, alignment, errors.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import struct
print(struct.pack("<bBhHiIqQ", -1, 255, -2, 65535, -3, 1, -4, 5), struct.pack(">hI", 1, 2), struct.pack("<fd", 1.5, -2.25))
# CHECK: b'\xff\xff\xfe\xff\xff\xff\xfd\xff\xff\xff\x01\x00\x00\x00\xfc\xff\xff\xff\xff\xff\xff\xff\x05\x00\x00\x00\x00\x00\x00\x00' b'\x00\x01\x00\x00\x00\x02' b'\x00\x00\xc0?\x00\x00\x00\x00\x00\x00\x02\xc0'
print(struct.calcsize("<bi"), struct.calcsize("bi"), struct.calcsize("<3s2x"), struct.calcsize("10b"), struct.pack("<3s5s", b"abcd", b"x"))
# CHECK-NEXT: 5 8 5 10 b'abcx\x00\x00\x00\x00'
print(struct.unpack("<hB3s", b"\x01\x02\x03abc"), struct.unpack(">Q", b"\x00" * 7 + b"\x09"), struct.unpack_from("<H", b"\x00\x01\x02\x03", 1))
# CHECK-NEXT: (513, 3, b'abc') (9,) (513,)
b = bytearray(6)
struct.pack_into(">HH", b, 2, 0x1234, 0xABCD)
print(b, struct.unpack("<?", b"\x01") if False else "", struct.unpack("<2i", struct.pack("<2i", 7, -8)))
# CHECK-NEXT: bytearray(b'\x00\x00\x124\xab\xcd')  (7, -8)
for bad in (lambda: struct.unpack("<i", b"abc"), lambda: struct.pack_into("<i", b, 4, 1)):
    try:
        bad()
    except (ValueError, TypeError):
        print("refused")
# CHECK-NEXT: refused
# CHECK-NEXT: refused
# CHECK-NOT:{{.}}
