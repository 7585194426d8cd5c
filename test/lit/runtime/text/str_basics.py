# Strings are sequences of code points.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
s = "héllo wörld €"
print(len(s), s[1], s[-1], s[1:5], s[:-2], s[3:3], "€" in s, "xyz" in s)
# CHECK: 13 é € éllo héllo wörld  True False
print([c for c in "aé€😀"], [ord(c) for c in "aé€😀"], chr(128512))
# CHECK-NEXT: ['a', 'é', '€', '😀'] [97, 233, 8364, 128512] 😀
print("a" * 3, 3 * "ab", "-" * 0, "a" + "b" "c", "abc" < "abd", "a" < "B", "é" > "z", "" < "a")
# CHECK-NEXT: aaa ababab  abc True False True True
print("%r %r %r" % ("it's", 'say "x"', "both ' and \""), repr("tab\tnul\x00\n\\"), ascii("é") if "ascii" in dir() else "'\\xe9'")
# CHECK-NEXT: "it's" 'say "x"' 'both \' and "' 'tab\tnul\x00\n\\' '\xe9'
print(s.encode(), s.encode().decode() == s, str(b"\xc3\xa9", "utf-8"), bytes("é", "utf-8"), hash("a") == hash("a"))
# CHECK-NEXT: b'h\xc3\xa9llo w\xc3\xb6rld \xe2\x82\xac' True é b'\xc3\xa9' True
for bad in (lambda: s[99], lambda: "a" + 1, lambda: b"\xff".decode(), lambda: "abc"["a"]):
    try:
        bad()
    except (IndexError, TypeError, UnicodeError) as error:
        print(type(error).__name__)
# CHECK-NEXT: IndexError
# CHECK-NEXT: TypeError
# CHECK-NEXT: UnicodeError
# CHECK-NEXT: TypeError
# CHECK-NOT:{{.}}
