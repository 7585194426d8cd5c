# -msmall-int-bits decides which integers are objects.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
# RUN: %mpy-cross -msmall-int-bits=14 --dump=bytecode %s | FileCheck %s --match-full-lines --check-prefix=W14
a = 8191
a = 8192
a = -8192
a = 8191 + 1 - 1
a = 1 << 30
# CHECK-LABEL: <module>()  state=1 exceptions=0
# CHECK-NEXT:     4      0  LOAD_CONST_SMALL_INT   8191
# CHECK-NEXT:            3  STORE_NAME             a
# CHECK-NEXT:     5      5  LOAD_CONST_SMALL_INT   8192
# CHECK-NEXT:            9  STORE_NAME             a
# CHECK-NEXT:     6     11  LOAD_CONST_SMALL_INT   -8192
# CHECK-NEXT:           14  STORE_NAME             a
# CHECK-NEXT:     7     16  LOAD_CONST_SMALL_INT   8191
# CHECK-NEXT:           19  STORE_NAME             a
# CHECK-NEXT:     8     21  LOAD_CONST_OBJ         0 (1073741824)
# CHECK-NEXT:           23  STORE_NAME             a
# CHECK-NEXT:           25  LOAD_CONST_NONE
# CHECK-NEXT:           26  RETURN_VALUE
# W14-LABEL: <module>()  state=1 exceptions=0
# W14-NEXT:     4      0  LOAD_CONST_SMALL_INT   8191
# W14-NEXT:            3  STORE_NAME             a
# W14-NEXT:     5      5  LOAD_CONST_OBJ         0 (8192)
# W14-NEXT:            7  STORE_NAME             a
# W14-NEXT:     6      9  LOAD_CONST_SMALL_INT   -8192
# W14-NEXT:           12  STORE_NAME             a
# W14-NEXT:     7     14  LOAD_CONST_SMALL_INT   8191
# W14-NEXT:           17  STORE_NAME             a
# W14-NEXT:     8     19  LOAD_CONST_OBJ         1 (1073741824)
# W14-NEXT:           21  STORE_NAME             a
# W14-NEXT:           23  LOAD_CONST_NONE
# W14-NEXT:           24  RETURN_VALUE
