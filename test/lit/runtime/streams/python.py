# Streams written in Python, and io.BufferedWriter.
# REQUIRES: adder
# RUN: %adder %s 2>&1 | FileCheck %s --match-full-lines
import io
import select
import sys
class Stream(io.IOBase):
    def __init__(self, answer):
        self.answer = answer
        self.log = []
    def write(self, buffer):
        self.log.append(bytes(buffer))
        return len(buffer) if self.answer is True else self.answer
    def readinto(self, buffer):
        self.log.append(len(buffer))
        buffer[0] = 65
        return self.answer
    def ioctl(self, request, argument):
        self.log.append((request, argument))
        return 5 if request == 3 else -22
s = Stream(True)
print("x", 1, file=s)
print(s.log)
# CHECK: [b'x', b' ', b'1', b'\n']
for answer in -5, None, 100, "no":
    s = Stream(answer)
    try:
        print("abc", file=s, end="")
        print("None", end=" ")
    except (OSError, TypeError) as e:
        print(repr(e), end=" ")
print()
# CHECK-NEXT: OSError(5,) None OSError(5,) TypeError("can't convert str to int",)
s = Stream(1)
poll = select.poll()
poll.register(s, 1)
print([(o is s, e) for o, e in poll.poll(0)], s.log)
# CHECK-NEXT: [(True, 5)] [(10, 0), (3, 1)]
class Kept(io.IOBase):
    def write(self, buffer):
        self.buffer = buffer
        return len(buffer)
k = Kept()
print("text", file=k, end="")
k.buffer.extend(b"more")
print(k.buffer)
# CHECK-NEXT: bytearray(b'textmore')
for bad in 3, [], sys:
    try:
        print("x", file=bad)
    except OSError as e:
        print(e, end=" ")
print()
# CHECK-NEXT: stream operation not supported stream operation not supported stream operation not supported
b = io.BytesIO()
w = io.BufferedWriter(b, 4)
print(w.write(b"abcdef"), b.getvalue(), w.flush(), b.getvalue())
# CHECK-NEXT: 6 b'abcd' None b'abcdef'
