# Comparison methods, hash, and what follows from them.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
class Version:
    def __init__(self, *parts):
        self.parts = parts
    def __eq__(self, o):
        return isinstance(o, Version) and self.parts == o.parts
    def __lt__(self, o):
        return self.parts < o.parts
    def __le__(self, o):
        return self.parts <= o.parts
    def __gt__(self, o):
        return self.parts > o.parts
    def __ge__(self, o):
        return self.parts >= o.parts
    def __hash__(self):
        return hash(self.parts)
    def __str__(self):
        return ".".join(str(p) for p in self.parts)
a, b, c = Version(1, 2), Version(1, 10), Version(1, 2)
print(a == c, a != c, a == b, a < b, a > b, a <= c, a >= b, a is c)
# CHECK: True False False True False True False False
print({a: "x"}[c], len({a, b, c}), a in [b, c], [b, c].index(a), str(max(a, b)), [str(v) for v in sorted([b, a, Version(0)])])
# CHECK-NEXT: x 2 True 1 1.10 ['0', '1.2', '1.10']
class Plain:
    pass
p = Plain()
print(p == p, p == Plain(), p != 1, p in [p], {p: 1}[p])
# CHECK-NEXT: True False True True 1
class Unhashable:
    def __eq__(self, o):
        return True
print(Unhashable() == 5, 5 == Unhashable(), Unhashable() in [1, 2])
# CHECK-NEXT: True True True
# CHECK-NOT:{{.}}
