# Block devices below vfs.VfsFat that fail, raise, keep what they get, use the file system themselves, or are old.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import gc, micropython, os, vfs

class Disk:
    def __init__(self, blocks):
        self.data = bytearray(blocks * 512)
        self.on_read = self.on_write = None

    def readblocks(self, block, buffer):
        for i in range(len(buffer)):
            buffer[i] = self.data[block * 512 + i]
        if self.on_read:
            return self.on_read(block, buffer)

    def writeblocks(self, block, buffer):
        if self.on_write:
            result = self.on_write(block, buffer)
            if result:
                return result
        for i in range(len(buffer)):
            self.data[block * 512 + i] = buffer[i]

    def ioctl(self, request, argument):
        if request == 4:
            return len(self.data) // 512
        if request == 5:
            return 512

def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)), end=" ")
    except Exception as error:
        print(repr(error), end=" ")

def new(blocks=200):
    disk = Disk(blocks)
    vfs.VfsFat.mkfs(disk)
    return disk, vfs.VfsFat(disk)

def put(fs, path, content):
    with fs.open(path, "wb") as file:
        return file.write(content)

def get(fs, path):
    with fs.open(path, "rb") as file:
        return file.read()

# Results that are errors.
disk, fs = new()
put(fs, "a", b"a" * 1500)
for result in (-5, 5, 0, None, "x", False):
    disk.on_read = lambda block, buffer: result
    attempt(lambda: len(get(fs, "a")))
    attempt(lambda: type(vfs.VfsFat(disk)))
print()
# CHECK: OSError(5,) OSError(5,) OSError(5,) OSError(5,) 1500 <class 'VfsFat'> 1500 <class 'VfsFat'> TypeError("can't convert str to int",) TypeError("can't convert str to int",) 1500 <class 'VfsFat'>

disk, fs = new()
put(fs, "a", b"a" * 1500)
disk.on_write = lambda block, buffer: -5
attempt(put, fs, "b", b"b" * 1500)
attempt(fs.mkdir, "d")
disk.on_write = None
print(put(fs, "c", b"c"), get(fs, "a") == b"a" * 1500, get(fs, "c"))
# CHECK-NEXT: OSError(5,) OSError(5,) 1 True b'c'

# Exceptions, at each write and read of something long: the file system goes on.
class Stop(Exception):
    pass

def stop_at(count):
    def check(block, buffer):
        nonlocal count
        count -= 1
        if count == 0:
            raise Stop
    return check

def work(fs):
    fs.mkdir("a new directory")
    put(fs, "a new directory/file", bytes(3000))
    fs.rename("a new directory/file", "moved")
    fs.remove("kept no longer")

stops = 0
for at in range(1, 60):
    disk, fs = new(120)
    put(fs, "kept", b"k" * 1500)
    put(fs, "kept no longer", b"n" * 1500)
    disk.on_write = stop_at(at)
    disk.on_read = stop_at(at + 3)
    try:
        work(fs)
    except Stop:
        stops += 1
    disk.on_read = disk.on_write = None
    if get(fs, "kept") != b"k" * 1500 or put(fs, "after", b"x" * 600) != 600:
        print("lost", at)
    fs.umount()
    if get(vfs.VfsFat(disk), "after") != b"x" * 600:
        print("lost after", at)
print(stops > 10)
# CHECK-NEXT: True

# A device that uses the file system that it is for.
disk, fs = new()
put(fs, "a", b"a" * 3000)
file = fs.open("a", "r")
entries = fs.ilistdir()
seen = []

def reenter(block, buffer):
    for function in (fs.ilistdir, lambda: fs.open("a", "r"), file.read, file.close, lambda: next(entries), lambda: fs.mount(False, True)):
        try:
            function()
        except OSError as error:
            seen.append(error.errno)

disk.on_read = reenter
print(get(fs, "a") == b"a" * 3000, set(seen))
disk.on_read = None
print(len(file.read()), file.close(), list(entries))
# CHECK-NEXT: True {16}
# CHECK-NEXT: 3000 None [('a', 32768, 0, 3000)]

# A device that keeps what it got, and writes to it later.
disk, fs = new()
kept = []
disk.on_read = disk.on_write = lambda block, buffer: kept.append(buffer[:])
disk.on_read = lambda block, buffer: kept.append(buffer)
put(fs, "a", b"a" * 9000)
print(get(fs, "a") == b"a" * 9000)
del fs
gc.collect()
for view in kept:
    for i in range(len(view)):
        view[i] = 0xe5
gc.collect()
disk.on_read = disk.on_write = None
print(get(vfs.VfsFat(disk), "a") == b"a" * 9000)
# CHECK-NEXT: True
# CHECK-NEXT: True

# It cannot be made larger.
class Growing(Disk):
    def readblocks(self, block, buffer):
        buffer[:] = bytes(513)

attempt(vfs.VfsFat.mkfs, Growing(200))

# Files that nobody closes; one of them while the device runs.
disk, fs = new()

def leave(name):
    fs.open(name, "w").write(name * 3)

def scrub():
    return [None] * 100

for name in ("x0", "x1", "x2", "x3", "x4"):
    leave(name)
scrub()
gc.collect()
print([get(fs, name) for name in ("x0", "x1", "x2", "x3")])
for name in ("y0", "y1", "y2"):
    leave(name)
scrub()
disk.on_read = disk.on_write = lambda block, buffer: gc.collect() and None
put(fs, "z", b"z" * 700)
disk.on_read = disk.on_write = None
print([get(fs, name) for name in ("y0", "y1")], get(fs, "z") == b"z" * 700)
# CHECK-NEXT: ValueError({{.*}}) [b'x0x0x0', b'x1x1x1', b'x2x2x2', b'x3x3x3']
# CHECK-NEXT: [b'y0y0y0', b'y1y1y1'] True

micropython.heap_lock()
try:
    fs.open("x0", "r")
except MemoryError:
    print("no memory")
micropython.heap_unlock()
# CHECK-NEXT: no memory

# The old protocol, and a device that cannot be written to.
class Old:
    def __init__(self):
        self.data = bytearray(200 * 512)
        self.syncs = 0

    def readblocks(self, block, buffer):
        buffer[:] = self.data[block * 512 : block * 512 + len(buffer)]

    def writeblocks(self, block, buffer):
        self.data[block * 512 : block * 512 + len(buffer)] = buffer

    def sync(self):
        self.syncs += 1

    def count(self):
        return 200

old = Old()
vfs.VfsFat.mkfs(old)
fs = vfs.VfsFat(old)
put(fs, "a", b"text")
print(get(fs, "a"), list(fs.ilistdir()), old.syncs)

class ReadOnly:
    def __init__(self, disk):
        self.readblocks = disk.readblocks
        self.count = disk.count

fs = vfs.VfsFat(ReadOnly(old))
attempt(put, fs, "a", b"other")
attempt(fs.remove, "a")
attempt(vfs.VfsFat.mkfs, ReadOnly(old))
print(get(fs, "a"))
# CHECK-NEXT: b'text' [('a', 32768, 0, 4)] 2
# CHECK-NEXT: OSError(30,) OSError(30,) OSError(30,) b'text'

class NotReady(Disk):
    def ioctl(self, request, argument):
        return -19 if request == 1 else Disk.ioctl(self, request, argument)

attempt(vfs.VfsFat, NotReady(200))

# Damaged: bytes of the head and of directories changed to anything, and all that is there used.
def use(fs):
    for name, kind, *_ in fs.ilistdir():
        if kind == 0x4000:
            fs.chdir(name)
            list(fs.ilistdir())
            fs.chdir("/")
        else:
            get(fs, name)
    put(fs, "d/new", bytes(2000))
    fs.rename("long name of a file", "d/moved")
    fs.remove("a")

disk, fs = new(70)
fs.mkdir("d"), put(fs, "a", b"a" * 3000), put(fs, "long name of a file", b"b" * 700), put(fs, "d/e", b"e")
fs.umount()
image = bytes(disk.data)
errors = set()
for at in list(range(11, 40)) + list(range(512, 540)) + list(range(1024, 1200, 4)):
    for value in (0, 2, 0xff):
        disk.data[:] = image
        disk.data[at] = value
        try:
            use(vfs.VfsFat(disk))
        except OSError as error:
            errors.add(error.errno)
print(errors <= {2, 5, 13, 16, 17, 19, 20, 21, 22, 28})
# CHECK-NEXT: OSError(16,) True
