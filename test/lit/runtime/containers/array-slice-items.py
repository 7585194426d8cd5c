# A slice of an array takes items of the same size only, from arrays, views and bytes; a str is not one of them.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import array


def store(target, value):
    try:
        target[0:1] = value
        print(target if not isinstance(target, memoryview) else bytes(target))
    except (TypeError, ValueError, NotImplementedError) as e:
        print(type(e).__name__, e)


# CHECK: array('h', [7, 2])
store(array.array("h", [1, 2]), array.array("H", [7]))
# CHECK-NEXT: array('h', [7, 8, 2])
store(array.array("h", [1, 2]), memoryview(array.array("H", [7, 8])))
# CHECK-NEXT: ValueError lhs and rhs should be compatible
store(array.array("h", [1, 2]), b"xy")
# CHECK-NEXT: ValueError lhs and rhs should be compatible
store(bytearray(b"ab"), array.array("h", [1]))
# CHECK-NEXT: ValueError lhs and rhs should be compatible
store(array.array("b", [1]), memoryview(array.array("h", [1])))
# CHECK-NEXT: array('b', [120, 121])
store(array.array("b", [1]), b"xy")
# CHECK-NEXT: NotImplementedError array/bytes required on right side
store(bytearray(b"ab"), "x")
# CHECK-NEXT: NotImplementedError array/bytes required on right side
store(bytearray(b"ab"), [1])
# CHECK-NEXT: b'xb'
store(memoryview(bytearray(b"ab")), b"x")
# CHECK-NEXT: ValueError lhs and rhs should be compatible
store(memoryview(array.array("h", [1, 2])), b"xy")
# CHECK-NEXT: TypeError 'memoryview' object doesn't support item assignment
store(memoryview(b"ab"), b"x")
