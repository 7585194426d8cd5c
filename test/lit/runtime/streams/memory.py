# StringIO and BytesIO: positions beyond the end, texts that are shared until they are written to, closing.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import io
s = io.StringIO()
print(s.write("abc"), s.getvalue(), repr(s.read()), s.seek(0), s.read(2), s.tell(), s.write("é"), s.getvalue())
# CHECK: 3 abc '' 0 ab 2 2 abé
print(s.seek(6), s.write("z"), repr(s.getvalue()))
# CHECK-NEXT: 6 1 'abé\x00\x00z'
text = "a\nb\nc"
s = io.StringIO(text)
print(repr(s.readline()), list(s), s.seek(-1, 2), s.read(), s.seek(-9, 1), s.write("X"), repr(s.getvalue()), repr(text))
# CHECK-NEXT: 'a\n' ['b\n', 'c'] 4 c 0 1 'X\nb\nc' 'a\nb\nc'
b = io.BytesIO(b"abc")
target = bytearray(2)
print(b.seek(1), b.readinto(target), target, b.write("q"), b.getvalue(), io.BytesIO(10).getvalue())
# CHECK-NEXT: 1 2 bytearray(b'bc') 1 b'abcq' b''
with io.StringIO("x") as s:
    pass
for f in s.read, s.getvalue, s.close, s.flush, lambda: s.seek(0):
    try:
        print(repr(f()), end=" ")
    except ValueError as e:
        print(e, end=" ")
print()
# CHECK-NEXT: I/O operation on closed file I/O operation on closed file None None 0
for value in 1.5, None, -1, 1 << 62:
    try:
        io.StringIO(value)
    except (TypeError, MemoryError) as e:
        print(type(e).__name__, end=" ")
print()
# CHECK-NEXT: TypeError TypeError MemoryError MemoryError
s = io.StringIO()
s.seek(1 << 62)
try:
    s.write("x")
except (MemoryError, OSError) as e:
    print("too far")
# CHECK-NEXT: too far
class Lines(io.StringIO):
    def write(self, text):
        return super().write(text.upper())
l = Lines()
l.write("abc")
print(l.getvalue())
# CHECK-NEXT: ABC
