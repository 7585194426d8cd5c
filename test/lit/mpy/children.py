# Functions inside functions are children, in the order in which they are created.
# RUN: %mpy-cross -s a.py --dump=mpy %s | FileCheck %s --match-full-lines
def f():
    def g(): pass
    class A:
        def h(self): pass
lambda: 0
# CHECK: header: version 6, sub-version 0, architecture NONE, small-int bits 31
# CHECK-NEXT: qstrs: 11
# CHECK-NEXT:      0  'a.py'
# CHECK-NEXT:      1  static 7 '<module>'
# CHECK-NEXT:      2  'f'
# CHECK-NEXT:      3  'A'
# CHECK-NEXT:      4  '<lambda>'
# CHECK-NEXT:      5  'g'
# CHECK-NEXT:      6  'h'
# CHECK-NEXT:      7  static 23 '__name__'
# CHECK-NEXT:      8  static 22 '__module__'
# CHECK-NEXT:      9  static 26 '__qualname__'
# CHECK-NEXT:     10  static 137 'self'
# CHECK-NEXT: objects: 0
# CHECK-NEXT: codes: 6
# CHECK-NEXT:      0  bytecode <module>(), 15 bytes, 2 children
# CHECK-NEXT:         state=1 exceptions=0
# CHECK-NEXT:         prelude 3, line table 3, cells 0, instructions 9
# CHECK-NEXT:        1  bytecode f(), 18 bytes, 2 children
# CHECK-NEXT:           state=5 exceptions=0
# CHECK-NEXT:           prelude 3, line table 2, cells 0, instructions 13
# CHECK-NEXT:          2  bytecode g(), 6 bytes
# CHECK-NEXT:             state=1 exceptions=0
# CHECK-NEXT:             prelude 3, line table 1, cells 0, instructions 2
# CHECK-NEXT:          3  bytecode A(), 19 bytes, 1 child
# CHECK-NEXT:             state=1 exceptions=0
# CHECK-NEXT:             prelude 3, line table 2, cells 0, instructions 14
# CHECK-NEXT:            4  bytecode h(self), 8 bytes
# CHECK-NEXT:               state=2 exceptions=0 positional=1
# CHECK-NEXT:               prelude 4, line table 2, cells 0, instructions 2
# CHECK-NEXT:        5  bytecode <lambda>(), 7 bytes
# CHECK-NEXT:           state=1 exceptions=0
# CHECK-NEXT:           prelude 3, line table 2, cells 0, instructions 2
