# A buffer that grows while others look at it: views keep what they show, and code in C what it works on.
# REQUIRES: adder
# RUN: %adder -X heapsize=128k %s | FileCheck %s --match-full-lines
import array
import gc
import io
import struct


def litter():
    gc.collect()
    for size in (8, 16, 32, 64, 128, 300, 600):
        bytearray(b"\xaa" * size)


for kind in (bytearray, lambda data: array.array("B", data)):
    for size in (1, 10, 31, 32, 100, 1000):
        data = kind(bytes(range(size % 256)) or b"\x00")
        count = len(data)
        views = []
        for step in range(6):
            views.append((memoryview(data), len(data)))
            data.extend(bytes(len(data) + 40))
            litter()
        for view, length in views:
            assert bytes(view[:count]) == bytes(range(size % 256) or b"\x00")
            view[0] = 0
            assert len(view) == length
        assert bytes(data[:count]) == bytes(range(size % 256))
# CHECK: views
print("views")


class Growing:
    """What is converted to a number, and makes the array grow meanwhile."""

    def __init__(self, target):
        self.target = target

    def __int__(self):
        self.target.extend(bytes(300))
        litter()
        return 7

    def __float__(self):
        return float(int(self))


for letter in "bBhHiIlLqQfd":
    for size in (0, 1, 5, 8, 30):
        data = array.array(letter, bytes(size * 8))
        before = len(data)
        try:
            data.append(Growing(data))
            data[0] = Growing(data)
        except TypeError:
            continue
        assert data[0] == 7 and 7 in list(data)[before:]
# CHECK-NEXT: numbers
print("numbers")

data = bytearray(16)
struct.pack_into("<IIII", data, 0, 1, Growing(data), Growing(data), 4)
struct.unpack_from("<QQ", data, Growing(data))
# CHECK-NEXT: struct True
print("struct", len(data) > 16)


class Stream(io.IOBase):
    def __init__(self, target):
        self.target = target

    def readinto(self, buffer):
        self.target.extend(bytes(1000))
        litter()
        buffer[0] = 65
        return 1


# An array within itself, by another way.
data = bytearray(b"abcdef")
data[1:1] = memoryview(data)[2:]
# CHECK-NEXT: bytearray(b'acdefbcdef')
print(data)
data[0:4] = memoryview(data)[8:]
# CHECK-NEXT: bytearray(b'effbcdef')
print(data)


class View(memoryview):
    pass


# A view of what is only a part of an object keeps the object.
kept = [memoryview(View(memoryview(bytearray(range(100)))[50:])) for _ in range(20)]
litter()
# CHECK-NEXT: True
print(all(list(view) == list(range(50, 100)) for view in kept))
