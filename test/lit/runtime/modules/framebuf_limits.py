# framebuf: nothing is drawn outside of the memory, whatever the numbers; sizes that do not fit are refused.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
from array import array
from framebuf import *


def refused(action):
    try:
        action()
        return "done"
    except (ValueError, TypeError, OverflowError) as error:
        return type(error).__name__


for values in ((8, 8, 7), (0, 1, GS8), (1, -1, GS8), (9, 8, GS8), (65535, 65535, GS8), (1 << 40, 1 << 40, GS8), (1 << 80, 1, GS8),
               (2, 2, GS8, 1), (8, 2, GS8, 57), (8, 2, GS8, 56), (33, 1, RGB565), (1, 65, MONO_VLSB), (1, 513, MONO_VLSB), (9, 32, MONO_HLSB), (9, 33, MONO_HMSB)):
    print(values, refused(lambda: FrameBuffer(bytearray(64), *values)))
# CHECK: (8, 8, 7) ValueError
# CHECK-NEXT: (0, 1, 6) ValueError
# CHECK-NEXT: (1, -1, 6) ValueError
# CHECK-NEXT: (9, 8, 6) ValueError
# CHECK-NEXT: (65535, 65535, 6) ValueError
# CHECK-NEXT: (1099511627776, 1099511627776, 6) ValueError
# CHECK-NEXT: (1208925819614629174706176, 1, 6) OverflowError
# CHECK-NEXT: (2, 2, 6, 1) ValueError
# CHECK-NEXT: (8, 2, 6, 57) ValueError
# CHECK-NEXT: (8, 2, 6, 56) done
# CHECK-NEXT: (33, 1, 1) ValueError
# CHECK-NEXT: (1, 65, 0) done
# CHECK-NEXT: (1, 513, 0) ValueError
# CHECK-NEXT: (9, 32, 3) done
# CHECK-NEXT: (9, 33, 4) ValueError
print(refused(lambda: FrameBuffer(b"read-only", 1, 1, GS8)), refused(lambda: FrameBuffer(5, 1, 1, GS8)), refused(lambda: FrameBuffer1(bytearray(1), 2, 1)))
# CHECK-NEXT: TypeError TypeError ValueError

# The picture is the middle of its memory; what is around it stays.
memory = bytearray(96)
far = [-(1 << 62), -(1 << 31), -70000, -9, -1, 0, 1, 3, 70000, (1 << 31) - 1, 1 << 31, (1 << 62) - 1]
answers = set()
for kind, width, height in ((MONO_VLSB, 32, 8), (MONO_HLSB, 8, 32), (MONO_HMSB, 16, 16), (GS2_HMSB, 8, 16), (GS4_HMSB, 8, 8), (GS8, 8, 4), (RGB565, 4, 4)):
    view = memoryview(memory)[32:64]
    picture = FrameBuffer(view, width, height, kind)
    for a in far:
        for b in far:
            picture.pixel(a, b, 1)
            picture.text("abc", a, b)
            picture.scroll(a, b)
            picture.blit(picture, a, b)
            picture.hline(a, b, b, 1)
            picture.vline(a, b, a, 1)
            for c in (far[0], -3, 2, far[-1]):
                picture.fill_rect(a, b, c, a, 1)
                picture.rect(a, c, b, c, 1)
                answers.add(refused(lambda: picture.line(a, b, c, b, 1)))
                answers.add(refused(lambda: picture.ellipse(a, b, c, 2, 1, True)))
                answers.add(refused(lambda: picture.poly(a, 0, array("q", [b, c, 3, 4, a, b]), 1, True)))
    picture.fill(-1)
print(sorted(answers), memory[:32] == bytes(32), memory[64:] == bytes(32))
# CHECK-NEXT: ['ValueError', 'done'] True True

# Memory that has become shorter is noticed.
memory = bytearray(64)
picture = FrameBuffer(memory, 8, 8, GS8)
memory[:] = b"short"
print(refused(lambda: picture.fill(1)), refused(lambda: picture.blit(picture, 0, 0)), memory)
# CHECK-NEXT: ValueError ValueError bytearray(b'short')
palette = FrameBuffer(bytearray(1), 1, 1, GS8)
target = FrameBuffer(bytearray(b"\xee\xee"), 2, 1, GS8)
target.blit((b"\x00\x01", 2, 1, GS8), 0, 0, -1, palette)
print(bytes(target), refused(lambda: target.blit((b"", 1, 1, GS8), 0, 0)), refused(lambda: target.blit((0, 0, 0), 0, 0)), refused(lambda: target.blit(None, 0, 0)))
# CHECK-NEXT: b'\x00\xee' ValueError ValueError TypeError
# CHECK-NOT:{{.}}
