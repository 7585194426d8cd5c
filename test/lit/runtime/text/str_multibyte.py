# REQUIRES: adder
# RUN: %adder %s | FileCheck %s
# Methods, items and conversions of str and bytes, with characters of more than one byte.

s = "aäöb€c𒍅d"
# CHECK: 8 c 𒍅 d öb€ c𒍅d
print(len(s), s[5], s[-2], s[7], s[2:5], s[-3:])
# CHECK-NEXT: 6 4 -1 2
print(s.find("𒍅"), s.rfind("€"), s.find("x"), s.index("ö", -7))
long = "ä€" * 1000 + "x"
# CHECK-NEXT: 2001 True True x
print(len(long), all(long[i] == "ä€"[i & 1] for i in range(2000)),
      all(long[i] == "ä€"[i & 1] for i in range(1999, -1, -1)), long[2000])
# CHECK-NEXT: -ä-ö- ö ['a', '€b'] ('x', 'ä', 'y')
print("äö".replace("", "-"), "äöä".strip("ä"), "aä€b".split("ä"), "xäy".partition("ä"))
# CHECK-NEXT: 'a\n\x00ä\'"' b'\xff\x00"\'a'
print(repr("a\n\x00ä'\""), repr(b"\xff\x00\"'a"))
# CHECK-NEXT: b'\xc3\xa4' ä a�b ab
print("ä".encode(), b"\xc3\xa4".decode(), b"a\xffb".decode("utf8", "replace"), b"a\xffb".decode("utf8", "ignore"))
for text, codec in ((b"\xff", "utf8"), (b"\xc3", "utf8"), (b"a", "latin9")):
    try:
        print(text.decode(codec))
    except (UnicodeError, LookupError) as e:
        print(repr(e))
# CHECK-NEXT: UnicodeError()
# CHECK-NEXT: UnicodeError()
# CHECK-NEXT: LookupError('unknown encoding: latin9',)
# CHECK-NEXT: 61:62 b'ab' bytearray(b'ab')
print(b"ab".hex(":"), bytes.fromhex("61 62"), bytearray.fromhex("6162"))
# CHECK-NEXT: ['a', 'b', 'c', 'd'] ['a\n', 'b\r\n', 'c\r', 'd'] ['a,b', 'c']
print("a\nb\r\nc\rd".splitlines(), "a\nb\r\nc\rd".splitlines(True), "a,b,c".rsplit(",", 1))
# Methods of a type look at what they get.
# CHECK-NEXT: TypeError("argument should be a 'str' not a 'bytes'",)
# CHECK-NEXT: TypeError("argument should be a 'dict' not a 'int'",)
for call in (lambda: str.upper(b"a"), lambda: dict.get(1, 2)):
    try:
        call()
    except TypeError as e:
        print(repr(e))
# CHECK-NEXT: ABC
print(str.upper("abc"))
# CHECK-NEXT: MemoryError
try:
    "abc" * (1 << 60)
except MemoryError:
    print("MemoryError")
