# del of an attribute or subscript stores a null; a tuple of targets is deleted one by one.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
def f(a, b):
    global g
    del a.b, b[0]
    del (a, b), g
# CHECK-LABEL: f(a, b)  state=5 exceptions=0 positional=2
# CHECK-NEXT:     5      0  LOAD_FAST              0 (a)
# CHECK-NEXT:            1  LOAD_NULL
# CHECK-NEXT:            2  ROT_TWO
# CHECK-NEXT:            3  STORE_ATTR             b
# CHECK-NEXT:            5  LOAD_FAST              1 (b)
# CHECK-NEXT:            6  LOAD_CONST_SMALL_INT   0
# CHECK-NEXT:            7  LOAD_NULL
# CHECK-NEXT:            8  ROT_THREE
# CHECK-NEXT:            9  STORE_SUBSCR
# CHECK-NEXT:     6     10  DELETE_FAST            0 (a)
# CHECK-NEXT:           12  DELETE_FAST            1 (b)
# CHECK-NEXT:           14  DELETE_GLOBAL          g
# CHECK-NEXT:           16  LOAD_CONST_NONE
# CHECK-NEXT:           17  RETURN_VALUE
