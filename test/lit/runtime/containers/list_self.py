# Containers that contain themselves, and lists that change while they are walked.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
a = [1]
for x in a:
    if len(a) < 5:
        a.append(x + 1)
print(a)
# CHECK: [1, 2, 3, 4, 5]
b = [1, 2, 3, 4, 5, 6]
for x in b:
    if x % 2:
        b.remove(x)
print(b)
# CHECK-NEXT: [2, 4, 6]
a = [0]
a.append(a)
print(len(a), a[1] is a, a[1][1][0])
# CHECK-NEXT: 2 True 0
d = {}
d["self"] = d
print(d["self"]["self"] is d, len(d))
# CHECK-NEXT: True 1
it = iter([1, 2])
print(next(it), next(it), next(it, "end"), next(it, "end"))
# CHECK-NEXT: 1 2 end end
# CHECK-NOT:{{.}}
