# vfs.VfsFat on a block device in memory: files, modes, names, directories, errors, what is in the image.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines --strict-whitespace
import gc, os, sys, vfs

class Disk:
    def __init__(self, blocks, size=512):
        self.size = size
        self.data = bytearray(blocks * size)

    def readblocks(self, block, buffer):
        buffer[:] = self.data[block * self.size : block * self.size + len(buffer)]

    def writeblocks(self, block, buffer):
        self.data[block * self.size : block * self.size + len(buffer)] = buffer

    def ioctl(self, request, argument):
        if request == 4:
            return len(self.data) // self.size
        if request == 5:
            return self.size

def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)), end=" ")
    except Exception as error:
        print(repr(error), end=" ")

def put(fs, path, content, mode="wb"):
    with fs.open(path, mode) as file:
        return file.write(content)

def get(fs, path, mode="rb"):
    with fs.open(path, mode) as file:
        return file.read()

print("start")
# CHECK:start

disk = Disk(300)
attempt(lambda: vfs.VfsFat(disk).stat("x"))
attempt(vfs.mount, disk, "/disk")
attempt(vfs.VfsFat.mkfs, Disk(49))
attempt(vfs.VfsFat.mkfs, Disk(100, 256))
attempt(vfs.VfsFat, 1)
attempt(vfs.VfsFat)
print(vfs.VfsFat is os.VfsFat)
# CHECK-NEXT:OSError(19,) OSError(19,) OSError(5,) OSError(5,) AttributeError("'int' object has no attribute 'readblocks'",) TypeError('function takes 1 positional arguments but 0 were given',) True

vfs.VfsFat.mkfs(disk)
fs = vfs.VfsFat(disk)
print(fs, fs.statvfs("/"), fs.stat("/")[:7], fs.getcwd())
# CHECK-NEXT:<VfsFat> (512, 512, 266, 266, 266, 0, 0, 0, 0, 255) (16384, 0, 0, 0, 0, 0, 0) /

# Modes.
file = fs.open("file", "w+b")
print(str(file)[:11], file.write(b"hello world"), file.tell(), file.read(), file.seek(0), file.read(5), file.read())
print(file.seek(20), file.read(), file.write(b"zz"), file.seek(0), file.read(), file.seek(-2, 2), file.seek(-1, 1))
attempt(file.seek, -1)
attempt(file.seek, -100, 2)
attempt(file.seek, 1 << 32)
attempt(file.seek, 0, 3)
print(file.flush(), file.close(), file.close())
attempt(file.read)
attempt(file.write, b"x")
attempt(file.tell)
attempt(file.flush)
print()
# CHECK-NEXT:<io.FileIO  11 11 b'' 0 b'hello' b' world'
# CHECK-NEXT:20 b'' 2 0 b'hello world\x00\x00\x00\x00\x00\x00\x00\x00\x00zz' 20 19
# CHECK-NEXT:OSError(22,) OSError(22,) OSError(22,) OSError(22,) None None None
# CHECK-NEXT:OSError(22,) OSError(22,) OSError(22,) OSError(22,) 

put(fs, "text", "h\u00e9\n2nd\nend", "w")
put(fs, "text", "!", "a")
with fs.open("text", "r") as file:
    print(file.readline(), list(file), file.seek(0), file.readlines(), file.seek(1000))
    attempt(file.write, "x")
attempt(fs.open, "text", "x")
attempt(fs.open, "none", "r")
attempt(fs.open, "none", "r+")
print(fs.open("new", "x").write("x"), get(fs, "text", ""))
# CHECK-NEXT:hé
# CHECK-NEXT: ['2nd\n', 'end!'] 0 ['hé\n', '2nd\n', 'end!'] 12
# CHECK-NEXT:OSError(13,) OSError(17,) OSError(2,) OSError(2,) 1 hé
# CHECK-NEXT:2nd
# CHECK-NEXT:end!

# Names.
for name in ("Mixed.Txt", "UPPER.TXT", "a longer name", "a longer neme", "\u20ac \U0001f600", ".dot", "end. .", "x" * 255):
    put(fs, name, name.encode())
print([name for name, *_ in fs.ilistdir()][3:-1], [fs.stat(n)[6] for n in ("MIXED.TXT", "upper.txt", "ALONGE~1", "alonge~2", "end")])
for name in ("", ".", "/", "a:b", "a\\b", 'a"', "a*", "\x01", "a\x7f", "x" * 256, b"\xff", b"\xed\xa0\x80", "a\0b", "...", " ", 5):
    attempt(fs.open, name, "w")
print()
# CHECK-NEXT:['Mixed.Txt', 'UPPER.TXT', 'a longer name', 'a longer neme', '€ 😀', '.dot', 'end'] [9, 9, 13, 13, 6]
# CHECK-NEXT:OSError(22,) OSError(22,) OSError(22,) OSError(22,) OSError(22,) OSError(22,) OSError(22,) OSError(22,) OSError(22,) OSError(22,) OSError(22,) OSError(22,) ValueError('embedded null character',) OSError(22,) OSError(22,) TypeError("can't convert 'int' object to str implicitly",) 

# Directories.
disk = Disk(200)
vfs.VfsFat.mkfs(disk)
fs = vfs.VfsFat(disk)
fs.mkdir("d"), fs.mkdir("/d/E"), put(fs, "f", b"1"), put(fs, "d/E/g", b"22")
print(list(fs.ilistdir()), list(fs.ilistdir(b"d")), list(fs.ilistdir("/d/E/")))
for function, names in ((fs.mkdir, ("d", "f", "", "/", "f/x", "none/x", "d/.")), (fs.remove, ("d", "none", "", "f/")),
                        (fs.rmdir, ("f", "d", "none", "/")), (fs.ilistdir, ("none", "f")), (fs.chdir, ("none", "f"))):
    for name in names:
        attempt(function, name)
    print()
attempt(fs.open, "d", "r")
attempt(fs.open, "d", "w")
attempt(fs.open, "f/x", "r")
attempt(fs.open, "none/x", "w")
print()
# CHECK-NEXT:[('d', 16384, 0, 0), ('f', 32768, 0, 1)] [(b'E', 16384, 0, 0)] [('g', 32768, 0, 2)]
# CHECK-NEXT:OSError(17,) OSError(17,) OSError(17,) OSError(17,) OSError(2,) OSError(2,) OSError(17,) 
# CHECK-NEXT:OSError(21,) OSError(2,) OSError(22,) OSError(2,) 
# CHECK-NEXT:OSError(20,) OSError(13,) OSError(2,) OSError(22,) 
# CHECK-NEXT:OSError(2,) OSError(2,) 
# CHECK-NEXT:OSError(2,) OSError(2,) 
# CHECK-NEXT:OSError(2,) OSError(13,) OSError(2,) OSError(2,) 

fs.chdir("D/e")
print(fs.getcwd(), list(fs.ilistdir()), get(fs, "g"), get(fs, "../../f"), fs.stat("..")[0], fs.stat("../..")[0])
attempt(fs.rmdir, "/d/e")
put(fs, "h", b"3")
fs.chdir("..")
print(fs.getcwd(), get(fs, "E/h"), get(fs, "./E/../E/./h"))
fs.chdir("../../..")
print(fs.getcwd())
# CHECK-NEXT:/d/E [('g', 32768, 0, 2)] b'22' b'1' 16384 16384
# CHECK-NEXT:OSError(13,) /d b'3' b'3'
# CHECK-NEXT:/

for names in (("f", "F"), ("F", "d"), ("F", "d/moved"), ("d/moved", "f"), ("none", "x"), ("d", "d/E/x"), ("d", "d/x"), ("f", "none/x"),
              ("f", "a*b"), ("", "x"), ("f", ""), ("d/E", "e"), ("e/g", "f")):
    attempt(fs.rename, *names)
print()
print(list(fs.ilistdir()), get(fs, "f"), fs.remove("f"), fs.remove("e/h"), fs.rmdir("e"), fs.rmdir("d"), fs.statvfs("")[3])
# CHECK-NEXT:None OSError(21,) None None OSError(2,) OSError(22,) OSError(22,) OSError(2,) OSError(22,) OSError(22,) OSError(22,) None None 
# CHECK-NEXT:[('d', 16384, 0, 0), ('e', 16384, 0, 0), ('f', 32768, 0, 2)] b'22' None None None None 166

# Open files whose entry changes.
file = fs.open("a", "w")
file.write("some ")
fs.rename("a", "b")
file.write("more")
file.flush()
print(get(fs, "b"), list(fs.ilistdir()))
fs.remove("b")
attempt(file.write, "x")
print(file.close(), list(fs.ilistdir()), fs.statvfs("")[3])
# CHECK-NEXT:b'some more' [('b', 32768, 0, 9)]
# CHECK-NEXT:OSError(22,) None [] 166

# A full disk.
file = fs.open("big", "wb")
attempt(file.write, bytes(200 * 512))
print(file.close(), fs.stat("big")[6] == 166 * 512, fs.statvfs("")[3])
attempt(fs.mkdir, "d")
print(fs.open("empty", "w").close(), fs.remove("big"), fs.statvfs("")[3])
# CHECK-NEXT:OSError(28,) None True 0
# CHECK-NEXT:OSError(13,) None None 166

# Mounted, by the device; imports; the root of the tree.
print(vfs.mount(disk, "/disk"), vfs.mount()[0][1], os.listdir("/disk"))
with open("/disk/fat_module.py", "w") as file:
    file.write("answer = 42")
sys.path.append("/disk")
import fat_module
os.chdir("/disk")
os.mkdir("sub")
os.chdir("sub")
print(fat_module.answer, os.getcwd(), os.listdir(".."), os.stat("/disk/empty")[:7])
os.chdir("/")
print("disk" in os.listdir(), "disk" in os.listdir("/"), os.getcwd(), os.listdir("disk"))
# CHECK-NEXT:None /disk ['empty']
# CHECK-NEXT:42 /disk/sub ['sub', 'empty', 'fat_module.py'] (32768, 0, 0, 0, 0, 0, 0)
# CHECK-NEXT:True True / ['sub', 'empty', 'fat_module.py']

vfs.umount("/disk")
blank = Disk(200)
attempt(lambda: vfs.mount(blank, "/blank", readonly=True, mkfs=True))
print(vfs.mount(blank, "/blank", mkfs=True), os.listdir("/blank"), vfs.umount("/blank"))
fs = vfs.VfsFat(disk)
vfs.mount(fs, "/disk", readonly=True)
attempt(open, "/disk/x", "w")
attempt(os.mkdir, "/disk/x")
attempt(os.remove, "/disk/empty")
print(open("/disk/fat_module.py").read(), vfs.umount(fs))
# CHECK-NEXT:OSError(30,) None [] None
# CHECK-NEXT:OSError(30,) OSError(30,) OSError(30,) answer = 42 None

# Sectors of other sizes, FAT16, times.
class Sparse(Disk):
    def __init__(self, blocks, size):
        self.blocks = blocks
        self.size = size
        self.data = {}

    def readblocks(self, block, buffer):
        for i in range(len(buffer) // self.size):
            buffer[i * self.size : (i + 1) * self.size] = self.data.get(block + i) or bytes(self.size)

    def writeblocks(self, block, buffer):
        for i in range(len(buffer) // self.size):
            piece = buffer[i * self.size : (i + 1) * self.size]
            if any(piece) or block + i in self.data:
                self.data[block + i] = bytes(piece)

    def ioctl(self, request, argument):
        return self.blocks if request == 4 else self.size if request == 5 else None

for blocks, size in ((100, 1024), (60, 4096), (40000, 512), (8400000, 512)):
    disk = Sparse(blocks, size)
    vfs.VfsFat.mkfs(disk)
    fs = vfs.VfsFat(disk)
    content = bytes(range(256)) * 70
    put(fs, "some content", content)
    print(get(vfs.VfsFat(disk), "some content") == content, fs.statvfs("")[:4], fs.stat("some content")[8] > 1700000000)
# CHECK-NEXT:True (1024, 1024, 82, 64) True
# CHECK-NEXT:True (4096, 4096, 54, 49) True
# CHECK-NEXT:True (2048, 2048, 9981, 9972) True
# CHECK-NEXT:True (32768, 32768, 131232, 131230) True
