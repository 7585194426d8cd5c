# binascii, hashlib, heapq and platform.
# RUN: %adder %s | FileCheck %s --match-full-lines
# REQUIRES: adder
import binascii, hashlib, heapq, platform


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(repr(error))



for text in (b"", b"YQ==", b"YQ", b"YWJj\n", b"Y W\nI=", b"YQ=a=", b"Y=Q==", b"=YWI=", b"YWI=ZZZZ", b"Y===", "YQ==", b"+/==", b"-_=="):
    attempt(binascii.a2b_base64, text)
for data in (b"", b"a", b"ab", b"abc", b"\xff\xfe\xfd\xfc", "ab", 5):
    attempt(binascii.b2a_base64, data)
attempt(binascii.b2a_base64, b"a", newline=False)
attempt(binascii.b2a_base64, b"a", end=False)
for size in range(60):
    data = bytes(i * 7 & 255 for i in range(size))
    assert binascii.a2b_base64(binascii.b2a_base64(data)) == data
    assert binascii.unhexlify(binascii.hexlify(data, " ")) == data
print(binascii.hexlify(b"abc", ":"), binascii.unhexlify("12 aB"))
for digits in ("0", "0g", "123", 5):
    attempt(binascii.unhexlify, digits)
print(binascii.crc32(b"hello"), binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.crc32(b"", -1), binascii.crc32(b"abc", -5))
attempt(binascii.crc32, b"a", "b")

for make in (hashlib.md5, hashlib.sha1, hashlib.sha256):
    print(make, make(b"abc").hexdigest(), make("abc").digest() == make(b"abc").digest())
    pieces = make()
    for i in range(200):
        pieces.update(bytes(i))
    print(pieces.digest() == make(bytes(19900)).digest())
h = hashlib.sha256()
h.digest()
attempt(h.digest)
attempt(h.hexdigest)
attempt(h.update, b"")
attempt(hashlib.sha256, 5)
attempt(hashlib.sha256, b"a", b"b")

heap = []
for i in (5, 3, 8, 1, 9, 2):
    heapq.heappush(heap, i)
print(heap, [heapq.heappop(heap) for _ in range(6)])
heap = [5, 4, 3, 2, 1, 0, 7, 8, 6]
heapq.heapify(heap)
print(heap)
attempt(heapq.heappop, [])
attempt(heapq.heapify, (1,))
attempt(heapq.heapify, [1, "a"])


class Shrinking:
    def __lt__(self, other):
        victim.clear()
        return True


victim = [Shrinking() for _ in range(8)]
attempt(heapq.heapify, victim)
print(type(platform.platform()), len(platform.libc_ver()))

# CHECK: b''
# CHECK-NEXT: b'a'
# CHECK-NEXT: ValueError('incorrect padding',)
# CHECK-NEXT: b'abc'
# CHECK-NEXT: b'ab'
# CHECK-NEXT: b'a\x06'
# CHECK-NEXT: b'a'
# CHECK-NEXT: b'ab'
# CHECK-NEXT: b'ab'
# CHECK-NEXT: ValueError('incorrect padding',)
# CHECK-NEXT: b'a'
# CHECK-NEXT: b'\xfb'
# CHECK-NEXT: b''
# CHECK-NEXT: b'\n'
# CHECK-NEXT: b'YQ==\n'
# CHECK-NEXT: b'YWI=\n'
# CHECK-NEXT: b'YWJj\n'
# CHECK-NEXT: b'//79/A==\n'
# CHECK-NEXT: b'YWI=\n'
# CHECK-NEXT: TypeError('object with buffer protocol required',)
# CHECK-NEXT: b'YQ=='
# CHECK-NEXT: TypeError('extra keyword arguments given',)
# CHECK-NEXT: b'61:62:63' b'\x12\xab'
# CHECK-NEXT: ValueError('non-hex digit',)
# CHECK-NEXT: ValueError('non-hex digit',)
# CHECK-NEXT: ValueError('non-hex digit',)
# CHECK-NEXT: TypeError('object with buffer protocol required',)
# CHECK-NEXT: 907060870 907060870 4294967295 848547827
# CHECK-NEXT: TypeError("can't convert str to int",)
# CHECK-NEXT: <class 'md5'> 900150983cd24fb0d6963f7d28e17f72 True
# CHECK-NEXT: True
# CHECK-NEXT: <class 'sha1'> a9993e364706816aba3e25717850c26c9cd0d89d True
# CHECK-NEXT: True
# CHECK-NEXT: <class 'sha256'> ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad True
# CHECK-NEXT: True
# CHECK-NEXT: ValueError('hash is final',)
# CHECK-NEXT: ValueError('hash is final',)
# CHECK-NEXT: ValueError('hash is final',)
# CHECK-NEXT: TypeError('object with buffer protocol required',)
# CHECK-NEXT: TypeError('function expected at most 1 arguments, got 2',)
# CHECK-NEXT: [] [1, 2, 3, 5, 8, 9]
# CHECK-NEXT: [0, 1, 3, 2, 4, 5, 7, 8, 6]
# CHECK-NEXT: IndexError('empty heap',)
# CHECK-NEXT: TypeError('heap must be a list',)
# CHECK-NEXT: TypeError("unsupported types for __lt__: 'int', 'str'",)
# CHECK-NEXT: RuntimeError('list changed size',)
# CHECK-NEXT: <class 'str'> 2
