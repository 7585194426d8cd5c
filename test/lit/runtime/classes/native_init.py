# RUN: %adder %s | FileCheck %s --match-full-lines
# REQUIRES: adder
# A native type's __init__ is for instances of classes that derive from it, and for nothing else.


class Listed(list):
    def __init__(self, items):
        list.__init__(self, items)


class Failed(ValueError):
    def __init__(self, code):
        ValueError.__init__(self, code, code)


# CHECK: [1, 2] Failed(3, 3)
print(Listed((1, 2)), repr(Failed(3)))
for init in (ValueError.__init__, list.__init__, dict.__init__):
    for wrong in (5, "text", [], None, len):
        try:
            init(wrong, 1)
            print("no error")
        except TypeError:
            pass
# CHECK-NEXT: refused
print("refused")
