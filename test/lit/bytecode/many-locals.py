# Slots up to 15 are part of the opcode, later ones an operand.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q):
    p = q = p
    del a
    return q
# CHECK-LABEL: f(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q)  state=19 exceptions=0 positional=17
# CHECK-NEXT:     4      0  LOAD_FAST              15 (p)
# CHECK-NEXT:            1  DUP_TOP
# CHECK-NEXT:            2  STORE_FAST             15 (p)
# CHECK-NEXT:            3  STORE_FAST_N           16 (q)
# CHECK-NEXT:     5      5  DELETE_FAST            0 (a)
# CHECK-NEXT:     6      7  LOAD_FAST_N            16 (q)
# CHECK-NEXT:            9  RETURN_VALUE
