# import binds the first name of a path, or with 'as' the last module.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
import a.b, c
import d.e.f as g
# CHECK-LABEL: <module>()  state=2 exceptions=0
# CHECK-NEXT:     3      0  LOAD_CONST_SMALL_INT   0
# CHECK-NEXT:            1  LOAD_CONST_NONE
# CHECK-NEXT:            2  IMPORT_NAME            a.b
# CHECK-NEXT:            4  STORE_NAME             a
# CHECK-NEXT:            6  LOAD_CONST_SMALL_INT   0
# CHECK-NEXT:            7  LOAD_CONST_NONE
# CHECK-NEXT:            8  IMPORT_NAME            c
# CHECK-NEXT:           10  STORE_NAME             c
# CHECK-NEXT:     4     12  LOAD_CONST_SMALL_INT   0
# CHECK-NEXT:           13  LOAD_CONST_NONE
# CHECK-NEXT:           14  IMPORT_NAME            d.e.f
# CHECK-NEXT:           16  LOAD_ATTR              e
# CHECK-NEXT:           18  LOAD_ATTR              f
# CHECK-NEXT:           20  STORE_NAME             g
# CHECK-NEXT:           22  LOAD_CONST_NONE
# CHECK-NEXT:           23  RETURN_VALUE
