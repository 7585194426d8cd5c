# binascii, heapq, errno, time, gc, random, select: what each is for.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import binascii, heapq, errno, time, gc, random
print(binascii.hexlify(b"\x01\xfe"), binascii.unhexlify("01fe"), binascii.b2a_base64(b"hello"), binascii.a2b_base64(b"aGVsbG8="), binascii.crc32(b"abc"))
# CHECK: b'01fe' b'\x01\xfe' b'aGVsbG8=\n' b'hello' 891568578
h = []
for n in (5, 1, 4, 1, 3):
    heapq.heappush(h, n)
print([heapq.heappop(h) for _ in range(5)], errno.ENOENT, errno.EINVAL)
# CHECK-NEXT: [1, 1, 3, 4, 5] 2 22
g = [9, 2, 7]
heapq.heapify(g)
print(g[0], time.time() > 1e9, time.localtime(0)[0] in (1970, 2000), gc.isenabled())
# CHECK-NEXT: 2 True True True
random.seed(5)
a = [random.randrange(100) for _ in range(5)]
random.seed(5)
print(a == [random.randrange(100) for _ in range(5)], 0 <= random.random() < 1, random.choice([7]), 3 <= random.randint(3, 5) <= 5)
# CHECK-NEXT: True True 7 True
gc.disable()
gc.enable()
gc.collect()
# CHECK-NOT:{{.}}
