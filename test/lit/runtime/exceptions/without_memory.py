# While the heap is locked: exceptions keep their type, names come and go, slices and iterators need no memory.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s

import micropython


class Numbers:
    def __init__(self):
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.at += 1
        return self.at


def generate(source):
    yield from source


def deep():
    deep()


numbers = generate(Numbers())
first = second = third = None
buffer = bytearray(range(8))
view = memoryview(buffer)
for error in (1,):
    pass
try:
    raise KeyError
except KeyError as e:
    pass

micropython.heap_lock()
try:
    deep()
except RuntimeError as e:
    first = type(e)
try:
    unknown
except NameError as e:
    second = type(e)
try:
    raise 0
except TypeError as e:
    third = type(e)
buffer[1:3] = b"ab"
view[4:6] = b"cd"
print(next(numbers))
print(next(numbers))
micropython.heap_unlock()
# CHECK: 1
# CHECK: 2
# CHECK: RuntimeError NameError TypeError
print(first.__name__, second.__name__, third.__name__)
# CHECK: bytearray(b'\x00ab\x03cd\x06\x07')
print(buffer)


class Early(OSError):
    def __init__(self, code):
        if code:
            raise self


try:
    Early(2)
except TypeError as e:
    # CHECK: exceptions must derive from BaseException
    print(e)
