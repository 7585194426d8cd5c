# What an operator says about operands that do not fit, with a bool at the right.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines


def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


# CHECK: unsupported types for __sub__: 'NoneType', 'bool'
attempt(lambda: None - True)
# CHECK-NEXT: unsupported types for __add__: 'str', 'bool'
attempt(lambda: "a" + True)
# CHECK-NEXT: unsupported types for __lt__: 'NoneType', 'bool'
attempt(lambda: None < True)
# CHECK-NEXT: unsupported types for __ge__: 'str', 'bool'
attempt(lambda: "a" >= False)
# CHECK-NEXT: unsupported types for __add__: 'int', 'NoneType'
attempt(lambda: True + None)
# CHECK-NEXT: 3 0 [1] aa True False 2.5 3 True
print(2 + True, 5 * False, [1] * True, "aa" * True, 0 < True, True < False, 1.5 + True, True + 2, True == 1.0)


class Right:
    def __radd__(self, other):
        return "radd", other

    def __lt__(self, other):
        return "lt", other


# CHECK-NEXT: ('radd', 1)
attempt(lambda: True + Right())
# CHECK-NEXT: ('lt', True)
attempt(lambda: True > Right())
# CHECK-NEXT: False False
print(True in memoryview(b"\x01"), None in bytearray(b"a"))
