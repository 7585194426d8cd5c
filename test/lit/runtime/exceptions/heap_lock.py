# With the heap locked small integers still work, allocation raises MemoryError.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import micropython
def use():
    micropython.heap_lock()
    n = 0
    i = 0
    while i < 1000:
        n += i
        i += 1
    try:
        [n]
    except MemoryError:
        n += 1
    micropython.heap_unlock()
    return n
print(use())
# CHECK: 499501
# CHECK-NOT:{{.}}
