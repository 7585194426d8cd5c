# async with awaits __aenter__; without an exception the body leaves None for the handler to skip.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
async def f(a):
    async with a as b:
        b
# CHECK-LABEL: f(a)  state=9 exceptions=1 positional=1 flags=GENERATOR
# CHECK-NEXT:     4      0  LOAD_FAST              0 (a)
# CHECK-NEXT:            1  DUP_TOP
# CHECK-NEXT:            2  LOAD_METHOD            __aenter__
# CHECK-NEXT:            4  CALL_METHOD            0 positional, 0 keyword
# CHECK-NEXT:            6  GET_ITER
# CHECK-NEXT:            7  LOAD_CONST_NONE
# CHECK-NEXT:            8  YIELD_FROM
# CHECK-NEXT:            9  STORE_FAST             1
# CHECK-NEXT:           10  SETUP_FINALLY          L0
# CHECK-NEXT:     5     12  LOAD_FAST              1
# CHECK-NEXT:           13  POP_TOP
# CHECK-NEXT:           14  LOAD_CONST_NONE
# CHECK-NEXT:           15  ROT_TWO
# CHECK-NEXT:           16  JUMP                   L2
