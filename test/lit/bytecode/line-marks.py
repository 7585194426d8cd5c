# Statements and compound expressions start lines; names, keywords of statements and earlier lines do not.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a,
      b):

    g(a,
      -a,
      b)
    try:
        a
    except:
        b
    return [
        a + b,
        b]
# CHECK-LABEL: f(a, b)  state=6 exceptions=1 positional=2
# CHECK-NEXT:     6      0  LOAD_GLOBAL            g
# CHECK-NEXT:            2  LOAD_FAST              0 (a)
# CHECK-NEXT:     7      3  LOAD_FAST              0 (a)
# CHECK-NEXT:            4  UNARY_OP               __neg__
# CHECK-NEXT:            5  LOAD_FAST              1 (b)
# CHECK-NEXT:            6  CALL_FUNCTION          3 positional, 0 keyword
# CHECK-NEXT:            8  POP_TOP
# CHECK-NEXT:     9      9  SETUP_EXCEPT           L0
# CHECK-NEXT:    10     11  LOAD_FAST              0 (a)
# CHECK-NEXT:           12  POP_TOP
# CHECK-NEXT:           13  POP_EXCEPT_JUMP        L1
# CHECK-NEXT:   L0:
# CHECK-NEXT:           15  POP_TOP
# CHECK-NEXT:    12     16  LOAD_FAST              1 (b)
# CHECK-NEXT:           17  POP_TOP
# CHECK-NEXT:           18  POP_EXCEPT_JUMP        L1
# CHECK-NEXT:           20  END_FINALLY
# CHECK-NEXT:   L1:
# CHECK-NEXT:    14     21  LOAD_FAST              0 (a)
# CHECK-NEXT:           22  LOAD_FAST              1 (b)
# CHECK-NEXT:           23  BINARY_OP              __add__
# CHECK-NEXT:           24  LOAD_FAST              1 (b)
# CHECK-NEXT:           25  BUILD_LIST             2
# CHECK-NEXT:           27  RETURN_VALUE
