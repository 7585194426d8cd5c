# uctypes: what a descriptor may not say, and what cannot be done with a field, is an exception.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
from uctypes import *
memory = bytearray(16)
start = addressof(memory)


def of(descriptor):
    return struct(start, descriptor)


def refused(name, action):
    try:
        action()
        print(name, "done")
    except Exception as error:
        print(name, type(error).__name__, error)


array = of((ARRAY | 0, UINT16 | 3))
refused("address", lambda: struct(memory, {}))
# CHECK: address TypeError can't convert bytearray to int
refused("missing", lambda: of({}).x)
# CHECK-NEXT: missing KeyError x
refused("no structure", lambda: of([]).x)
# CHECK-NEXT: no structure TypeError struct: no fields
for field in ([], (), (0,), ("a", {}), (PTR | 0,), (ARRAY | 0,)):
    refused(field, lambda: of({"x": field}).x if len(field) == 1 else sizeof({"x": field}))
# CHECK-NEXT: [] TypeError syntax error in uctypes descriptor
# CHECK-NEXT: () TypeError syntax error in uctypes descriptor
# CHECK-NEXT: (0,) TypeError syntax error in uctypes descriptor
# CHECK-NEXT: ('a', {}) TypeError syntax error in uctypes descriptor
# CHECK-NEXT: (536870912,) TypeError syntax error in uctypes descriptor
# CHECK-NEXT: (-1073741824,) TypeError syntax error in uctypes descriptor
refused("scalar", lambda: sizeof(UINT8))
# CHECK-NEXT: scalar TypeError can't unambiguously get sizeof scalar
refused("layout", lambda: sizeof(array, NATIVE))
# CHECK-NEXT: layout TypeError{{ ?}}
refused("index", lambda: array[3])
# CHECK-NEXT: index IndexError struct: index out of range
refused("below", lambda: array[-1])
# CHECK-NEXT: below IndexError struct: index out of range
refused("structure", lambda: of({"x": UINT8})[0])
# CHECK-NEXT: structure TypeError struct: can't index
refused("assign", lambda: setattr(of({"x": (0, {})}), "x", 1))
# CHECK-NEXT: assign TypeError syntax error in uctypes descriptor
refused("element", lambda: of((ARRAY | 0, 2, {"a": UINT8})).__setitem__(0, 1))
# CHECK-NEXT: element TypeError struct: no fields
refused("delete", lambda: delattr(of({"x": UINT8}), "x"))
# CHECK-NEXT: delete AttributeError 'struct' object has no attribute 'x'
refused("float", lambda: setattr(of({"x": INT8}), "x", 1.5))
# CHECK-NEXT: float TypeError can't convert float to int
refused("hash", lambda: hash(array))
# CHECK-NEXT: hash TypeError unsupported type for __hash__: 'struct'
refused("negative", lambda: bytes_at(start, -1))
# CHECK-NEXT: negative ValueError{{ ?}}
loop = {}
loop["x"] = (0, loop)
refused("endless", lambda: sizeof(loop))
# CHECK-NEXT: endless RuntimeError maximum recursion depth exceeded
size = (ARRAY | 0, (1 << 27) - 1, {"x": UINT64 | 0})
for _ in range(3):
    size = (ARRAY | 0, (1 << 27) - 1, size)
refused("huge", lambda: sizeof(size))
# CHECK-NEXT: huge OverflowError{{ ?}}
# CHECK-NOT:{{.}}
