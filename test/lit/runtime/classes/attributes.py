# Attributes of instances and classes: lookup, shadowing, deletion, getattr and friends.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
class Base:
    shared = [1]
    name = "base"
    def who(self):
        return self.name
class Child(Base):
    name = "child"
a, b = Base(), Child()
print(a.who(), b.who(), Base.who(b), Child.shared is Base.shared)
# CHECK: base child child True
a.name = "own"
print(a.name, Base.name, a.who(), a.__dict__ == {"name": "own"}, b.__dict__)
# CHECK-NEXT: own base own True {}
del a.name
print(a.name, hasattr(a, "x"), getattr(a, "x", "none"), getattr(b, "name"))
# CHECK-NEXT: base False none child
setattr(a, "x", 5)
delattr(a, "x") if "delattr" in dir(__import__("builtins")) else a.__dict__
Base.extra = lambda self, n: n + 1
print(b.extra(4), hasattr(Child, "extra"), type(b) is Child, b.__class__.__name__)
# CHECK-NEXT: 5 True True Child
Child.shared.append(2)
Child.shared = Child.shared + [3]
print(Base.shared, Child.shared)
# CHECK-NEXT: [1, 2] [1, 2, 3]
for bad in (lambda: a.nope, lambda: Base.nope, lambda: None.x, lambda: (5).real2):
    try:
        bad()
    except AttributeError as error:
        print(error)
# CHECK-NEXT: 'Base' object has no attribute 'nope'
# CHECK-NEXT: type object 'Base' has no attribute 'nope'
# CHECK-NEXT: 'NoneType' object has no attribute 'x'
# CHECK-NEXT: 'int' object has no attribute 'real2'
# CHECK-NOT:{{.}}
