# TCP connections, and whatever else is a stream that does not block.

from errno import EINPROGRESS
import socket
from . import core


class Stream:
    # Reader and writer in one. s is the socket, out_buf what write() could not send yet.

    def __init__(self, s, e={}):
        self.s = s
        self.e = e
        self.out_buf = b""
        self._sent = 0  # of out_buf

    def get_extra_info(self, name):
        return self.e[name]

    async def _receive(self, method, argument):
        while True:
            await core._io_queue.readable(self.s)
            got = method(argument)
            if got is not None:
                return got

    async def read(self, n=-1):
        if n >= 0:
            return await self._receive(self.s.read, n)
        everything = bytearray()
        while got := await self._receive(self.s.read, -1):
            everything.extend(got)
        return bytes(everything)

    def readinto(self, buf):
        return self._receive(self.s.readinto, buf)

    async def readexactly(self, n):
        everything = bytearray()
        while len(everything) < n:
            got = await self._receive(self.s.read, n - len(everything))
            if len(got) == n:
                return got
            if not got:
                raise EOFError
            everything.extend(got)
        return bytes(everything)

    async def readline(self):
        line = b""
        while not line.endswith(b"\n"):
            await core._io_queue.readable(self.s)
            more = self.s.readline()
            if more is not None:
                if not more:
                    break
                line += more
        return line

    def write(self, buf):
        if self.out_buf:
            self.out_buf += buf
            return
        sent = self.s.write(buf) or 0
        if sent < len(buf):
            rest = buf[sent:] if sent else buf
            self.out_buf = rest if isinstance(rest, bytes) else bytes(rest)

    async def drain(self):
        # Others have their turn even if there is nothing to send.
        if not self.out_buf:
            await core.sleep_ms(0)
        while self._sent < len(self.out_buf):
            await core._io_queue.writable(self.s)
            self._sent += self.s.write(memoryview(self.out_buf)[self._sent :]) or 0
        self.out_buf = b""
        self._sent = 0

    def close(self):
        if not self.out_buf:
            self._close()

    def _close(self):
        core._io_queue.forget(self.s)
        self.s.close()

    async def wait_closed(self):
        if self.out_buf:
            await self.drain()
        self._close()

    # Names of the second version.
    aclose = wait_closed

    async def awrite(self, buf, off=0, sz=-1):
        if off or sz >= 0:
            buf = memoryview(buf)[off : len(buf) if sz < 0 else off + sz]
        self.write(buf)
        await self.drain()

    async def awritestr(self, text):
        await self.awrite(text.encode())


StreamReader = Stream
StreamWriter = Stream


def _secured(s, ssl, **options):
    if not ssl:
        return s
    if ssl is True:
        import ssl as module

        ssl = module.SSLContext(module.PROTOCOL_TLS_CLIENT)
    return ssl.wrap_socket(s, do_handshake_on_connect=False, **options)


async def open_connection(host, port, ssl=None, server_hostname=None):
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)[0]
    s = socket.socket(family, kind, protocol)
    try:
        s.setblocking(False)
        try:
            s.connect(address)
        except OSError as error:
            if error.errno != EINPROGRESS:
                raise
        await core._io_queue.writable(s)
        s.send(b"")  # raises why there is no connection
    except BaseException:
        core._io_queue.forget(s)
        s.close()
        raise
    if ssl:
        s = _secured(s, ssl, server_hostname=server_hostname or host)
    stream = Stream(s)
    return stream, stream


class Server:
    def __init__(self, s, connected, ssl):
        self._socket = s
        self._connected = connected
        self._ssl = ssl
        self.task = core.create_task(self._accept())

    async def _accept(self):
        try:
            while True:
                await core._io_queue.readable(self._socket)
                try:
                    s, address = self._socket.accept()
                except OSError:
                    # It is gone again, or there are too many.
                    await core.sleep_ms(1)
                    continue
                s.setblocking(False)
                try:
                    stream = Stream(_secured(s, self._ssl, server_side=True), {"peername": address})
                except OSError:
                    s.close()
                    continue
                handling = self._connected(stream, stream)
                if hasattr(handling, "send"):
                    core.create_task(handling)
        finally:
            self._close_socket()

    def _close_socket(self):
        core._io_queue.forget(self._socket)
        self._socket.close()

    def close(self):
        # The task does not end here, and one that has not run yet has no end to clean up in.
        self.task.cancel()
        self._close_socket()

    async def wait_closed(self):
        try:
            await core.until_ended(self.task)
        except core.CancelledError:
            self.close()
            raise
        if not isinstance(self.task.data, core.CancelledError):
            raise self.task.data

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, value, traceback):
        self.close()
        await self.wait_closed()


async def start_server(callback, host, port, backlog=5, ssl=None):
    s = socket.socket()
    try:
        s.setblocking(False)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(socket.getaddrinfo(host, port)[0][-1])
        s.listen(backlog)
    except BaseException:
        s.close()
        raise
    return Server(s, callback, ssl)
