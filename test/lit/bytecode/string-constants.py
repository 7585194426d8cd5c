# Strings up to ten bytes or equal to an earlier name are interned, others and bytes are objects.
# RUN: %mpy-cross --dump=bytecode %s | FileCheck %s --match-full-lines
a = "ten_bytes_"
a = "eleven_byte"
a = "caf\u00e9_is_10_"
some_long_name = "some_long_name"
a = b"b"
a = "one" "two"
# CHECK-LABEL: <module>()  state=1 exceptions=0
# CHECK-NEXT:     3      0  LOAD_CONST_STRING      'ten_bytes_'
# CHECK-NEXT:            2  STORE_NAME             a
# CHECK-NEXT:     4      4  LOAD_CONST_OBJ         0 ('eleven_byte')
# CHECK-NEXT:            6  STORE_NAME             a
# CHECK-NEXT:     5      8  LOAD_CONST_OBJ         1 ('caf\xc3\xa9_is_10_')
# CHECK-NEXT:           10  STORE_NAME             a
# CHECK-NEXT:     6     12  LOAD_CONST_STRING      'some_long_name'
# CHECK-NEXT:           14  STORE_NAME             some_long_name
# CHECK-NEXT:     7     16  LOAD_CONST_OBJ         2 (b'b')
# CHECK-NEXT:           18  STORE_NAME             a
# CHECK-NEXT:     8     20  LOAD_CONST_STRING      'onetwo'
# CHECK-NEXT:           22  STORE_NAME             a
# CHECK-NEXT:           24  LOAD_CONST_NONE
# CHECK-NEXT:           25  RETURN_VALUE
