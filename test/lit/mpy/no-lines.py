# From -O3 on there are no line tables.
# RUN: %mpy-cross -O3 -s a.py --dump=mpy %s | FileCheck %s --match-full-lines
def f():

    return f
# CHECK: header: version 6, sub-version 0, architecture NONE, small-int bits 31
# CHECK-NEXT: qstrs: 3
# CHECK-NEXT:      0  'a.py'
# CHECK-NEXT:      1  static 7 '<module>'
# CHECK-NEXT:      2  'f'
# CHECK-NEXT: objects: 0
# CHECK-NEXT: codes: 2
# CHECK-NEXT:      0  bytecode <module>(), 9 bytes, 1 child
# CHECK-NEXT:         state=1 exceptions=0
# CHECK-NEXT:         prelude 3, line table 0, cells 0, instructions 6
# CHECK-NEXT:        1  bytecode f(), 6 bytes
# CHECK-NEXT:           state=1 exceptions=0
# CHECK-NEXT:           prelude 3, line table 0, cells 0, instructions 3
