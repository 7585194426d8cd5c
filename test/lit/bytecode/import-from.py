# from import: the level is the number of dots, the names are a tuple that is built.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
from m import a, b as c
from ... import d
from .m import *
# CHECK-LABEL: <module>()  state=3 exceptions=0
# CHECK-NEXT:     3      0  LOAD_CONST_SMALL_INT   0
# CHECK-NEXT:            1  LOAD_CONST_STRING      'a'
# CHECK-NEXT:            3  LOAD_CONST_STRING      'b'
# CHECK-NEXT:            5  BUILD_TUPLE            2
# CHECK-NEXT:            7  IMPORT_NAME            m
# CHECK-NEXT:            9  IMPORT_FROM            a
# CHECK-NEXT:           11  STORE_NAME             a
# CHECK-NEXT:           13  IMPORT_FROM            b
# CHECK-NEXT:           15  STORE_NAME             c
# CHECK-NEXT:           17  POP_TOP
# CHECK-NEXT:     4     18  LOAD_CONST_SMALL_INT   3
# CHECK-NEXT:           19  LOAD_CONST_STRING      'd'
# CHECK-NEXT:           21  BUILD_TUPLE            1
# CHECK-NEXT:           23  IMPORT_NAME            ''
# CHECK-NEXT:           25  IMPORT_FROM            d
# CHECK-NEXT:           27  STORE_NAME             d
# CHECK-NEXT:           29  POP_TOP
# CHECK-NEXT:     5     30  LOAD_CONST_SMALL_INT   1
# CHECK-NEXT:           31  LOAD_CONST_STRING      '*'
# CHECK-NEXT:           33  BUILD_TUPLE            1
# CHECK-NEXT:           35  IMPORT_NAME            m
# CHECK-NEXT:           37  IMPORT_STAR
# CHECK-NEXT:           38  LOAD_CONST_NONE
# CHECK-NEXT:           39  RETURN_VALUE
