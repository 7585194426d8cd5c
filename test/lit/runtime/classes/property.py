# property: getter, setter, deleter, read-only, on subclasses, made by a call.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
class Temperature:
    def __init__(self, celsius):
        self._c = celsius
    @property
    def celsius(self):
        return self._c
    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._c = value
    @celsius.deleter
    def celsius(self):
        self._c = None
    @property
    def fahrenheit(self):
        return self._c * 9 / 5 + 32
    def get(self):
        return "got"
    made = property(get)
class Sub(Temperature):
    pass
t = Sub(100)
print(t.celsius, t.fahrenheit, t.made)
# CHECK: 100 212.0 got
t.celsius = -40
print(t.celsius, t.fahrenheit, "celsius" in t.__dict__)
# CHECK-NEXT: -40 -40.0 False
for bad in (lambda: setattr(t, "fahrenheit", 1), lambda: setattr(t, "celsius", -300)):
    try:
        bad()
    except (AttributeError, ValueError) as error:
        print(type(error).__name__)
# CHECK-NEXT: AttributeError
# CHECK-NEXT: ValueError
del t.celsius
print(t.celsius)
# CHECK-NEXT: None
class Failing:
    @property
    def value(self):
        raise KeyError("inside")
try:
    Failing().value
except KeyError as error:
    print("KeyError", error.args)
# CHECK-NEXT: KeyError ('inside',)
# CHECK-NOT:{{.}}
