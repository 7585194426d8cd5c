# Dicts: access, defaults, deletion, views, equality of keys, errors.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
d = {"a": 1, 2: "two", (3,): None, None: 0, 1.5: "f"}
print(len(d), d["a"], d[2], d[(3,)], d[None], d[1.5], d[2.0], "a" in d, "z" in d, d.get("z"), d.get("z", 9))
# CHECK: 5 1 two None 0 f two True False None 9
print(d.setdefault("n", []), d.setdefault("a", 5), d.pop("a"), d.pop("a", "gone"), len(d))
# CHECK-NEXT: [] 1 1 gone 5
d = {1: "int", True: "bool", 1.0: "float"}
print(d, len(d))
# CHECK-NEXT: {1: 'float'} 1
e = dict(x=1, y=2)
e.update({"z": 3}); e.update(w=4); e.update([("v", 5)])
print(sorted(e.items()), sorted(e.keys()), sorted(e.values()), e == dict(sorted(e.items())), {} == {}, {1: 2} != {1: 3})
# CHECK-NEXT: [('v', 5), ('w', 4), ('x', 1), ('y', 2), ('z', 3)] ['v', 'w', 'x', 'y', 'z'] [1, 2, 3, 4, 5] True True True
del e["x"]
print("x" in e, len(e), sorted(k for k in e), dict([(1, 2)]), dict({1: 2}))
# CHECK-NEXT: False 4 ['v', 'w', 'y', 'z'] {1: 2} {1: 2}
print(dict.fromkeys([1]), e.copy() == e, e.clear(), e, {}.popitem if False else "ok")
# CHECK-NEXT: {1: None} True None {} ok
for bad in (lambda: {}[1], lambda: {}.pop(1), lambda: {[]: 1}, lambda: {}.popitem(), lambda: dict([1])):
    try:
        bad()
    except (KeyError, TypeError) as error:
        print(type(error).__name__)
# CHECK-NEXT: KeyError
# CHECK-NEXT: KeyError
# CHECK-NEXT: TypeError
# CHECK-NEXT: KeyError
# CHECK-NEXT: TypeError
# CHECK-NOT:{{.}}
