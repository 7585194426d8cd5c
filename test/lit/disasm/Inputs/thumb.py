import micropython


@micropython.asm_thumb
def count(r0, r1):
    mov(r2, 0)
    label(LOOP)
    add(r2, r2, r1)
    sub(r0, 1)
    bgt(LOOP)
    mov(r0, r2)


@micropython.asm_thumb
def table(r0) -> uint:
    lsl(r0, r0, 2)
    mov(r1, pc)
    add(r0, r0, r1)
    ldr(r0, [r0, 4])
    b(END)
    align(4)
    data(4, 0x11223344, -1)
    label(END)
