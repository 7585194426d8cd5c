# -d lists header, tables and every function, in the reference's form.
# RUN: rm -rf %t && mkdir %t && cp %s %t/a.py && cd %t && %mpy-cross a.py
# RUN: %mpy-tool -d a.mpy | FileCheck a.py --match-full-lines --strict-whitespace


def f(a, *, b=1):
    return lambda: a + 1000


f(2.0, b=("it's", b"\0", None))
#      CHECK:mpy_source_file: a.mpy
# CHECK-NEXT:source_file: a.py
# CHECK-NEXT:header: 4d:06:00:1f
# CHECK-NEXT:arch: NONE
# CHECK-NEXT:qstr_table[7]:
# CHECK-NEXT:    a.py
# CHECK-NEXT:    <module>
# CHECK-NEXT:    b
# CHECK-NEXT:    f
# CHECK-NEXT:    <lambda>
# CHECK-NEXT:    a
# CHECK-NEXT:    *
# CHECK-NEXT:obj_table: [2.0, ("it's", b'\x00', None)]
# CHECK-NEXT:simple_name: <module>
# CHECK-NEXT:  raw bytecode: 32 18:0a:01:60:40:6b:20:53:2c:00:81:10:02:62:33:00:16:03:11:03:23:00:10:02:23:01:34:82:01:59:51:63
# CHECK-NEXT:  prelude: (4, 0, 0, 0, 0, 0)
# CHECK-NEXT:  args: []
# CHECK-NEXT:  line info: 60:40:6b:20
# CHECK-NEXT:  53          LOAD_NULL{{ }}
# CHECK-NEXT:  2c:00       BUILD_MAP 0
# CHECK-NEXT:  81          LOAD_CONST_SMALL_INT 1{{ }}
# CHECK-NEXT:  10:02       LOAD_CONST_STRING b
# CHECK-NEXT:  62          STORE_MAP{{ }}
# CHECK-NEXT:  33:00       MAKE_FUNCTION_DEFARGS 0
# CHECK-NEXT:  16:03       STORE_NAME f
# CHECK-NEXT:  11:03       LOAD_NAME f
# CHECK-NEXT:  23:00       LOAD_CONST_OBJ 2.0
# CHECK-NEXT:  10:02       LOAD_CONST_STRING b
# CHECK-NEXT:  23:01       LOAD_CONST_OBJ ("it's", b'\x00', None)
# CHECK-NEXT:  34:82:01    CALL_FUNCTION 257
# CHECK-NEXT:  59          POP_TOP{{ }}
# CHECK-NEXT:  51          LOAD_CONST_NONE{{ }}
# CHECK-NEXT:  63          RETURN_VALUE{{ }}
# CHECK-NEXT:  children: [f]
# CHECK-NEXT:simple_name: f
# CHECK-NEXT:  raw bytecode: 17 91:88:80:80:40:0b:03:05:02:60:60:00:b0:20:00:01:63
# CHECK-NEXT:  prelude: (3, 0, 8, 1, 1, 0)
# CHECK-NEXT:  args: ['a', 'b']
# CHECK-NEXT:  line info: 60:60:00
# CHECK-NEXT:  b0          LOAD_FAST 0{{ }}
# CHECK-NEXT:  20:00:01    MAKE_CLOSURE 0
# CHECK-NEXT:  63          RETURN_VALUE{{ }}
# CHECK-NEXT:  children: [<lambda>]
# CHECK-NEXT:simple_name: <lambda>
#      CHECK:  args: ['*']
#      CHECK:  22:87:68    LOAD_CONST_SMALL_INT 1000
# CHECK-NEXT:  f2          BINARY_OP 27 __add__{{ }}
# CHECK-NEXT:  63          RETURN_VALUE{{ }}
# CHECK-NEXT:  children: []
