# Addresses, datagrams, sockets with a name, options, wrong arguments, and waiting for sockets. Only on this machine.
# REQUIRES: adder
# RUN: %adder %s %t.socket | FileCheck %s --match-full-lines
import errno, os, select, socket, sys

def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)), end=" ")
    except Exception as error:
        print(repr(error), end=" ")

print(socket.getaddrinfo("127.0.0.1", 80, 0, socket.SOCK_STREAM))
# CHECK: [(2, 1, 6, None, bytearray(b'\x02\x00\x00P\x7f\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00'))]
four = socket.getaddrinfo(b"1.2.3.4", "65535", socket.AF_INET, socket.SOCK_DGRAM)[0]
six = socket.getaddrinfo("fe80::1", 1, socket.AF_INET6)[0][-1]
print(four[:4], socket.sockaddr(four[-1]), socket.sockaddr(six))
# CHECK-NEXT: (2, 2, 17, None) (2, b'\x01\x02\x03\x04', 65535) (10, b'\xfe\x80\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01', 1, 0, 0)
for data in (b"", b"\x01", b"\x02\x00", b"\x01\x00path", b"c\x00abc", four[-1] + b"zzz", 5):
    attempt(socket.sockaddr, data)
print()
# CHECK-NEXT: OSError(22,) OSError(22,) (2, b'\x00\x00\x00\x00', 0) (1, b'path') (99, b'abc') (2, b'\x01\x02\x03\x04', 65535) TypeError('object with buffer protocol required',)
for host, port in (("", 80), ("a\0b", 80), ("127.0.0.1", -1), ("127.0.0.1", 65536), ("127.0.0.1", 1 << 40), ("127.0.0.1", "x y"), (None, 80), ("127.0.0.1", 1.5)):
    attempt(socket.getaddrinfo, host, port)
print()
# CHECK-NEXT: OSError('[addrinfo error -2]',) OSError('[addrinfo error -2]',) OSError('[addrinfo error -8]',) OSError('[addrinfo error -8]',) OSError('[addrinfo error -8]',) OSError('[addrinfo error -8]',) TypeError("can't convert 'NoneType' object to str implicitly",) TypeError("can't convert 'float' object to str implicitly",)
print(socket.sockaddr(socket.getaddrinfo("localhost", 7, socket.AF_INET)[0][-1]))
# CHECK-NEXT: (2, b'\x7f\x00\x00\x01', 7)
for family, text in ((2, "1.2.3.4"), (10, "::1"), (2, "1.2.3"), (2, "1.2.3.4\0"), (1, "x"), (99, "x"), (2, 5)):
    attempt(socket.inet_pton, family, text)
print()
# CHECK-NEXT: b'\x01\x02\x03\x04' b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01' OSError(22,) OSError(22,) OSError(97,) OSError(97,) TypeError("can't convert 'int' object to str implicitly",)
for family, data in ((2, b"\1\2\3\4"), (2, b"\1\2\3\4\5"), (10, bytes(16)), (2, b"\1\2"), (10, b"abcd"), (99, b"1234"), (2, 5)):
    attempt(socket.inet_ntop, family, data)
print()
# CHECK-NEXT: '1.2.3.4' '1.2.3.4' '::' OSError(22,) OSError(22,) OSError(97,) TypeError('object with buffer protocol required',)

for arguments in ((None,), ("a",), (99,), (2, 99), (2, 1, None)):
    attempt(socket.socket, *arguments)
print(socket.IPPROTO_TCP, socket.IPPROTO_UDP)
# CHECK-NEXT: TypeError("can't convert NoneType to int",) TypeError("can't convert str to int",) OSError(97,) OSError(22,) TypeError("can't convert NoneType to int",) 6 17
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
for value in (1, b"\x01\x00\x00\x00", b"", None):
    attempt(s.setsockopt, socket.SOL_SOCKET, socket.SO_REUSEADDR, value)
attempt(s.setsockopt, socket.SOL_SOCKET, 999, 1)
print()
# CHECK-NEXT: None None OSError(22,) TypeError('object with buffer protocol required',) OSError(92,)
for name, argument in (("bind", b""), ("bind", bytes(4096)), ("bind", ("127.0.0.1", 80)), ("connect", 5), ("recv", -1), ("recv", "a"), ("recv", 1), ("settimeout", "a"), ("listen", "a")):
    attempt(getattr(s, name), argument)
print()
# CHECK-NEXT: OSError(22,) OSError(22,) TypeError('object with buffer protocol required',) TypeError('object with buffer protocol required',) ValueError('negative buffer size',) TypeError("can't convert str to int",) OSError(107,) TypeError("can't convert str to float",) TypeError("can't convert str to int",)
for timeout in (None, -1, 0, 1e30, float("nan")):
    attempt(s.settimeout, timeout)
attempt(s.close)
attempt(s.close)
attempt(s.setblocking, True)
attempt(s.connect, four[-1])
attempt(s.listen)
attempt(s.accept)
attempt(s.read)
print(s)
# CHECK-NEXT: None None None None None None None OSError(9,) OSError(9,) OSError(9,) OSError(9,) OSError(9,) <_socket -1>

# Datagrams, and waiting for them.
def bound():
    for port in range(42003, 60000, 7):
        address = socket.getaddrinfo("127.0.0.1", port)[0][-1]
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            s.bind(address)
            return s, address
        except OSError:
            s.close()

to, address = bound()
source = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
poller = select.poll()
poller.register(to, select.POLLIN)
print(poller.poll(0))
# CHECK-NEXT: []
attempt(source.sendto, b"hello", address)
attempt(source.sendto, b"again", 0, address)
attempt(source.sendto, b"x", ("127.0.0.1", 80))
print(poller.poll(1000) == [(to, select.POLLIN)])
# CHECK-NEXT: 5 5 TypeError('object with buffer protocol required',) True
data, sender = to.recvfrom(3)
print(data, type(sender), socket.sockaddr(sender)[:2], to.recv(100, socket.MSG_DONTWAIT), poller.poll(0))
# CHECK-NEXT: b'hel' <class 'bytes'> (2, b'\x7f\x00\x00\x01') b'again' []
to.close()
print(poller.poll(0)[0][1])
# CHECK-NEXT: 32

# Names in the file system, as bytes behind the family.
path = sys.argv[1]
try:
    os.remove(path)
except OSError:
    pass
name = b"\x01\x00" + path.encode() if len(path) < 100 else b"\x01\x00\x00adder-lit-socket"
server = socket.socket(socket.AF_UNIX)
server.bind(name)
server.listen(1)
client = socket.socket(socket.AF_UNIX)
client.connect(name)
peer, who = server.accept()
client.send(b"by name")
print(peer.recv(100), who)
# CHECK-NEXT: b'by name' bytearray(b'\x01\x00')

# Connecting without waiting.
client = socket.socket()
client.setblocking(False)
refused = socket.getaddrinfo("127.0.0.1", 1)[0][-1]
try:
    client.connect(refused)
except OSError as error:
    print(error.errno in (errno.EINPROGRESS, errno.ECONNREFUSED))
# CHECK-NEXT: True
client = socket.socket()
client.settimeout(5)
attempt(client.connect, refused)
print()
# CHECK-NEXT: OSError(111,)
