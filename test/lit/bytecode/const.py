# const(): the name stands for its value from then on; a private name is not stored at all.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
from micropython import const
PUBLIC = const(5)
_PRIVATE = const(PUBLIC * 8)
x = _PRIVATE + 1
_TEXT = const("ab")
y = _TEXT, o._PRIVATE, [_TEXT]
# CHECK-LABEL: <module>()  state=3 exceptions=0
# CHECK:     4     12  LOAD_CONST_SMALL_INT   5
# CHECK-NEXT:           13  STORE_NAME             PUBLIC
# CHECK-NEXT:     6     15  LOAD_CONST_SMALL_INT   41
# CHECK-NEXT:           16  STORE_NAME             x
# CHECK-NEXT:     8     18  LOAD_CONST_OBJ         0 ('ab')
# CHECK-NEXT:           20  LOAD_NAME              o
# CHECK-NEXT:           22  LOAD_ATTR              _PRIVATE
# CHECK-NEXT:           24  LOAD_CONST_OBJ         0 ('ab')
# CHECK-NEXT:           26  BUILD_LIST             1
# CHECK-NEXT:           28  BUILD_TUPLE            3
# CHECK-NEXT:           30  STORE_NAME             y
# CHECK-NEXT:           32  LOAD_CONST_NONE
# CHECK-NEXT:           33  RETURN_VALUE
