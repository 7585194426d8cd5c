# async with awaits __aexit__ with the exception, swallowing it if that is true, or with three times None.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
async def f(a):
    async with a: pass
# CHECK-LABEL: f(a)  state=8 exceptions=1 positional=1 flags=GENERATOR
# CHECK:           20  POP_JUMP_IF_FALSE      L1
# CHECK-NEXT:           22  DUP_TOP
# CHECK-NEXT:           23  ROT_THREE
# CHECK-NEXT:           24  ROT_TWO
# CHECK-NEXT:           25  LOAD_METHOD            __aexit__
# CHECK-NEXT:           27  ROT_THREE
# CHECK-NEXT:           28  ROT_THREE
# CHECK-NEXT:           29  DUP_TOP
# CHECK-NEXT:           30  LOAD_ATTR              __class__
# CHECK-NEXT:           32  ROT_TWO
# CHECK-NEXT:           33  LOAD_CONST_NONE
# CHECK-NEXT:           34  CALL_METHOD            3 positional, 0 keyword
# CHECK-NEXT:           36  GET_ITER
# CHECK-NEXT:           37  LOAD_CONST_NONE
# CHECK-NEXT:           38  YIELD_FROM
# CHECK-NEXT:           39  POP_JUMP_IF_FALSE      L3
# CHECK-NEXT:           41  POP_TOP
# CHECK-NEXT:           42  LOAD_CONST_NONE
# CHECK-NEXT:           43  JUMP                   L3
# CHECK-NEXT:   L1:
# CHECK-NEXT:           45  ROT_THREE
# CHECK-NEXT:           46  ROT_THREE
# CHECK-NEXT:   L2:
# CHECK-NEXT:           47  LOAD_METHOD            __aexit__
# CHECK-NEXT:           49  LOAD_CONST_NONE
# CHECK-NEXT:           50  DUP_TOP
# CHECK-NEXT:           51  DUP_TOP
# CHECK-NEXT:           52  CALL_METHOD            3 positional, 0 keyword
# CHECK-NEXT:           54  GET_ITER
# CHECK-NEXT:           55  LOAD_CONST_NONE
# CHECK-NEXT:           56  YIELD_FROM
# CHECK-NEXT:           57  POP_TOP
# CHECK-NEXT:   L3:
