# bytes and bytearray.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
b = b"abc\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], list(b), bytes(3), bytes([1, 2]), bytes(b"x"), bytes(range(3)))
# CHECK: b'abc\x00\xff' 5 97 255 b'bc' [97, 98, 99, 0, 255] b'\x00\x00\x00' b'\x01\x02' b'x' b'\x00\x01\x02'
print(b + b"d", b"ab" * 2, b"b" in b, 98 in b, b"abc" == b"abc", b"a" < b"b", b"%d-%s" % (1, b"x"), b"a" == "a")
# CHECK-NEXT: b'abc\x00\xffd' b'abab' True True True True b'1-x' False
print(b.find(b"c"), b"a b".split(), b"-".join([b"a", b"b"]), b"xax".strip(b"x"), b"abc".replace(b"b", b"--"), b"abc".upper())
# CHECK-NEXT: 2 [b'a', b'b'] b'a-b' b'a' b'a--c' b'ABC'
print(b.hex(), bytes.fromhex("00ff10"), b"\x01\x02".hex(":"), b"it's", b'"', b"\t\r\n\\")
# CHECK-NEXT: 61626300ff b'\x00\xff\x10' 01:02 b"it's" b'"' b'\t\r\n\\'
a = bytearray(b"abc")
a[0] = 65
a += b"de"
a.append(102)
a.extend(b"gh")
a[1:3] = b"--long--"
print(a, len(a), a[0], bytes(a), a == b"A--long--defgh", a.find(b"def"))
# CHECK-NEXT: bytearray(b'A--long--defgh') 14 65 b'A--long--defgh' True 9
for bad in (lambda: bytes([256]), lambda: b[9], lambda: a.pop if False else b"a" < 1):
    try:
        print(bad())
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__)
# CHECK-NEXT: ValueError
# CHECK-NEXT: IndexError
# CHECK-NEXT: TypeError
# CHECK-NOT:{{.}}
