# Classes made by type(), class attributes computed in the body, nested classes.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
def greet(self):
    return "hi " + self.name
Made = type("Made", (object,), {"greet": greet, "name": "made"})
print(Made().greet(), Made.__name__, isinstance(Made(), Made), type(Made()) is Made)
# CHECK: hi made Made True True
class Outer:
    values = [i * i for i in range(4)]
    total = 0
    for v in values:
        total += v
    class Inner:
        tag = "inner"
        def up(self):
            return Outer.total
    if total > 10:
        big = True
print(Outer.values, Outer.total, Outer.v, Outer.Inner().up(), Outer.Inner.tag, Outer.big)
# CHECK-NEXT: [0, 1, 4, 9] 14 9 14 inner True
def decorate(cls):
    cls.extra = cls.__name__.lower()
    return cls
@decorate
class Dec:
    pass
print(Dec.extra, Dec().extra)
# CHECK-NEXT: dec dec
# CHECK-NOT:{{.}}
