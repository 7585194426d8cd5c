# A t-string makes a template of its strings and interpolations.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
t"a{b!r:>4}c{d}"
# CHECK-LABEL: <module>()  state=10 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              __template__
# CHECK-NEXT:            2  LOAD_CONST_OBJ         0 (('a', 'c', ''))
# CHECK-NEXT:            4  LOAD_NAME              b
# CHECK-NEXT:            6  LOAD_CONST_STRING      'b'
# CHECK-NEXT:            8  LOAD_CONST_STRING      'r'
# CHECK-NEXT:           10  LOAD_CONST_STRING      '>4'
# CHECK-NEXT:           12  LOAD_NAME              d
# CHECK-NEXT:           14  LOAD_CONST_STRING      'd'
# CHECK-NEXT:           16  LOAD_CONST_NONE
# CHECK-NEXT:           17  LOAD_CONST_STRING      ''
# CHECK-NEXT:           19  CALL_FUNCTION          9 positional, 0 keyword
# CHECK-NEXT:           21  POP_TOP
# CHECK-NEXT:           22  LOAD_CONST_NONE
# CHECK-NEXT:           23  RETURN_VALUE
