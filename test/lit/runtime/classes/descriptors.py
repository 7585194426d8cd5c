# Descriptors of our own: __get__, __set__ and __delete__ on the class.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
class Typed:
    def __init__(self, kind):
        self.kind = kind
        self.values = {}
    def __get__(self, instance, owner):
        if instance is None:
            return self
        return self.values[id(instance)]
    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError("expected " + self.kind.__name__)
        self.values[id(instance)] = value
    def __delete__(self, instance):
        del self.values[id(instance)]
class Item:
    name = Typed(str)
    count = Typed(int)
    def __init__(self, name, count):
        self.name = name
        self.count = count
a, b = Item("bolt", 3), Item("nut", 5)
print(a.name, a.count, b.name, b.count, a.__dict__)
# CHECK: bolt 3 nut 5 {}
a.count += 10
print(a.count, b.count)
# CHECK-NEXT: 13 5
try:
    a.count = "many"
except TypeError as error:
    print(error)
# CHECK-NEXT: expected int
del a.name
try:
    a.name
except KeyError:
    print("deleted")
# CHECK-NEXT: deleted
# CHECK-NOT:{{.}}
