# Code that is never reached leaves names, constants and children, but no bytes.
# RUN: %mpy-cross -s a.py --dump=mpy %s | FileCheck %s --match-full-lines
def f():
    return
    lambda: x.y(1 << 40)
# CHECK: header: version 6, sub-version 0, architecture NONE, small-int bits 31
# CHECK-NEXT: qstrs: 6
# CHECK-NEXT:      0  'a.py'
# CHECK-NEXT:      1  static 7 '<module>'
# CHECK-NEXT:      2  'f'
# CHECK-NEXT:      3  '<lambda>'
# CHECK-NEXT:      4  'y'
# CHECK-NEXT:      5  'x'
# CHECK-NEXT: objects: 1
# CHECK-NEXT:      0  int 1099511627776
# CHECK-NEXT: codes: 3
# CHECK-NEXT:      0  bytecode <module>(), 10 bytes, 1 child
# CHECK-NEXT:         state=1 exceptions=0
# CHECK-NEXT:         prelude 3, line table 1, cells 0, instructions 6
# CHECK-NEXT:        1  bytecode f(), 7 bytes, 1 child
# CHECK-NEXT:           state=1 exceptions=0
# CHECK-NEXT:           prelude 3, line table 2, cells 0, instructions 2
# CHECK-NEXT:          2  bytecode <lambda>(), 14 bytes
# CHECK-NEXT:             state=3 exceptions=0
# CHECK-NEXT:             prelude 3, line table 2, cells 0, instructions 9
