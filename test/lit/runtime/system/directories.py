# os: directories, status, errors, environment; file systems at other places of the tree.
# REQUIRES: adder
# RUN: rm -rf %t && mkdir -p %t
# RUN: %adder %s %t | FileCheck %s --match-full-lines
import os, sys, vfs, errno
def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)), end=" ")
    except Exception as error:
        print(repr(error), end=" ")
os.chdir(sys.argv[1])
attempt(os.mkdir, "d")
attempt(os.mkdir, "d")
open("d/f", "w").write("abc")
attempt(os.listdir, "d")
attempt(os.listdir, b"d")
print(os.stat("d/f")[6], os.stat("d")[0] & 0x4000, [e[:2] for e in os.ilistdir("d")])
# CHECK: None OSError(17,) ['f'] [b'f'] 3 16384 [('f', 32768)]
attempt(os.rename, "d/f", "d/g")
attempt(os.rmdir, "d")
attempt(os.remove, "d/f")
attempt(os.unlink, "d/g")
attempt(os.rmdir, "d")
attempt(os.stat, "d")
attempt(os.chdir, "nope")
attempt(os.stat, 3)
print()
# CHECK-NEXT: None OSError(39,) OSError(2,) None None OSError(2,) OSError(2,) TypeError("can't convert 'int' object to str implicitly",)
print(os.getcwd() == sys.argv[1], os.getenv("NOPE"), os.getenv("NOPE", 1), os.putenv("A", "b"), os.getenv("A"), os.unsetenv("A"), os.getenv("A"), os.system("exit 3"), len(os.urandom(7)), os.sep)
# CHECK-NEXT: True None 1 None b None None 768 7 /
os.mkdir("sub")
vfs.mount(vfs.VfsPosix("sub"), "/m")
open("/m/file", "w").close()
print(os.listdir("sub"), "m" in os.listdir("/"), os.chdir("/m"), os.getcwd(), os.listdir(), [p for _, p in vfs.mount()])
# CHECK-NEXT: ['file'] True None /m ['file'] ['/m', '/']
attempt(vfs.mount, vfs.VfsPosix(), "/m")
attempt(vfs.umount, "/m")
attempt(vfs.umount, "/m")
attempt(vfs.mount, 3, "/q")
print()
# CHECK-NEXT: OSError(1,) None OSError(22,) AttributeError("'int' object has no attribute 'readblocks'",)
os.chdir(sys.argv[1])
vfs.mount(vfs.VfsPosix("sub"), "/r", readonly=True)
attempt(open, "/r/new", "w")
attempt(os.mkdir, "/r/d")
attempt(os.remove, "/r/file")
print(os.listdir("/r"), os.stat("/r")[0] & 0x4000)
# CHECK-NEXT: OSError(30,) OSError(30,) OSError(30,) ['file'] 16384
class Files:
    def open(self, path, mode): return path, mode
    def mount(self, *how): print("mounted", how)
    def umount(self): print("taken away")
    def stat(self, path): raise OSError(errno.EIO)
    def ilistdir(self, path): return iter([("n", 0x8000, 0)])
vfs.mount(Files(), "/p")
# CHECK-NEXT: mounted (False, False)
print(open("/p/x"), open("/p/x/y", "rb"), os.listdir("/p"))
# CHECK-NEXT: ('/x', 'r') ('/x/y', 'rb') ['n']
attempt(os.stat, "/p/x")
attempt(os.mkdir, "/p/x")
vfs.umount("/p")
# CHECK-NEXT: OSError(5,) AttributeError("'Files' object has no attribute 'mkdir'",) taken away
print(errno.ENOENT, errno.errorcode[2])
# CHECK-NEXT: 2 ENOENT
