# Integers to and from text, in every base, and their bytes.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
print(int("42"), int("-42"), int("  7\n"), int("0x1f", 16), int("1f", 16), int("0b101", 0), int("0o17", 0), int("z", 36))
# CHECK: 42 -42 7 31 31 5 15 35
print(int("123456789" * 4), int("-" + "f" * 20, 16), int("1_000"))
# CHECK-NEXT: 123456789123456789123456789123456789 -1208925819614629174706175 1000
print(hex(255), oct(8), bin(5), hex(-255), hex(1 << 70), bin(-(1 << 65)))
# CHECK-NEXT: 0xff 0o10 0b101 -0xff 0x400000000000000000 -0b100000000000000000000000000000000000000000000000000000000000000000
print("%d %x %X %o" % (10 ** 20, 10 ** 20, 10 ** 20, 10 ** 20))
# CHECK-NEXT: 100000000000000000000 56bc75e2d63100000 56BC75E2D63100000 12657072742654304000000
print((1000).to_bytes(2, "big"), (1000).to_bytes(4, "little"), int.from_bytes(b"\x03\xe8", "big"))
# CHECK-NEXT: b'\x03\xe8' b'\xe8\x03\x00\x00' 1000
print(int.from_bytes(b"\xff" * 10, "little"), (1 << 64).to_bytes(9, "big"))
# CHECK-NEXT: 1208925819614629174706175 b'\x01\x00\x00\x00\x00\x00\x00\x00\x00'
for text in ("", "x", "1 2", "0x", "9a"):
    try:
        print(int(text))
    except ValueError as error:
        print(error)
# CHECK-NEXT: invalid syntax for integer with base 10: ''
# CHECK-NEXT: invalid syntax for integer with base 10: 'x'
# CHECK-NEXT: invalid syntax for integer with base 10: '1 2'
# CHECK-NEXT: invalid syntax for integer with base 10: '0x'
# CHECK-NEXT: invalid syntax for integer with base 10: '9a'
# CHECK-NOT:{{.}}
