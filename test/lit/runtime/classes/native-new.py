# Arguments of super().__new__() are what the native part of an object is made of; those of the call are for __init__.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines


class Next(int):
    def __new__(cls, value):
        return super().__new__(cls, value + 1)


class Pair(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)


class Parsed(float):
    def __new__(cls, text, scale=1):
        self = super().__new__(cls, text)
        self.scale = scale
        return self


class Named(Exception):
    def __new__(cls, *args):
        return super().__new__(cls, "named", *args)


# CHECK: 5 True 6 True
print(Next(4), Next(4) == 5, Next(4) + 1, isinstance(Next(4), Next))
# CHECK-NEXT: (1, 2) 2 (1, 2, 3) ()
print(Pair(1, 2), len(Pair(1, 2)), Pair(1, 2) + (3,), Pair())
p = Parsed("1.5", scale=3)
# CHECK-NEXT: 4.5
print(p * p.scale)
# CHECK-NEXT: ('named', 1)
print(Named(1).args)


# Looking for keys() does not stop at a __getattr__ that has none.
class Pairs:
    def __getattr__(self, name):
        raise AttributeError(name)

    def __iter__(self):
        return iter([(1, 2)])


d = {3: 4}
d.update(Pairs())
# CHECK-NEXT: {1: 2} {3: 4, 1: 2}
print(dict(Pairs()), d)
