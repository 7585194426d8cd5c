# A dictionary is made with its size; each item evaluates the value before the key.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
{k(): v(), 'b': 2}
{}
# CHECK-LABEL: <module>()  state=3 exceptions=0
# CHECK-NEXT:     3      0  BUILD_MAP              2
# CHECK-NEXT:            2  LOAD_NAME              v
# CHECK-NEXT:            4  CALL_FUNCTION          0 positional, 0 keyword
# CHECK-NEXT:            6  LOAD_NAME              k
# CHECK-NEXT:            8  CALL_FUNCTION          0 positional, 0 keyword
# CHECK-NEXT:           10  STORE_MAP
# CHECK-NEXT:           11  LOAD_CONST_SMALL_INT   2
# CHECK-NEXT:           12  LOAD_CONST_STRING      'b'
# CHECK-NEXT:           14  STORE_MAP
# CHECK-NEXT:           15  POP_TOP
# CHECK-NEXT:     4     16  BUILD_MAP              0
# CHECK-NEXT:           18  POP_TOP
# CHECK-NEXT:           19  LOAD_CONST_NONE
# CHECK-NEXT:           20  RETURN_VALUE
