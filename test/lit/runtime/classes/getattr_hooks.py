# __getattr__, __setattr__ and __delattr__.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
class Record:
    def __init__(self):
        object.__setattr__(self, "log", [])
    def __getattr__(self, name):
        if name.startswith("auto_"):
            return name[5:]
        raise AttributeError(name)
    def __setattr__(self, name, value):
        self.log.append(("set", name, value))
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        self.log.append(("del", name))
        object.__delattr__(self, name)
r = Record()
r.x = 1
r.x += 1
print(r.x, r.auto_pilot, hasattr(r, "nope"), getattr(r, "auto_", "d") == "", r.log)
# CHECK: 2 pilot False True [('set', 'x', 1), ('set', 'x', 2)]
del r.x
print(r.log[-1], hasattr(r, "x"))
# CHECK-NEXT: ('del', 'x') False
try:
    r.unknown
except AttributeError as error:
    print("AttributeError", error)
# CHECK-NEXT: AttributeError unknown
# CHECK-NOT:{{.}}
