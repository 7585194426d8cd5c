# Differs from the reference on purpose: hashlib has md5 and sha1, too.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import hashlib
import binascii
def text(digest):
    return binascii.hexlify(digest).decode()
print(text(hashlib.md5(b"").digest()))
# CHECK: d41d8cd98f00b204e9800998ecf8427e
print(text(hashlib.md5(b"The quick brown fox jumps over the lazy dog").digest()))
# CHECK-NEXT: 9e107d9d372bb6826bd81d3542a419d6
print(text(hashlib.sha1(b"abc").digest()))
# CHECK-NEXT: a9993e364706816aba3e25717850c26c9cd0d89d
print(text(hashlib.sha256(b"abc").digest()))
# CHECK-NEXT: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
for name in ("md5", "sha1", "sha256"):
    whole = getattr(hashlib, name)(b"x" * 1000).digest()
    parts = getattr(hashlib, name)()
    for i in range(0, 1000, 40):
        parts.update(b"x" * 40)
    print(name, len(whole), parts.digest() == whole, text(whole)[:16])
# CHECK-NEXT: md5 16 True 398533d48111e9f6
# CHECK-NEXT: sha1 20 True c3efa690fa3fdd2e
# CHECK-NEXT: sha256 32 True 44f8354494a5ba03
# CHECK-NOT:{{.}}
