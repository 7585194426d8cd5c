# break and continue out of try blocks unwind the handlers they cross.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a):
    while a:
        try:
            try:
                continue
            finally:
                break
        except:
            break
# CHECK-LABEL: f(a)  state=5 exceptions=2 positional=1
# CHECK-NEXT:     4      0  JUMP                   L3
# CHECK-NEXT:   L0:
# CHECK-NEXT:     5      2  SETUP_EXCEPT           L2
# CHECK-NEXT:     6      4  SETUP_FINALLY          L1
# CHECK-NEXT:     7      6  UNWIND_JUMP            L3, 2 blocks
# CHECK-NEXT:   L1:
# CHECK-NEXT:     9      9  UNWIND_JUMP            L4, 2 blocks
# CHECK-NEXT:   L2:
# CHECK-NEXT:           12  POP_TOP
# CHECK-NEXT:    11     13  UNWIND_JUMP            L4, 1 block
# CHECK-NEXT:           16  END_FINALLY
# CHECK-NEXT:   L3:
# CHECK-NEXT:           17  LOAD_FAST              0 (a)
# CHECK-NEXT:           18  POP_JUMP_IF_TRUE       L0
# CHECK-NEXT:   L4:
# CHECK-NEXT:           20  LOAD_CONST_NONE
# CHECK-NEXT:           21  RETURN_VALUE
