# A step that is computed or zero, a keyword or a target that is no name: range() is called.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
for i in range(a, b, c): pass
for i in range(0, 9, 0): pass
for i in range(stop=5): pass
for x.i in range(5): pass
# CHECK-LABEL: <module>()  state=6 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              range
# CHECK:            8  CALL_FUNCTION          3 positional, 0 keyword
# CHECK:           11  FOR_ITER               L1
# CHECK-NEXT:           13  STORE_NAME             i
# CHECK:     4     17  LOAD_NAME              range
# CHECK:           22  CALL_FUNCTION          3 positional, 0 keyword
# CHECK:           25  FOR_ITER               L3
# CHECK-NEXT:           27  STORE_NAME             i
# CHECK:     5     31  LOAD_NAME              range
# CHECK:           36  CALL_FUNCTION          0 positional, 1 keyword
# CHECK:           40  FOR_ITER               L5
# CHECK-NEXT:           42  STORE_NAME             i
# CHECK:     6     46  LOAD_NAME              range
# CHECK:           49  CALL_FUNCTION          1 positional, 0 keyword
# CHECK:           52  FOR_ITER               L7
# CHECK:           56  STORE_ATTR             i
