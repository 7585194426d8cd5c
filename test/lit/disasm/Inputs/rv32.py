import micropython


@micropython.asm_rv32
def count(a0, a1):
    li(a2, 0)
    label(LOOP)
    add(a2, a2, a1)
    c_addi(a0, -1)
    bne(a0, zero, LOOP)
    mv(a0, a2)


@micropython.asm_rv32
def table(a0) -> uint:
    la(a1, TABLE)
    slli(a0, a0, 2)
    add(a1, a1, a0)
    lw(a0, 0(a1))
    c_j(END)
    align(4)
    label(TABLE)
    data(4, 0x11223344, -1)
    label(END)
