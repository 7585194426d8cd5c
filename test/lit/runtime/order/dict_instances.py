# Differs from the reference on purpose: attributes of instances, classes' names and globals are in order of assignment.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
class Thing:
    def __init__(self):
        self.zulu = 1
        self.alpha = 2
        self.mike = 3
t = Thing()
t.bravo = 4
del t.alpha
t.alpha = 5
print(t.__dict__)
# CHECK: {'zulu': 1, 'mike': 3, 'bravo': 4, 'alpha': 5}
names = [name for name in globals() if name in ("Thing", "t")]
print(names)
# CHECK-NEXT: ['Thing', 't']
import json
print(json.loads('{"z": 1, "a": {"y": 2, "b": 3}, "m": [4]}'), json.dumps({"q": 1, "c": [2], "a": None}))
# CHECK-NEXT: {'z': 1, 'a': {'y': 2, 'b': 3}, 'm': [4]} {"q": 1, "c": [2], "a": null}
# CHECK-NOT:{{.}}
