# super() passes __class__ and the first parameter; a method of it is called without making the object.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
class C(B):
    def m(this, x):
        super().m(x)
        super().attribute
        super(C, this).m()
# CHECK-LABEL: m(*, this, x)  state=6 exceptions=0 positional=3
# CHECK-NEXT:     5      0  LOAD_GLOBAL            super
# CHECK-NEXT:            2  LOAD_DEREF             0
# CHECK-NEXT:            4  LOAD_FAST              1 (this)
# CHECK-NEXT:            5  LOAD_SUPER_METHOD      m
# CHECK-NEXT:            7  LOAD_FAST              2 (x)
# CHECK-NEXT:            8  CALL_METHOD            1 positional, 0 keyword
# CHECK-NEXT:           10  POP_TOP
# CHECK-NEXT:     6     11  LOAD_GLOBAL            super
# CHECK-NEXT:           13  LOAD_DEREF             0
# CHECK-NEXT:           15  LOAD_FAST              1 (this)
# CHECK-NEXT:           16  CALL_FUNCTION          2 positional, 0 keyword
# CHECK-NEXT:           18  LOAD_ATTR              attribute
# CHECK-NEXT:           20  POP_TOP
# CHECK-NEXT:     7     21  LOAD_GLOBAL            super
# CHECK-NEXT:           23  LOAD_GLOBAL            C
# CHECK-NEXT:           25  LOAD_FAST              1 (this)
# CHECK-NEXT:           26  CALL_FUNCTION          2 positional, 0 keyword
# CHECK-NEXT:           28  LOAD_METHOD            m
# CHECK-NEXT:           30  CALL_METHOD            0 positional, 0 keyword
# CHECK-NEXT:           32  POP_TOP
# CHECK-NEXT:           33  LOAD_CONST_NONE
# CHECK-NEXT:           34  RETURN_VALUE
