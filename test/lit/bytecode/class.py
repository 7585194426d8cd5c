# A class body sets __module__ and __qualname__ and returns None; bases and keywords are arguments.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
class C(A, B, metaclass=M):
    x = 1
    x
# CHECK-LABEL: <module>()  state=7 exceptions=0
# CHECK-NEXT:     3      0  LOAD_BUILD_CLASS
# CHECK-NEXT:            1  MAKE_FUNCTION          0 (C)
# CHECK-NEXT:            3  LOAD_CONST_STRING      'C'
# CHECK-NEXT:            5  LOAD_NAME              A
# CHECK-NEXT:            7  LOAD_NAME              B
# CHECK-NEXT:            9  LOAD_CONST_STRING      'metaclass'
# CHECK-NEXT:           11  LOAD_NAME              M
# CHECK-NEXT:           13  CALL_FUNCTION          4 positional, 1 keyword
# CHECK-NEXT:           16  STORE_NAME             C
# CHECK-NEXT:           18  LOAD_CONST_NONE
# CHECK-NEXT:           19  RETURN_VALUE
# CHECK-LABEL: C()  state=1 exceptions=0
# CHECK-NEXT:     1      0  LOAD_NAME              __name__
# CHECK-NEXT:            2  STORE_NAME             __module__
# CHECK-NEXT:            4  LOAD_CONST_STRING      'C'
# CHECK-NEXT:            6  STORE_NAME             __qualname__
# CHECK-NEXT:     4      8  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:            9  STORE_NAME             x
# CHECK-NEXT:     5     11  LOAD_NAME              x
# CHECK-NEXT:           13  POP_TOP
# CHECK-NEXT:           14  LOAD_CONST_NONE
# CHECK-NEXT:           15  RETURN_VALUE
