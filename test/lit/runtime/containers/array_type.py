# array.array: types, growth, conversion.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
from array import array
a = array("i", [1, -2, 3])
a.append(4); a.extend([5, 6]); a[1] = 7
print(a, len(a), a[0], a[-1], list(a[1:3]), list(a), sum(a))
# CHECK: array('i', [1, 7, 3, 4, 5, 6]) 6 1 6 [7, 3] [1, 7, 3, 4, 5, 6] 26
print(array("b", b"\xff\x01"), array("B", [255]), array("f", [1.5]), array("d", (0.1,)), array("H", [65535]), array("q", [-1 << 63]))
# CHECK-NEXT: array('b', [-1, 1]) array('B', [255]) array('f', [1.5]) array('d', [0.1]) array('H', [65535]) array('q', [-9223372036854775808])
print(bytes(array("h", [1, -1])), array("b") == array("b"), len(array("I")), list(array("l", range(3)) + array("l", [9])))
# CHECK-NEXT: b'\x01\x00\xff\xff' True 0 [0, 1, 2, 9]
for bad in (lambda: array("?", [1]), lambda: a[99], lambda: array("i", ["x"])):
    try:
        bad()
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__)
# CHECK-NEXT: ValueError
# CHECK-NEXT: IndexError
# CHECK-NEXT: TypeError
# CHECK-NOT:{{.}}
