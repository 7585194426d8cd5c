# vfs.VfsRom: a file system in a buffer, mounted and not; paths, files, views, imports; damaged in every byte.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import gc, io, os, sys, vfs

def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)), end=" ")
    except Exception as error:
        print(repr(error), end=" ")

def number(value):
    digits = [value & 0x7f]
    while value := value >> 7:
        digits.insert(0, 0x80 | value & 0x7f)
    return bytes(digits)

def record(kind, content):
    return number(kind) + number(len(content)) + content

def named(name):
    return number(len(name)) + name

def file(name, content):
    return record(5, named(name) + record(1, b"pad") + record(2, content))

def elsewhere(name, size, place):
    return record(5, named(name) + record(3, number(size) + number(place)))

def directory(name, *entries):
    return record(4, named(name) + b"".join(entries))

def fileSystem(*entries):
    return record(0x14a6b1, b"".join(entries))

# The content of data.bin is the first record's, behind its head of 2 bytes.
image = fileSystem(record(2, b"shared"), elsewhere(b"data.bin", 6, 2), record(1, b"skipped"),
                   file(b"a.txt", "hällo\nworld".encode()),
                   directory(b"lib", file(b"romod.py", b"x = 42\n"), directory(b"deep", file(b"f", b""))))
fs = vfs.VfsRom(image)
print(fs, list(fs.ilistdir("")), fs.statvfs(""))
# CHECK: <VfsRom> [('data.bin', 32768, 0, 6), ('a.txt', 32768, 0, 12), ('lib', 16384, 0, 43)] (1, 0, 108, 0, 0, 0, 0, 0, 0, 32767)
for path in ("", "/", "a.txt", "/lib/", "lib/deep/f", "//a.txt", "lib//deep", "a.txt/", "a.txt/b", ".", "lib/x"):
    try:
        status = fs.stat(path)
        print(status[0], status[6], end=" ")
    except OSError as error:
        print(error.errno, end=" ")
print()
# CHECK-NEXT: 16384 108 16384 108 32768 12 16384 43 32768 0 2 2 2 2 2 2
attempt(list, fs.ilistdir("/lib/deep"))
attempt(list, fs.ilistdir(b"lib/deep"))
attempt(fs.ilistdir, "a.txt")
attempt(fs.open, "lib", "r")
attempt(fs.open, "nothing", "r")
for mode in ("w", "a", "r+"):
    attempt(fs.open, "a.txt", mode)
attempt(fs.mount, True, True)
attempt(vfs.VfsRom, 5)
attempt(vfs.VfsRom, b"no image")
print()
# CHECK-NEXT: [('f', 32768, 0, 0)] [(b'f', 32768, 0, 0)] OSError(2,) OSError(21,) OSError(2,) OSError(30,) OSError(30,) OSError(30,) OSError(1,) TypeError('object with buffer protocol required',) OSError(19,)

with fs.open("a.txt", "r") as f:
    print(f.read(3), f.readline(), f.readlines(), f.tell(), f.read())
# CHECK-NEXT: häl lo
# CHECK-NEXT:  ['world'] 12
f = fs.open("data.bin", "rb")
for offset, whence in ((3, 0), (1, 1), (-4, 1), (-5, 1), (100, 1), (-6, 2), (-7, 2), (-1, 0), (1 << 62, 0)):
    attempt(f.seek, offset, whence)
f.seek(1)
print(f.read(), bytes(memoryview(f)), list(f))
# CHECK-NEXT: 3 4 0 OSError(22,) 6 0 OSError(22,) OSError(22,) 6 b'hared' b'shared' []
f.close()
attempt(f.read)
attempt(memoryview, fs.open("a.txt", "r"))
print(bytes(memoryview(f)))
# CHECK-NEXT: b'' TypeError('object with buffer protocol required',) b''

# A view keeps what it shows.
view = memoryview(vfs.VfsRom(bytes(bytearray(image))).open("data.bin", "rb"))
for i in range(3):
    gc.collect()
    bytearray(len(image))
print(bytes(view))
# CHECK-NEXT: b'shared'

vfs.mount(fs, "/rom")
sys.path.append("/rom/lib")
import romod
print(romod.x, romod.__file__, os.listdir("/rom"), os.listdir(b"/rom/lib"), open("/rom/data.bin", "rb").read())
# CHECK-NEXT: 42 /rom/lib/romod.py ['data.bin', 'a.txt', 'lib'] [b'romod.py', b'deep'] b'shared'
here = os.getcwd()
os.chdir("/rom")
print(os.getcwd(), os.listdir(), len(open("a.txt").read()))
attempt(os.chdir, "lib")
attempt(open, "/rom/a.txt", "w")
print()
# CHECK-NEXT: /rom ['data.bin', 'a.txt', 'lib'] 11
# CHECK-NEXT: OSError(95,) OSError(30,)
os.chdir(here)
vfs.umount("/rom")

# One that is inside of another, and one whose memory shrinks: it keeps what it had.
outer = vfs.VfsRom(fileSystem(file(b"inner", image)))
inner = vfs.VfsRom(memoryview(outer.open("inner", "rb")))
print(inner.open("data.bin", "r").read())
# CHECK-NEXT: shared
memory = bytearray(image)
fs = vfs.VfsRom(memory)
f = fs.open("a.txt", "rb")
entries = fs.ilistdir("")
memory[10:] = b""
print(f.read(), len(list(entries)))
# CHECK-NEXT: b'h\xc3\xa4llo\nworld' 3
# Views do not keep what nobody looks at any more.
gc.collect()
before = gc.mem_alloc()
for _ in range(50):
    bytes(vfs.VfsRom(bytearray(image)).open("a.txt", "rb"))
gc.collect()
print(gc.mem_alloc() - before < 2000)
# CHECK-NEXT: True

# Whatever is wrong is an end or an OSError.
def walk(fs, path):
    for entry in fs.ilistdir(path):
        name = path + "/" + entry[0]
        if entry[1] == 0x4000:
            walk(fs, name)
        else:
            fs.stat(name)
            fs.open(name, "rb").read()

unexpected = 0
for place in range(len(image)):
    for value in (0, 1, 5, 0x7f, 0x80, 0xff):
        damaged = bytearray(image)
        damaged[place] = value
        try:
            walk(vfs.VfsRom(damaged), "")
        except (OSError, UnicodeError):
            pass
for length in range(len(image)):
    attempt = image[:length]
    try:
        vfs.VfsRom(attempt)
        unexpected += 1
    except OSError:
        pass
long = fileSystem(record(5, named(b"f") + record(3, b"\xff" * 30 + b"\x7f\x00")), elsewhere(b"g", (1 << 63) - 1, 1), elsewhere(b"h", 1, (1 << 64) - 1))
print(unexpected, list(vfs.VfsRom(long).ilistdir("")))
# CHECK-NEXT: 0 []
