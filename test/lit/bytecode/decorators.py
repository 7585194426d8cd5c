# Decorators are evaluated from the top and called from the bottom; micropython.bytecode leaves no code.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
@a
@b.c(1)
@micropython.bytecode
def f(): pass
@d()
class C: pass
# CHECK-LABEL: <module>()  state=4 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              a
# CHECK-NEXT:            2  LOAD_NAME              b
# CHECK-NEXT:            4  LOAD_ATTR              c
# CHECK-NEXT:     4      6  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:            7  CALL_FUNCTION          1 positional, 0 keyword
# CHECK-NEXT:            9  MAKE_FUNCTION          0 (f)
# CHECK-NEXT:           11  CALL_FUNCTION          1 positional, 0 keyword
# CHECK-NEXT:           13  CALL_FUNCTION          1 positional, 0 keyword
# CHECK-NEXT:           15  STORE_NAME             f
# CHECK-NEXT:     7     17  LOAD_NAME              d
# CHECK-NEXT:           19  CALL_FUNCTION          0 positional, 0 keyword
# CHECK-NEXT:           21  LOAD_BUILD_CLASS
# CHECK-NEXT:           22  MAKE_FUNCTION          1 (C)
# CHECK-NEXT:           24  LOAD_CONST_STRING      'C'
# CHECK-NEXT:           26  CALL_FUNCTION          2 positional, 0 keyword
# CHECK-NEXT:           28  CALL_FUNCTION          1 positional, 0 keyword
# CHECK-NEXT:           30  STORE_NAME             C
# CHECK-NEXT:           32  LOAD_CONST_NONE
# CHECK-NEXT:           33  RETURN_VALUE
