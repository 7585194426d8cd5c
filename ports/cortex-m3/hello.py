# What the core must be able to do on a board: hello.expected is what the emulator must print.
import math
import struct


class Counter:
    def __init__(self):
        self.names = {}

    def add(self, name):
        self.names[name] = self.names.get(name, 0) + 1
        return self


def fail(depth):
    try:
        return fail(depth + 1) + 1
    finally:
        depth -= 1


counter = Counter()
for word in "to be or not to be".split():
    counter.add(word)
print(sorted(counter.names.items()))
print("%5.2f|%r|%s" % (math.pi, 0.1, 1e20), int(1e20), int(2.5e9), hash(1e10) == hash(10**10))
two, three, digits = 2, 3, "9" * 2000
print(two**100, -(three**80) // 7, len(str(7 ** (1000 * two))), int(digits) * int(digits) // int(digits) == int(digits))
print(struct.pack("<d", 0.1), struct.pack("<dd", float("-inf"), 1e-45), struct.unpack("<d", struct.pack("<d", -1.5)))
print([x * x for x in range(5)], {1, 2, 3} & {2, 3, 4}, b"abc"[1:], f"{12345678:,}")
try:
    fail(0)
except RuntimeError as error:
    print(type(error).__name__)
try:
    None.x
except AttributeError as error:
    print(error)
