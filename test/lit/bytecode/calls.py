# Arguments go on the stack in source order; a keyword is its name and its value.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
f()
f(a, b)
f(a, key=b, other=c)
f(n := a)
# CHECK-LABEL: <module>()  state=6 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              f
# CHECK-NEXT:            2  CALL_FUNCTION          0 positional, 0 keyword
# CHECK-NEXT:            4  POP_TOP
# CHECK-NEXT:     4      5  LOAD_NAME              f
# CHECK-NEXT:            7  LOAD_NAME              a
# CHECK-NEXT:            9  LOAD_NAME              b
# CHECK-NEXT:           11  CALL_FUNCTION          2 positional, 0 keyword
# CHECK-NEXT:           13  POP_TOP
# CHECK-NEXT:     5     14  LOAD_NAME              f
# CHECK-NEXT:           16  LOAD_NAME              a
# CHECK-NEXT:           18  LOAD_CONST_STRING      'key'
# CHECK-NEXT:           20  LOAD_NAME              b
# CHECK-NEXT:           22  LOAD_CONST_STRING      'other'
# CHECK-NEXT:           24  LOAD_NAME              c
# CHECK-NEXT:           26  CALL_FUNCTION          1 positional, 2 keyword
# CHECK-NEXT:           29  POP_TOP
# CHECK-NEXT:     6     30  LOAD_NAME              f
# CHECK-NEXT:           32  LOAD_NAME              a
# CHECK-NEXT:           34  DUP_TOP
# CHECK-NEXT:           35  STORE_NAME             n
# CHECK-NEXT:           37  CALL_FUNCTION          1 positional, 0 keyword
# CHECK-NEXT:           39  POP_TOP
# CHECK-NEXT:           40  LOAD_CONST_NONE
# CHECK-NEXT:           41  RETURN_VALUE
