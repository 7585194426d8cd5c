# A dict of many keys that grows, loses keys and grows again.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
d = {}
for i in range(2000):
    d[i * 37 % 4096] = i
    d["k%d" % i] = i
for i in range(0, 2000, 2):
    del d[i * 37 % 4096]
    d.pop("k%d" % i)
print(len(d), sum(d.values()), d[37], d["k1999"], 0 in d, "k0" in d, "k1" in d)
# CHECK: 2000 2000000 1 1999 False False True
for i in range(3000):
    d[-i - 1] = i
print(len(d), all(d[-i - 1] == i for i in range(3000)), all(d["k%d" % i] == i for i in range(1, 2000, 2)))
# CHECK-NEXT: 5000 True True
for key in list(d):
    del d[key]
print(d, len(d))
# CHECK-NEXT: {} 0
class Collide:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 7
    def __eq__(self, other):
        return self.n == other.n
c = {Collide(i): i for i in range(60)}
print(len(c), all(c[Collide(i)] == i for i in range(60)), Collide(60) in c, c.pop(Collide(30)), len(c))
# CHECK-NEXT: 60 True False 30 59
# CHECK-NOT:{{.}}
