# Constants are stored once, as text; tuples hold theirs by value.
# RUN: %mpy-cross -s a.py --dump=mpy %s | FileCheck %s --match-full-lines
f(1.5, 2j, 1 << 40, b"b", ..., "longer than ten", 1.5, (1, None, "x", (True,)))
# CHECK: header: version 6, sub-version 0, architecture NONE, small-int bits 31
# CHECK-NEXT: qstrs: 3
# CHECK-NEXT:      0  'a.py'
# CHECK-NEXT:      1  static 7 '<module>'
# CHECK-NEXT:      2  'f'
# CHECK-NEXT: objects: 7
# CHECK-NEXT:      0  float 1.5
# CHECK-NEXT:      1  complex 2j
# CHECK-NEXT:      2  int 1099511627776
# CHECK-NEXT:      3  bytes b'b'
# CHECK-NEXT:      4  Ellipsis
# CHECK-NEXT:      5  str 'longer than ten'
# CHECK-NEXT:      6  tuple of 4
# CHECK-NEXT:        0  int 1
# CHECK-NEXT:        1  None
# CHECK-NEXT:        2  str 'x'
# CHECK-NEXT:        3  tuple of 1
# CHECK-NEXT:          0  True
# CHECK-NEXT: codes: 1
# CHECK-NEXT:      0  bytecode <module>(), 27 bytes
# CHECK-NEXT:         state=9 exceptions=0
# CHECK-NEXT:         prelude 3, line table 1, cells 0, instructions 23
