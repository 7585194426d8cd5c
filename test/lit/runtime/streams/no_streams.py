# What is no stream, pin or file system is not taken for one, though its type has functions of its own kind.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import io
import machine
import sys
import vfs


class Stream(io.BytesIO):
    def mount(self, *_):
        pass

    def umount(self):
        pass

    def value(self, *_):
        return 1


class Files(vfs.VfsPosix):
    pass


class Pin(machine.PinBase):
    def value(self, *_):
        return 0


# CHECK: no module named 'nothing_here'
# CHECK-NEXT: no module named 'nothing_here'
for files in (Stream(), Files("/")):
    vfs.mount(files, "/hostile")
    sys.path.append("/hostile")
    try:
        import nothing_here
    except ImportError as error:
        print(error)
    vfs.umount("/hostile")
    sys.path.pop()
# CHECK-NEXT: Pin 1
# CHECK-NEXT: Stream object isn't a pin
# CHECK-NEXT: VfsPosix object isn't a pin
# CHECK-NEXT: Files object isn't a pin
for pin in (Pin(), Stream(), vfs.VfsPosix("/"), Files("/")):
    try:
        print(type(pin).__name__, machine.Signal(pin, invert=True).value())
    except TypeError as error:
        print(type(pin).__name__, error)
# CHECK-NEXT: Pin stream operation not supported
# CHECK-NEXT: Signal stream operation not supported
# CHECK-NEXT: VfsPosix stream operation not supported
# CHECK-NEXT: Files stream operation not supported
for stream in (Pin(), machine.Signal(Pin()), vfs.VfsPosix("/"), Files("/")):
    try:
        sys.print_exception(ValueError(), stream)
    except OSError as error:
        print(type(stream).__name__, error)
