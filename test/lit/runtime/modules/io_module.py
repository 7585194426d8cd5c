# io: StringIO, BytesIO, files, with statements, seek and tell.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import io
import os
s = io.StringIO("one\ntwo\nthree")
print(s.read(2), s.readline(), s.read())
# CHECK: on e
# CHECK-NEXT:  two
# CHECK-NEXT: three
s = io.StringIO()
print(s.write("abc"), s.write("d"), s.getvalue(), s.seek(1), s.read())
# CHECK-NEXT: 3 1 abcd 1 bcd
b = io.BytesIO(b"12345")
b.seek(2)
b.write(b"xy")
print(b.getvalue(), b.read(), b.seek(0), b.read(3), b.tell())
# CHECK-NEXT: b'12xy5' b'5' 0 b'12x' 3
buf = bytearray(3)
b.seek(0)
print(b.readinto(buf), buf)
# CHECK-NEXT: 3 bytearray(b'12x')
name = "io_module_test_%d" % (id(io) & 0xFFFFF)
with open(name, "w") as f:
    print(f.write("line 1\nline 2\n"))
# CHECK-NEXT: 14
with open(name) as f:
    print([line for line in f], f.read() == "")
# CHECK-NEXT: ['line 1\n', 'line 2\n'] True
with open(name, "ab") as f:
    f.write(b"\x00end")
with open(name, "rb") as f:
    data = f.read()
    f.seek(5)
    print(data, f.read(2), f.tell(), len(data) == os.stat(name)[6])
# CHECK-NEXT: b'line 1\nline 2\n\x00end' b'1\n' 7 True
os.remove(name)
try:
    open(name)
except OSError as error:
    print("OSError", error.errno)
# CHECK-NEXT: OSError 2
# CHECK-NOT:{{.}}
