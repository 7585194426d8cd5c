# Generators and coroutines carry a flag.
# RUN: %mpy-cross -s a.py --dump=mpy %s | FileCheck %s --match-full-lines
def f(): yield
async def g(): await f
# CHECK: header: version 6, sub-version 0, architecture NONE, small-int bits 31
# CHECK-NEXT: qstrs: 4
# CHECK-NEXT:      0  'a.py'
# CHECK-NEXT:      1  static 7 '<module>'
# CHECK-NEXT:      2  'f'
# CHECK-NEXT:      3  'g'
# CHECK-NEXT: objects: 0
# CHECK-NEXT: codes: 3
# CHECK-NEXT:      0  bytecode <module>(), 15 bytes, 2 children
# CHECK-NEXT:         state=1 exceptions=0
# CHECK-NEXT:         prelude 3, line table 2, cells 0, instructions 10
# CHECK-NEXT:        1  bytecode f(), 10 bytes
# CHECK-NEXT:           state=1 exceptions=0 flags=GENERATOR
# CHECK-NEXT:           prelude 4, line table 1, cells 0, instructions 5
# CHECK-NEXT:        2  bytecode g(), 13 bytes
# CHECK-NEXT:           state=2 exceptions=0 flags=GENERATOR
# CHECK-NEXT:           prelude 4, line table 1, cells 0, instructions 8
