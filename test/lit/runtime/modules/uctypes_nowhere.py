# The sizes of what a structure would have, without memory: its parts are at addresses from 0 on.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
from uctypes import ARRAY, NATIVE, PTR, UINT8, UINT16, UINT32, sizeof, struct

shape = {
    "head": UINT8 | 0,
    "inner": (4, {"a": UINT32 | 0, "b": UINT16 | 4}),
    "bytes": (12 | ARRAY, 5 | UINT8),
    "words": (20 | ARRAY, 3 | UINT16),
    "link": (32 | PTR, UINT8),
}
nowhere = struct(0, shape, NATIVE)
# CHECK: 40 8 5 6
print(sizeof(nowhere), sizeof(nowhere.inner), sizeof(nowhere.bytes), sizeof(nowhere.words))
# CHECK-NEXT: <struct PTR 20>
print(nowhere.link)
