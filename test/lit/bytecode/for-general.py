# The iterator of a for loop is on the stack: break takes its four slots off, continue goes to FOR_ITER.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
for x in items:
    if x: break
    if y: continue
    z
else:
    done
# CHECK-LABEL: <module>()  state=5 exceptions=0
# CHECK-NEXT:     3      0  LOAD_NAME              items
# CHECK-NEXT:            2  GET_ITER_STACK
# CHECK-NEXT:   L0:
# CHECK-NEXT:            3  FOR_ITER               L3
# CHECK-NEXT:            5  STORE_NAME             x
# CHECK-NEXT:     4      7  LOAD_NAME              x
# CHECK-NEXT:            9  POP_JUMP_IF_FALSE      L1
# CHECK-NEXT:           11  POP_TOP
# CHECK-NEXT:           12  POP_TOP
# CHECK-NEXT:           13  POP_TOP
# CHECK-NEXT:           14  POP_TOP
# CHECK-NEXT:           15  JUMP                   L4
# CHECK-NEXT:   L1:
# CHECK-NEXT:     5     17  LOAD_NAME              y
# CHECK-NEXT:           19  POP_JUMP_IF_FALSE      L2
# CHECK-NEXT:           21  JUMP                   L0
# CHECK-NEXT:   L2:
# CHECK-NEXT:     6     23  LOAD_NAME              z
# CHECK-NEXT:           25  POP_TOP
# CHECK-NEXT:           26  JUMP                   L0
# CHECK-NEXT:   L3:
# CHECK-NEXT:     8     28  LOAD_NAME              done
# CHECK-NEXT:           30  POP_TOP
# CHECK-NEXT:   L4:
# CHECK-NEXT:           31  LOAD_CONST_NONE
# CHECK-NEXT:           32  RETURN_VALUE
