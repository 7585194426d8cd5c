import micropython


@micropython.asm_thumb
def conditions(r0, r1):
    cmp(r0, r1)
    ite(eq)
    mov(r0, 1)
    mov(r0, 2)
    movw(r2, 0x1234)
    movt(r2, 0x5678)
    cpsid(i)
    ldrex(r3, [r1, 4])
    bl(FAR)
    label(FAR)
