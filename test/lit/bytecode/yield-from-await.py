# yield from and await delegate in the same way; await applies to the operand with its trailers.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a):
    return (yield from a)
async def g(a):
    return await a.b()
# CHECK-LABEL: f(a)  state=3 exceptions=0 positional=1 flags=GENERATOR
# CHECK-NEXT:     4      0  LOAD_FAST              0 (a)
# CHECK-NEXT:            1  GET_ITER
# CHECK-NEXT:            2  LOAD_CONST_NONE
# CHECK-NEXT:            3  YIELD_FROM
# CHECK-NEXT:            4  RETURN_VALUE
# CHECK-LABEL: g(a)  state=3 exceptions=0 positional=1 flags=GENERATOR
# CHECK-NEXT:     6      0  LOAD_FAST              0 (a)
# CHECK-NEXT:            1  LOAD_METHOD            b
# CHECK-NEXT:            3  CALL_METHOD            0 positional, 0 keyword
# CHECK-NEXT:            5  GET_ITER
# CHECK-NEXT:            6  LOAD_CONST_NONE
# CHECK-NEXT:            7  YIELD_FROM
# CHECK-NEXT:            8  RETURN_VALUE
