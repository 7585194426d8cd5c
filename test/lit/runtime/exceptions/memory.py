# A request for too much memory raises MemoryError, and the program goes on.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
for greedy in (lambda: bytearray(1 << 40), lambda: [0] * (1 << 45), lambda: "x" * (1 << 50), lambda: b"ab" * (1 << 48), lambda: (1,) * (1 << 44), lambda: bytes(1 << 42)):
    try:
        greedy()
        print("no error")
    except (MemoryError, OverflowError) as error:
        print(type(error).__name__)
# CHECK: MemoryError
# CHECK-NEXT: MemoryError
# CHECK-NEXT: MemoryError
# CHECK-NEXT: MemoryError
# CHECK-NEXT: MemoryError
# CHECK-NEXT: MemoryError
kept = []
try:
    while True:
        kept.append(bytearray(100000))
except MemoryError:
    count = len(kept)
    kept = None
print(count > 2, "alive")
# CHECK-NEXT: True alive
import gc
gc.collect()
print(len(bytearray(100000)), sum([1] * 1000))
# CHECK-NEXT: 100000 1000
# CHECK-NOT:{{.}}
