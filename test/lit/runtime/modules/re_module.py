# re: matching, groups, classes, substitution, splitting.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import re
m = re.match(r"(\w+)=(\d+)?;", "key=42;rest")
print(m.group(0), m.group(1), m.group(2), re.match("b", "ab"), re.search("b+", "abbc").group(0))
# CHECK: key=42; key 42 None bb
print(re.search(r"[^a-c]", "abcd").group(0), re.match(r"a.c", "abc").group(0), re.match(r"a|b", "b").group(0), re.match(r"(?:ab)*c", "ababc").group(0))
# CHECK-NEXT: d abc b ababc
print(re.match(r"a*?b", "aab").group(0), re.match(r"^\s*\S+$", "  x").group(0), re.compile("x?y").match("y").group(0))
# CHECK-NEXT: aab   x y
print(re.sub(r"\d+", "#", "a1b22c333"), re.sub(r"(\w)(\d)", r"\2\1", "a1 b2"), re.sub("a", lambda m: m.group(0).upper(), "banana", 2))
# CHECK-NEXT: a#b#c# 1a 2b bAnAna
print(re.compile(r"[,;] *").split("a, b;c"), re.match(r"\.\*", ".*").group(0))
# CHECK-NEXT: ['a', 'b', 'c'] .*
try:
    re.compile("(")
except Exception as error:
    print("refused")
# CHECK-NEXT: refused
# CHECK-NOT:{{.}}
