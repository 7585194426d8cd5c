# Bytes: packets packed and parsed with struct, checksums over bytearray and memoryview, an image filter, arrays.
import struct
import sys
from array import array

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 120


def crc_table():
    table = array("H")
    for byte in range(256):
        crc = byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021) & 0xFFFF if crc & 0x8000 else crc << 1
        table.append(crc)
    return table


TABLE = crc_table()


def crc16(data):
    crc = 0xFFFF
    for byte in data:
        crc = (crc << 8 & 0xFF00) ^ TABLE[crc >> 8 ^ byte]
    return crc


def packets(count):
    stream = bytearray()
    for i in range(count):
        body = struct.pack("<IhB", i * 977, i % 300 - 150, i & 0xFF) + b"x" * (i % 13)
        stream += struct.pack(">BH", 0xA5, len(body)) + body
        stream += struct.pack(">H", crc16(body))
    return stream


def parse(stream):
    view = memoryview(stream)
    at = total = good = 0
    while at < len(view):
        mark, size = struct.unpack_from(">BH", view, at)
        body = view[at + 3:at + 3 + size]
        if mark == 0xA5 and crc16(body) == struct.unpack_from(">H", view, at + 3 + size)[0]:
            number, offset, low = struct.unpack("<IhB", body[:7])
            total += number + offset + low
            good += 1
        at += size + 5
    return total, good


def blur(width, height):
    image = bytearray((x * y) & 0xFF for y in range(height) for x in range(width))
    target = bytearray(len(image))
    for y in range(1, height - 1):
        row = y * width
        for x in range(row + 1, row + width - 1):
            target[x] = (image[x - 1] + image[x + 1] + image[x - width] + image[x + width]) >> 2
    return sum(target)


def main():
    check = 0
    for _ in range(SCALE):
        stream = packets(350)
        total, good = parse(stream)
        check += total + good + crc16(stream)
        check += blur(90, 60)
        samples = array("i", (i * i for i in range(1500)))
        for i in range(1, len(samples)):
            samples[i] = (samples[i] + samples[i - 1]) >> 1
        check += samples[-1]
    print("buffers", check, bytes(stream[-12:]).hex())


main()
