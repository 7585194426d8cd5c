# __str__, __repr__ and where each is used.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
class Both:
    def __str__(self):
        return "str"
    def __repr__(self):
        return "repr"
class OnlyRepr:
    def __repr__(self):
        return "only"
b, o = Both(), OnlyRepr()
print(b, [b], (b,), {"k": b}, str(b), repr(b), "%s %r" % (b, b), "{} {!r}".format(b, b), f"{b} {b!r}")
# CHECK: str [repr] (repr,) {'k': repr} str repr str repr str repr str repr
print(o, [o], str(o), "%s" % o)
# CHECK-NEXT: only [only] only only
class Silent:
    pass
print(repr(Silent())[:8], Silent, repr(Silent), str(type(5)), type(None), type(lambda: 0))
# CHECK-NEXT: <Silent  <class 'Silent'> <class 'Silent'> <class 'int'> <class 'NoneType'> <class 'function'>
print(len.__name__ if hasattr(len, "__name__") else "len", Silent.__name__, Silent().__class__ is Silent)
# CHECK-NEXT: len Silent True
# CHECK-NOT:{{.}}
