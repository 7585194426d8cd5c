# Special methods of containers: items, slices, length, iteration, membership.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
class Ring:
    def __init__(self, *items):
        self.items = list(items)
    def __len__(self):
        return len(self.items)
    def __getitem__(self, i):
        if isinstance(i, slice):
            return ("slice", i.start, i.stop, i.step)
        return self.items[i % len(self.items)]
    def __setitem__(self, i, value):
        self.items[i % len(self.items)] = value
    def __delitem__(self, i):
        del self.items[i % len(self.items)]
    def __iter__(self):
        return iter(self.items)
    def __contains__(self, x):
        return x == "magic" or x in self.items
r = Ring(1, 2, 3)
print(len(r), r[4], r[-1], list(r), 2 in r, "magic" in r, 9 in r, bool(r), bool(Ring()), r[1:2], r[:], r[::2])
# CHECK: 3 2 3 [1, 2, 3] True True False True False ('slice', 1, 2, None) ('slice', None, None, None) ('slice', None, None, 2)
r[4] = 20
del r[0]
print(list(r), sum(r), max(r), sorted(r), [x for x in r], tuple(r), dict(zip("ab", r)))
# CHECK-NEXT: [20, 3] 23 20 [3, 20] [20, 3] (20, 3) {'a': 20, 'b': 3}
class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
print(list(Countdown(3)), sum(Countdown(4)), 2 in Countdown(5), next(Countdown(9)))
# CHECK-NEXT: [2, 1, 0] 6 True 8
class Sequence:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10
print([x for x in Sequence()])
# CHECK-NEXT: [0, 10, 20]
# CHECK-NOT:{{.}}
