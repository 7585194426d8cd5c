# framebuf: the formats' bytes, shapes, text, blit, scroll, a subclass, the memory as a buffer.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
from array import array
from framebuf import *


def show(picture, width, height):
    for y in range(height):
        print("".join(".123456789"[picture.pixel(x, y)] for x in range(width)))


# A pixel's place in memory, and what is kept of its colour.
for kind in (MONO_VLSB, MONO_HLSB, MONO_HMSB, GS2_HMSB, GS4_HMSB, GS8, RGB565):
    memory = bytearray(18 if kind == RGB565 else 12)
    picture = FrameBuffer(memory, 3, 3, kind)
    picture.pixel(1, 0, 0x1234)
    picture.hline(0, 2, 3, 0xFFFF)
    print(kind, bytes(memory), picture.pixel(1, 0), picture.pixel(0, 2), picture.pixel(3, 0))
# CHECK: 0 b'\x04\x05\x04\x00\x00\x00\x00\x00\x00\x00\x00\x00' 1 1 None
# CHECK-NEXT: 3 b'@\x00\xe0\x00\x00\x00\x00\x00\x00\x00\x00\x00' 1 1 None
# CHECK-NEXT: 4 b'\x02\x00\x07\x00\x00\x00\x00\x00\x00\x00\x00\x00' 1 1 None
# CHECK-NEXT: 5 b'\x00\x00?\x00\x00\x00\x00\x00\x00\x00\x00\x00' 0 3 None
# CHECK-NEXT: 2 b'\x04\x00\x00\x00\xff\xf0\x00\x00\x00\x00\x00\x00' 4 15 None
# CHECK-NEXT: 6 b'\x004\x00\x00\x00\x00\xff\xff\xff\x00\x00\x00' 52 255 None
# CHECK-NEXT: 1 b'\x00\x004\x12\x00\x00\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff' 4660 65535 None

canvas = FrameBuffer(bytearray(16 * 9), 16, 9, GS8)
canvas.rect(0, 0, 5, 4, 1)
canvas.rect(10, -2, 9, 4, 2, True)
canvas.line(0, 8, 9, 5, 3)
canvas.vline(15, 6, 9, 4)
show(canvas, 16, 9)
# CHECK-NEXT: 11111.....222222
# CHECK-NEXT: 1...1.....222222
# CHECK-NEXT: 1...1...........
# CHECK-NEXT: 11111...........
# CHECK-NEXT: ................
# CHECK-NEXT: ........33......
# CHECK-NEXT: .....333.......4
# CHECK-NEXT: ..333..........4
# CHECK-NEXT: 33.............4

canvas.fill(0)
canvas.ellipse(4, 4, 4, 3, 1)
canvas.ellipse(12, 4, 3, 3, 2, True, 0b0101)
show(canvas, 16, 9)
# CHECK-NEXT: ................
# CHECK-NEXT: ..11111.....22..
# CHECK-NEXT: .1.....1....222.
# CHECK-NEXT: 1.......1...2222
# CHECK-NEXT: 1.......12222222
# CHECK-NEXT: 1.......12222...
# CHECK-NEXT: .1.....1..222...
# CHECK-NEXT: ..11111....22...
# CHECK-NEXT: ................

canvas.fill(0)
canvas.poly(1, 1, array("h", [0, 0, 6, 0, 3, 6]), 1)
canvas.poly(9, 0, bytes([0, 0, 6, 3, 0, 6]), 2, True)
show(canvas, 16, 9)
# CHECK-NEXT: .........2......
# CHECK-NEXT: .1111111.222....
# CHECK-NEXT: ..1....1.22222..
# CHECK-NEXT: ..1...1..2222222
# CHECK-NEXT: ...1..1..22222..
# CHECK-NEXT: ...1.1...222....
# CHECK-NEXT: ....11...2......
# CHECK-NEXT: ....1...........
# CHECK-NEXT: ................

canvas.fill(0)
canvas.text("Ag\n", -1, 1, 5)
canvas.scroll(1, -1)
show(canvas, 16, 9)
# CHECK-NEXT: ...55...........
# CHECK-NEXT: ..5555..........
# CHECK-NEXT: .55..55...55555.
# CHECK-NEXT: 5555555..55..55.
# CHECK-NEXT: 555..55..55..55.
# CHECK-NEXT: 555..55...55555.
# CHECK-NEXT: 555..55......55.
# CHECK-NEXT: 5........55555..
# CHECK-NEXT: ........55555..5

# Colours of a monochrome picture, one of them transparent.
letter = FrameBuffer1(bytearray(8), 8, 8)
letter.text("x", 0, 0)
canvas.fill(9)
canvas.blit(letter, -2, 1, 7, (b"\x01\x07", 2, 1, GS8))
canvas.blit((b"\x01\x02\x00\x03\x04\x00", 2, 2, GS8, 3), 14, 7)
show(canvas, 16, 9)
# CHECK-NEXT: 9999999999999999
# CHECK-NEXT: 1111119999999999
# CHECK-NEXT: 1111119999999999
# CHECK-NEXT: 9119919999999999
# CHECK-NEXT: 9999119999999999
# CHECK-NEXT: 1991119999999999
# CHECK-NEXT: 9999119999999999
# CHECK-NEXT: 9119919999999912
# CHECK-NEXT: 1111119999999934


class Screen(FrameBuffer):
    def __init__(self, size):
        self.memory = bytearray(size * size)
        super().__init__(self.memory, size, size, GS8)

    def mark(self):
        self.pixel(1, 1, 3)


screen = Screen(2)
screen.mark()
canvas.blit(screen, 0, 0)
print(bytes(screen), canvas.pixel(1, 1), MVLSB == MONO_VLSB, FrameBuffer.fill_rect is not None)
# CHECK-NEXT: b'\x00\x00\x00\x03' 3 True True
# CHECK-NOT:{{.}}
