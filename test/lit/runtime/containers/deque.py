# collections.deque, with and without limits.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
from collections import deque
d = deque((), 4)
for i in range(6):
    d.append(i)
print(list(d), len(d), d.popleft(), d.pop(), list(d), bool(d), d[0], d[-1])
# CHECK: [2, 3, 4, 5] 4 2 5 [3, 4] True 3 4
d.appendleft(9); d.extend([7, 8])
print(list(d), [x for x in d])
# CHECK-NEXT: [3, 4, 7, 8] [3, 4, 7, 8]
d[0] = 100
print(list(d))
# CHECK-NEXT: [100, 4, 7, 8]
e = deque([], 2, 1)
e.append(1); e.append(2)
try:
    e.append(3)
except IndexError as error:
    print("full")
# CHECK-NEXT: full
try:
    deque((), 1).popleft()
except IndexError as error:
    print("empty")
# CHECK-NEXT: empty
# CHECK-NOT:{{.}}
