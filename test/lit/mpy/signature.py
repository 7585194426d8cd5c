# The prelude counts parameters of each kind; slots of cells follow the line table.
# RUN: %mpy-cross -s a.py --dump=mpy %s | FileCheck %s --match-full-lines
def f(a, b=1, *c, d, e=2, **g):
    return lambda: (a, d)
# CHECK: header: version 6, sub-version 0, architecture NONE, small-int bits 31
# CHECK-NEXT: qstrs: 9
# CHECK-NEXT:      0  'a.py'
# CHECK-NEXT:      1  static 7 '<module>'
# CHECK-NEXT:      2  'e'
# CHECK-NEXT:      3  'f'
# CHECK-NEXT:      4  '<lambda>'
# CHECK-NEXT:      5  'a'
# CHECK-NEXT:      6  'b'
# CHECK-NEXT:      7  'd'
# CHECK-NEXT:      8  static 5 '*'
# CHECK-NEXT: objects: 0
# CHECK-NEXT: codes: 3
# CHECK-NEXT:      0  bytecode <module>(), 19 bytes, 1 child
# CHECK-NEXT:         state=4 exceptions=0
# CHECK-NEXT:         prelude 3, line table 1, cells 0, instructions 15
# CHECK-NEXT:        1  bytecode f(a, b, e, d), 21 bytes, 1 child
# CHECK-NEXT:           state=8 exceptions=0 positional=2 keyword-only=2 defaults=1 flags=VARKEYWORDS|VARARGS|DEFKWARGS cells=0,3
# CHECK-NEXT:           prelude 12, line table 1, cells 2, instructions 6
# CHECK-NEXT:          2  bytecode <lambda>(*, *), 13 bytes
# CHECK-NEXT:             state=4 exceptions=0 positional=2
# CHECK-NEXT:             prelude 5, line table 1, cells 0, instructions 7
