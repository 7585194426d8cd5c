# collections.OrderedDict keeps its order, also through deletion and update.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
from collections import OrderedDict
d = OrderedDict([("pear", 1), ("fig", 2)])
d["m"] = 3
d["pear"] = 10
print(list(d.items()), list(d), list(d.values()), d.popitem(), d.pop("pear"), list(d))
# CHECK: [('pear', 10), ('fig', 2), ('m', 3)] ['pear', 'fig', 'm'] [10, 2, 3] ('m', 3) 10 ['fig']
d["pear"] = 0
for i in range(20):
    d[i] = i
for i in range(0, 20, 2):
    del d[i]
print(list(d), len(d), isinstance(d, dict), d == OrderedDict(d))
# CHECK-NEXT: ['fig', 'pear', 1, 3, 5, 7, 9, 11, 13, 15, 17, 19] 12 True True
# CHECK-NOT:{{.}}
