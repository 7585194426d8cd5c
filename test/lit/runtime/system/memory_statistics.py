# The heap counts: what was ever taken, what is in use, and the most that was.
# RUN: %adder %s | FileCheck %s --match-full-lines
# REQUIRES: adder
import gc
import micropython

gc.collect()
total, current = micropython.mem_total(), micropython.mem_current()
data = bytearray(100000)
print(micropython.mem_total() - total >= 100000, micropython.mem_current() - current >= 100000)
peak = micropython.mem_peak()
print(peak >= micropython.mem_current() - 1000)
del data
gc.collect()
print(micropython.mem_current() < peak - 90000, micropython.mem_peak() >= peak, micropython.mem_total() > total)
# CHECK: True True
# CHECK-NEXT: True
# CHECK-NEXT: True True True
