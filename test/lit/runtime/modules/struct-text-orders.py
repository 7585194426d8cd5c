# "=" is an order for what has none: text and padding; and json shows the arguments of an exception as a list.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import json
import struct

# CHECK: 5 b'ab\x00\x00\x00' (b'ab\x00',)
print(struct.calcsize("=3s2x"), struct.pack("=3s2x", b"ab"), struct.unpack("=3s", b"ab\0"))
try:
    struct.calcsize("=sh")
except ValueError as e:
    # CHECK-NEXT: bad typecode
    print(e)
# CHECK-NEXT: ["x", null] {"k": [1]}
print(json.dumps(ValueError("x", None)), json.dumps({"k": KeyError(1)}))
