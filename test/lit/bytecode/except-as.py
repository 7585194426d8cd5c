# The name that a handler binds is set to None and deleted behind it, whatever happens in it.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a):
    try:
        a()
    except E as e:
        return e
# CHECK-LABEL: f(a)  state=8 exceptions=2 positional=1
# CHECK-NEXT:     4      0  SETUP_EXCEPT           L0
# CHECK-NEXT:     5      2  LOAD_FAST              0 (a)
# CHECK-NEXT:            3  CALL_FUNCTION          0 positional, 0 keyword
# CHECK-NEXT:            5  POP_TOP
# CHECK-NEXT:            6  POP_EXCEPT_JUMP        L3
# CHECK-NEXT:   L0:
# CHECK-NEXT:            8  DUP_TOP
# CHECK-NEXT:            9  LOAD_GLOBAL            E
# CHECK-NEXT:           11  BINARY_OP              <exception match>
# CHECK-NEXT:           12  POP_JUMP_IF_FALSE      L2
# CHECK-NEXT:           14  STORE_FAST             1
# CHECK-NEXT:           15  SETUP_FINALLY          L1
# CHECK-NEXT:     7     17  LOAD_FAST              1
# CHECK-NEXT:           18  RETURN_VALUE
# CHECK-NEXT:   L1:
# CHECK-NEXT:           19  LOAD_CONST_NONE
# CHECK-NEXT:           20  STORE_FAST             1
# CHECK-NEXT:           21  DELETE_FAST            1
# CHECK-NEXT:           23  END_FINALLY
# CHECK-NEXT:           24  POP_EXCEPT_JUMP        L3
# CHECK-NEXT:   L2:
# CHECK-NEXT:           26  END_FINALLY
# CHECK-NEXT:   L3:
# CHECK-NEXT:           27  LOAD_CONST_NONE
# CHECK-NEXT:           28  RETURN_VALUE
