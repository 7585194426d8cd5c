# Flags of the architecture follow the header; without native code its number is 0.
# RUN: %mpy-cross -march=rv32imc -march-flags=zba -s a.py --dump=mpy %s | FileCheck %s --match-full-lines
x = 1
# CHECK: header: version 6, sub-version 0, architecture NONE, small-int bits 31, architecture flags 0x1
# CHECK-NEXT: qstrs: 3
# CHECK-NEXT:      0  'a.py'
# CHECK-NEXT:      1  static 7 '<module>'
# CHECK-NEXT:      2  'x'
# CHECK-NEXT: objects: 0
# CHECK-NEXT: codes: 1
# CHECK-NEXT:      0  bytecode <module>(), 9 bytes
# CHECK-NEXT:         state=1 exceptions=0
# CHECK-NEXT:         prelude 3, line table 1, cells 0, instructions 5
