# websocket: frames read and written, masks, control frames, options, limits.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import errno
import io
from websocket import websocket


def reading(frames):
    return websocket(io.BytesIO(frames))


def written(data, kind=None):
    stream = io.BytesIO()
    socket = websocket(stream)
    if kind is not None:
        socket.ioctl(9, kind)
    count = socket.write(data)
    return count, stream.getvalue()[:6]


# Data goes on from frame to frame, masked or not.
socket = reading(b"\x01\x04ping\x80\x02ab\x82\x83abcABC\x81\x7e\x00\x05hello")
print(socket.read(5), socket.ioctl(8), socket.read(3), socket.ioctl(8), socket.readline(), socket.read(1))
# CHECK: b'pinga' 1 b'b#!' 2 b'\xe2ello' b''

print(written(b"pong"), written("pong", 2), written(b"x" * 125), written(b"x" * 126), written(b"x" * 65535), written(b""))
# CHECK-NEXT: (4, b'\x81\x04pong') (4, b'\x82\x04pong') (125, b'\x81}xxxx') (126, b'\x81~\x00~xx') (65535, b'\x81~\xff\xffxx') (0, b'')

# Control frames are no data; a close is answered, and nothing is read after it.
stream = io.BytesIO(b"\x89\x04ping\x81\x01a\x8a\x00\x88\x02\x03\xe8\0\0\x81\x01b")
socket = websocket(stream)
print(socket.read(1), socket.ioctl(8), socket.read(1), socket.ioctl(8), stream.getvalue()[15:], socket.read(1))
# CHECK-NEXT: b'a' 1 b'' 8 b'\x88\x00\x81\x01b' b''


def refused(action):
    try:
        return action()
    except OSError as error:
        return errno.errorcode.get(error.errno)
    except (TypeError, ValueError) as error:
        return type(error).__name__


socket = reading(b"")
print(refused(lambda: socket.write("x" * 65536)), refused(lambda: socket.ioctl(-1)), refused(lambda: reading(b"\x81\x7f" + bytes(9)).read(1)), refused(lambda: websocket(1)))
# CHECK-NEXT: ENOBUFS EINVAL EIO None
print(socket.ioctl(8), socket.ioctl(9, 2), socket.ioctl(9), socket.close(), refused(lambda: socket.read(1)))
# CHECK-NEXT: 0 1 2 None ValueError


# A stream that gives a byte at a time, and sometimes nothing; its waiting is switched on for writing.
class Slow(io.IOBase):
    def __init__(self, frames):
        self.frames = frames
        self.ready = False
        self.log = []

    def readinto(self, buffer):
        self.ready = not self.ready
        if not self.ready:
            return None
        if not self.frames:
            return 0
        buffer[0] = self.frames[0]
        self.frames = self.frames[1:]
        return 1

    def write(self, data):
        self.log.append(bytes(data))
        return 1

    def ioctl(self, request, argument):
        return 0

    def setblocking(self, blocking):
        self.log.append(blocking)


slow = Slow(b"\x81\x82\x01\x02\x03\x04hk")
socket = websocket(slow, True)
print([socket.read(1) for _ in range(10)])
# CHECK-NEXT: [None, None, None, None, None, None, b'i', None, b'i', None]
print(socket.write(b"ab"), slow.log)
# CHECK-NEXT: 2 [True, b'\x81\x02', b'\x02', b'ab', b'b', False]
# CHECK-NOT:{{.}}
