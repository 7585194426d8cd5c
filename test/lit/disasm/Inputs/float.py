import micropython


@micropython.asm_thumb
def multiply(r0, r1):
    vldr(s0, [r0, 0])
    vldr(s1, [r1, 0])
    vmul(s0, s0, s1)
    vstr(s0, [r0, 0])
