# The width of small integers is in the header, and decides what is an object.
# RUN: %mpy-cross -msmall-int-bits=14 -s a.py --dump=mpy %s | FileCheck %s --match-full-lines
x = 8191 + 1
# CHECK: header: version 6, sub-version 0, architecture NONE, small-int bits 14
# CHECK-NEXT: qstrs: 3
# CHECK-NEXT:      0  'a.py'
# CHECK-NEXT:      1  static 7 '<module>'
# CHECK-NEXT:      2  'x'
# CHECK-NEXT: objects: 1
# CHECK-NEXT:      0  int 8192
# CHECK-NEXT: codes: 1
# CHECK-NEXT:      0  bytecode <module>(), 10 bytes
# CHECK-NEXT:         state=1 exceptions=0
# CHECK-NEXT:         prelude 3, line table 1, cells 0, instructions 6
