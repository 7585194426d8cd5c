# async for awaits __anext__ until StopAsyncIteration.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
async def f(a):
    async for x in a:
        break
    else:
        a
# CHECK-LABEL: f(a)  state=9 exceptions=1 positional=1 flags=GENERATOR
# CHECK-NEXT:     4      0  LOAD_FAST              0 (a)
# CHECK-NEXT:            1  LOAD_METHOD            __aiter__
# CHECK-NEXT:            3  CALL_METHOD            0 positional, 0 keyword
# CHECK-NEXT:            5  SETUP_EXCEPT           L0
# CHECK-NEXT:            7  DUP_TOP
# CHECK-NEXT:            8  LOAD_METHOD            __anext__
# CHECK-NEXT:           10  CALL_METHOD            0 positional, 0 keyword
# CHECK-NEXT:           12  GET_ITER
# CHECK-NEXT:           13  LOAD_CONST_NONE
# CHECK-NEXT:           14  YIELD_FROM
# CHECK-NEXT:           15  STORE_FAST             1
# CHECK-NEXT:           16  POP_EXCEPT_JUMP        L2
# CHECK-NEXT:   L0:
# CHECK-NEXT:           18  DUP_TOP
# CHECK-NEXT:           19  LOAD_GLOBAL            StopAsyncIteration
# CHECK-NEXT:           21  BINARY_OP              <exception match>
# CHECK-NEXT:           22  POP_JUMP_IF_FALSE      L1
# CHECK-NEXT:           24  POP_TOP
# CHECK-NEXT:           25  POP_EXCEPT_JUMP        L3
# CHECK-NEXT:   L1:
# CHECK-NEXT:           27  END_FINALLY
# CHECK-NEXT:   L2:
# CHECK-NEXT:     5     28  JUMP                   L4
# CHECK-NEXT:   L3:
# CHECK-NEXT:     7     30  LOAD_FAST              0 (a)
# CHECK-NEXT:           31  POP_TOP
# CHECK-NEXT:   L4:
# CHECK-NEXT:           32  POP_TOP
# CHECK-NEXT:           33  LOAD_CONST_NONE
# CHECK-NEXT:           34  RETURN_VALUE
