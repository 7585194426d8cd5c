import micropython


@micropython.asm_xtensa
def count(a2, a3):
    movi(a4, 0)
    label(LOOP)
    add(a4, a4, a3)
    addi(a2, a2, -1)
    bnez(a2, LOOP)
    mov(a2, a4)


@micropython.asm_xtensa
def bits(a2, a3):
    nsau(a4, a2)
    ssl(a3)
    sll(a2, a2)
    bgeu(a2, a4, END)
    l32i(a5, a3, 64)
    s16i(a5, a3, 6)
    label(END)
