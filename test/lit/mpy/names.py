# Names of scopes, strings and attributes come first, then variables; static ones are numbers.
# RUN: %mpy-cross -s a.py --dump=mpy %s | FileCheck %s --match-full-lines
import sys
def f(arg):
    return sys.path, arg
# CHECK: header: version 6, sub-version 0, architecture NONE, small-int bits 31
# CHECK-NEXT: qstrs: 6
# CHECK-NEXT:      0  'a.py'
# CHECK-NEXT:      1  static 7 '<module>'
# CHECK-NEXT:      2  'sys'
# CHECK-NEXT:      3  'f'
# CHECK-NEXT:      4  'path'
# CHECK-NEXT:      5  'arg'
# CHECK-NEXT: objects: 0
# CHECK-NEXT: codes: 2
# CHECK-NEXT:      0  bytecode <module>(), 17 bytes, 1 child
# CHECK-NEXT:         state=2 exceptions=0
# CHECK-NEXT:         prelude 3, line table 2, cells 0, instructions 12
# CHECK-NEXT:        1  bytecode f(arg), 14 bytes
# CHECK-NEXT:           state=3 exceptions=0 positional=1
# CHECK-NEXT:           prelude 4, line table 2, cells 0, instructions 8
