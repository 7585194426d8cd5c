# Connections: data both ways, lines, files, what a peer that is gone means, and subclasses. Only on this machine.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import errno, gc, select, socket

def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)), end=" ")
    except Exception as error:
        print(repr(error), end=" ")

# The system chooses a port; a program finds it by trying, since there is no getsockname().
def listener():
    for port in range(42000, 60000, 7):
        address = socket.getaddrinfo("127.0.0.1", port, socket.AF_INET, socket.SOCK_STREAM)[0][-1]
        s = socket.socket()
        try:
            s.bind(address)
        except OSError as error:
            assert error.errno in (errno.EADDRINUSE, errno.EACCES)
            s.close()
            continue
        s.listen()
        return s, address

server, address = listener()

def pair():
    client = socket.socket()
    client.connect(address)
    return client, server.accept()[0]

client = socket.socket()
client.connect(address)
peer, peerAddress = server.accept()
print(type(peer), type(peerAddress), socket.sockaddr(peerAddress)[:2])
# CHECK: <class 'socket'> <class 'bytearray'> (2, b'\x7f\x00\x00\x01')
attempt(client.connect, address)
attempt(client.send, b"one")
attempt(client.send, "two")
attempt(client.sendall, bytearray(b"three\n"))
attempt(client.write, b"four\nfive six")
attempt(client.send, None)
print()
# CHECK-NEXT: OSError(106,) 3 3 None 13 TypeError('object with buffer protocol required',)
attempt(peer.recv, 2, socket.MSG_PEEK)
attempt(peer.recv, 3)
attempt(peer.recvfrom, 3)
attempt(peer.readline)
attempt(peer.readline, 2)
attempt(peer.readline)
buffer = bytearray(4)
attempt(peer.readinto, buffer)
attempt(peer.read, 2)
attempt(peer.recv, 100)
print(buffer)
# CHECK-NEXT: b'on' b'one' (b'two', b'') b'three\n' b'fo' b'ur\n' 4 b' s' b'ix' bytearray(b'five')

# Nothing there: None for streams, an error for recv.
peer.setblocking(False)
for method, arguments in ((peer.read, (1,)), (peer.readline, ()), (peer.readinto, (buffer,)), (peer.recv, (1,)), (peer.recvfrom, (1,))):
    attempt(method, *arguments)
print()
# CHECK-NEXT: None None None OSError(11,) OSError(11,)
for seconds in (0.02, 1e-9):
    peer.settimeout(seconds)
    for method, arguments in ((peer.read, (1,)), (peer.recv, (1,)), (peer.recv, (1, socket.MSG_DONTWAIT))):
        attempt(method, *arguments)
print()
# CHECK-NEXT: OSError(110,) OSError(110,) OSError(11,) OSError(110,) OSError(110,) OSError(11,)
peer.settimeout(None)

# Files share the socket, and its end.
binary = peer.makefile("rwb", 0)
text = client.makefile()
print(binary.fileno() == peer.fileno(), str(binary).split()[0], str(text).split()[0])
# CHECK-NEXT: True <io.FileIO <io.TextIOWrapper
binary.write(b"a\nb\xc3\xa4\nrest")
attempt(text.readline)
attempt(text.__next__)
peer.close()
attempt(text.read)
attempt(text.read)
attempt(binary.read)
attempt(peer.recv, 1)
attempt(peer.fileno)
print(peer, binary)
# CHECK-NEXT: 'a\n' 'bä\n' 'rest' '' OSError(9,) OSError(9,) -1 <_socket -1> <io.FileIO -1>
with text:
    pass
attempt(client.fileno)
attempt(client.close)
print()
# CHECK-NEXT: -1 None

# A peer that is gone is an error, not the end of the process.
client, peer = pair()
client.close()
attempt(peer.recv, 1)
peer.send(b"x")
select.select([peer], [], [], 1)
attempt(peer.send, b"x")
attempt(peer.write, b"x")
print()
# CHECK-NEXT: b'' OSError(32,) OSError(32,)

# More than fits waits, up to the time that there is.
client, peer = pair()
client.settimeout(0.05)
sent = 0
try:
    while True:
        sent += client.send(bytes(100000))
except OSError as error:
    print(error.errno == errno.ETIMEDOUT)
# CHECK-NEXT: True
client.close()
buffer = bytearray(65536)
while count := peer.readinto(buffer):
    sent -= count
print(sent)
# CHECK-NEXT: 0

# Whoever is forgotten is closed, but not as long as there is a file of it.
client, peer = pair()
f = client.makefile("rwb")
client = None
gc.collect()
f.write(b"still here\n")
print(peer.readline())
# CHECK-NEXT: b'still here\n'

class Counting(socket.socket):
    sent = 0
    def send(self, data):
        self.sent += len(data)
        return super().send(data)

client = Counting()
client.connect(address)
peer = server.accept()[0]
client.send(b"abc")
print(client.sent, peer.recv(3), select.select([peer], [client], [], 0) == ([], [client], []))
# CHECK-NEXT: 3 b'abc' True
server.settimeout(0)
attempt(server.accept)
server.settimeout(0.01)
attempt(server.accept)
print()
# CHECK-NEXT: OSError(11,) OSError(110,)
