# The constants of math are known without an import and fold; other attributes are loaded.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
x = math.pi
x = math.e * 2
x = math.sqrt
# CHECK-LABEL: <module>()  state=1 exceptions=0
# CHECK-NEXT:     3      0  LOAD_CONST_OBJ         0 (3.141592653589793)
# CHECK-NEXT:            2  STORE_NAME             x
# CHECK-NEXT:     4      4  LOAD_CONST_OBJ         1 (5.43656365691809)
# CHECK-NEXT:            6  STORE_NAME             x
# CHECK-NEXT:     5      8  LOAD_NAME              math
# CHECK-NEXT:           10  LOAD_ATTR              sqrt
# CHECK-NEXT:           12  STORE_NAME             x
# CHECK-NEXT:           14  LOAD_CONST_NONE
# CHECK-NEXT:           15  RETURN_VALUE
