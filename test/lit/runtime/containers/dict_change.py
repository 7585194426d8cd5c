# Changing values of a dict while walking over it, and views that see later changes.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
d = {"a": 1, "b": 2, "c": 3}
for key in d:
    d[key] *= 10
print(sorted(d.items()))
# CHECK: [('a', 10), ('b', 20), ('c', 30)]
keys, values, items = d.keys(), d.values(), d.items()
d["z"] = 0
print(len(keys), sorted(keys), sorted(values), ("z", 0) in items, "z" in keys)
# CHECK-NEXT: 4 ['a', 'b', 'c', 'z'] [0, 10, 20, 30] True True
for key in list(d):
    if d[key] > 10:
        del d[key]
print(sorted(d), [k for k in sorted(d, key=lambda k: d[k])])
# CHECK-NEXT: ['a', 'z'] ['z', 'a']
# CHECK-NOT:{{.}}
