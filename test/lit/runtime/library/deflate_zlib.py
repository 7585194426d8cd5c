# Packing and unpacking: formats, windows, partial reads, damaged data.
# RUN: %adder %s | FileCheck %s --match-full-lines
# REQUIRES: adder
import deflate, zlib, io


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(repr(error))



PACKED = bytes([0x78, 0x9C, 0x4B, 0x4C, 0x4A, 6, 0, 2, 0x4D, 1, 0x27])
print(deflate.DeflateIO(io.BytesIO(PACKED), deflate.ZLIB).read(), zlib.decompress(PACKED))
source = io.BytesIO(PACKED + b"tail")
d = deflate.DeflateIO(source)
print(d.read(1), d.read(1), d.read(), d.read(), source.read())
for data in (PACKED[:-1], PACKED[:5], PACKED[:-1] + b"x", b"", b"\x07", PACKED[2:]):
    attempt(zlib.decompress, data)
attempt(deflate.DeflateIO, source, 9)
attempt(deflate.DeflateIO, source, deflate.RAW, 4)

text = b"".join(b"line %d of the text\n" % (i * i) for i in range(200))
for format in (deflate.RAW, deflate.ZLIB, deflate.GZIP):
    for bits in (5, 8, 12, 15):
        packed = io.BytesIO()
        with deflate.DeflateIO(packed, format, bits) as out:
            for i in range(0, len(text), 777):
                out.write(text[i : i + 777])
        data = packed.getvalue()
        assert len(data) < len(text)
        assert deflate.DeflateIO(io.BytesIO(data), format, bits).read() == text
for bits in (-10, 15, 31):
    assert zlib.decompress(zlib.compress(text, 6, bits), bits) == text
print(len(zlib.compress(bytes(10000))) < 100, zlib.compress(b"hello"))

# Made by another program: blocks stored, with fixed codes and with codes of their own.
for data in (
    b"x\x01\x01\x05\x00\xfa\xffhello\x06,\x02\x15",
    b"x\x9c30\xa0=\x00\x00\xb3q\x12\xc1",
    b"x\x9c\x05\xc1\x81\x01\x000\x04\x04\xb1\x95\\\x1f\xcfn\x86o\x82d\x06Qq\xc8\x9d\xc5X}<e\xb5g\x83\x0f\x89X\x07\xab",
):
    print(zlib.decompress(data))

# Any change is noticed, or harmless.
for i in range(len(PACKED)):
    for bit in range(8):
        broken = bytearray(PACKED)
        broken[i] ^= 1 << bit
        try:
            if zlib.decompress(broken) != b"abc":
                print("unnoticed", i, bit)
        except (OSError, EOFError):
            pass

with deflate.DeflateIO(io.BytesIO(PACKED)) as d:
    d.read(1)
attempt(d.read)
attempt(d.write, b"a")

# CHECK: b'abc' b'abc'
# CHECK-NEXT: b'a' b'b' b'c' b'' b'tail'
# CHECK-NEXT: EOFError()
# CHECK-NEXT: EOFError()
# CHECK-NEXT: OSError(22,)
# CHECK-NEXT: EOFError()
# CHECK-NEXT: EOFError()
# CHECK-NEXT: OSError(22,)
# CHECK-NEXT: ValueError('format',)
# CHECK-NEXT: ValueError('wbits',)
# CHECK-NEXT: True b'(\x91\xcbH\xcd\xc9\xc9\x07\x00\x06,\x02\x15'
# CHECK-NEXT: b'hello'
# CHECK-NEXT: b'0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000'
# CHECK-NEXT: b'13371813150|13764518736|12345678901'
# CHECK-NEXT: OSError(22,)
# CHECK-NEXT: OSError(22,)
