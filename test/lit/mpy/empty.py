# An empty file is a header, two names and a function that returns None.
# RUN: %mpy-cross -s a.py --dump=mpy %s | FileCheck %s --match-full-lines

# CHECK: header: version 6, sub-version 0, architecture NONE, small-int bits 31
# CHECK-NEXT: qstrs: 2
# CHECK-NEXT:      0  'a.py'
# CHECK-NEXT:      1  static 7 '<module>'
# CHECK-NEXT: objects: 0
# CHECK-NEXT: codes: 1
# CHECK-NEXT:      0  bytecode <module>(), 5 bytes
# CHECK-NEXT:         state=1 exceptions=0
# CHECK-NEXT:         prelude 3, line table 0, cells 0, instructions 2
