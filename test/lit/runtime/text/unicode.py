# Text beyond ASCII: lengths, slices, searches, encodings and errors.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
s = "añ€😀z"
print(len(s), len(s.encode()), s[2], s[3], s[1:4], s[-2], s.find("😀"), s.find("z"), s.index("€"))
# CHECK: 5 11 € 😀 ñ€😀 😀 3 4 2
print(s.encode("utf-8"), [hex(ord(c)) for c in s], "".join(reversed([c for c in s])), s.count("€"), s.split("€"))
# CHECK-NEXT: b'a\xc3\xb1\xe2\x82\xac\xf0\x9f\x98\x80z' ['0x61', '0xf1', '0x20ac', '0x1f600', '0x7a'] z😀€ña 1 ['añ', '😀z']
print(s.replace("ñ", "n"), "ñ" < "€" < "😀", s == "a\u00f1\u20ac\U0001f600z", {"ñ": 1}["ñ"])
# CHECK-NEXT: an€😀z True True 1
print("%s|%s" % ("ñ", "€"), "{}|{}".format("ñ", "😀"), s * 2)
# CHECK-NEXT: ñ|€ ñ|😀 añ€😀zañ€😀z
für = 3
print(für, "für" in dir() or "für" in globals())
# CHECK-NEXT: 3 True
for data in (b"\xff", b"\xc3", b"\xe2\x82", b"\x80abc", b"\xf8\x88\x80\x80\x80"):
    try:
        data.decode()
    except UnicodeError as error:
        print("UnicodeError")
# CHECK-NEXT: UnicodeError
# CHECK-NEXT: UnicodeError
# CHECK-NEXT: UnicodeError
# CHECK-NEXT: UnicodeError
# CHECK-NEXT: UnicodeError
# CHECK-NOT:{{.}}
