# Differs from the reference on purpose: dicts keep the order in which keys were inserted.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
d = {"banana": 1, "apple": 2, "cherry": 3, "date": 4}
print(d, list(d), list(d.values()), list(d.items()))
# CHECK: {'banana': 1, 'apple': 2, 'cherry': 3, 'date': 4} ['banana', 'apple', 'cherry', 'date'] [1, 2, 3, 4] [('banana', 1), ('apple', 2), ('cherry', 3), ('date', 4)]
d["elder"] = 5
d["banana"] = 10
del d["apple"]
d["apple"] = 2
print(d)
# CHECK-NEXT: {'banana': 10, 'cherry': 3, 'date': 4, 'elder': 5, 'apple': 2}
print({i * 7919 % 101: i for i in range(12)})
# CHECK-NEXT: {0: 0, 41: 1, 82: 2, 22: 3, 63: 4, 3: 5, 44: 6, 85: 7, 25: 8, 66: 9, 6: 10, 47: 11}
print(dict(z=1, y=2, x=3), dict([("k", 1), ("a", 2)]), dict.fromkeys("hello"))
# CHECK-NEXT: {'z': 1, 'y': 2, 'x': 3} {'k': 1, 'a': 2} {'h': None, 'e': None, 'l': None, 'o': None}
def show(**kw):
    return list(kw)
print(show(zeta=1, alpha=2, mid=3), show(**{"q": 1, "b": 2}))
# CHECK-NEXT: ['zeta', 'alpha', 'mid'] ['q', 'b']
e = {"one": 1}
e.update(two=2, three=3)
e.update({"four": 4, "one": 11})
print(e, e.popitem(), list(e), e.pop("one"), e.setdefault("five", 5), e.copy())
# CHECK-NEXT: {'two': 2, 'three': 3, 'five': 5} ('four', 4) ['one', 'two', 'three'] 11 5 {'two': 2, 'three': 3, 'five': 5}
big = {}
for i in range(300):
    big[i * 17 % 1009] = i
for i in range(0, 300, 3):
    del big[i * 17 % 1009]
for i in range(5):
    big["new%d" % i] = i
order = list(big)
print(order == [i * 17 % 1009 for i in range(300) if i % 3] + ["new%d" % i for i in range(5)], len(big))
# CHECK-NEXT: True 205
# CHECK-NOT:{{.}}
