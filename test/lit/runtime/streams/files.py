# Files: modes, characters and bytes, lines, positions, errors of closed ones.
# REQUIRES: adder
# RUN: %adder %s %t | FileCheck %s --match-full-lines
import sys
name = sys.argv[1]
def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)), end=" ")
    except Exception as error:
        print(repr(error), end=" ")
with open(name, "w") as f:
    attempt(f.write, "héllo\nworld\n")
    attempt(f.write, b"abcdef", 3)
    attempt(f.write, "abcdef", 1, 2)
    attempt(f.read)
    attempt(f.seek, -1)
print()
# CHECK: 13 3 2 OSError(9,) OSError(22,)
attempt(f.write, "x")
attempt(f.close)
attempt(f.fileno)
print()
# CHECK-NEXT: ValueError('I/O operation on closed file',) None ValueError('I/O operation on closed file',)
f = open(name)
for arguments in ((2,), (1,)):
    attempt(f.read, *arguments)
attempt(f.readline)
attempt(f.readline, 3)
attempt(f.tell)
attempt(f.readlines)
attempt(f.read)
attempt(f.seek, 2)
attempt(f.read, 1)
print()
# CHECK-NEXT: 'hé' 'l' 'lo\n' 'wor' 10 ['ld\n', 'abcbc'] '' 2 UnicodeError()
f.close()
f = open(name, "rb")
attempt(f.read, 2)
attempt(f.readline)
buffer = bytearray(4)
attempt(f.readinto, buffer, 3)
print(buffer)
# CHECK-NEXT: b'h\xc3' b'\xa9llo\n' 3 bytearray(b'wor\x00')
print(list(f), next(f, None))
# CHECK-NEXT: [b'ld\n', b'abcbc'] None
f.close()
with open(name, "a+") as f:
    f.write("!")
    f.seek(0)
    print(len(f.read()), f.seek(-1, 2), f.read())
# CHECK-NEXT: 18 18 !
attempt(open, name + "/no")
attempt(open, name + ".no")
attempt(open, 1.5)
attempt(type(open(name)), 1)
print()
# CHECK-NEXT: OSError(20,) OSError(2,) TypeError("can't convert 'float' object to str implicitly",) TypeError("can't create 'TextIOWrapper' instances",)
# Many lines, longer than what is read at once, and none at the end.
with open(name, "w") as f:
    for i in range(50):
        f.write("x" * (i * 17) + "\n")
    f.write("end")
print([len(line) for line in open(name)] == [i * 17 + 1 for i in range(50)] + [3])
# CHECK-NEXT: True
