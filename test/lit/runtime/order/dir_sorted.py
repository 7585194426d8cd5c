# Differs from the reference on purpose: dir() is sorted by name.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
class Base:
    zeta = 1
    def alpha(self):
        pass
class Derived(Base):
    mid = 2
d = Derived()
d.beta = 3
names = [name for name in dir(d) if not name.startswith("__")]
print(names)
# CHECK: ['alpha', 'beta', 'mid', 'zeta']
print(dir(d) == sorted(dir(d)), dir([]) == sorted(dir([])), dir(str) == sorted(dir(str)))
# CHECK-NEXT: True True True
import math
print(dir(math) == sorted(dir(math)), "sqrt" in dir(math), dir() == sorted(dir()))
# CHECK-NEXT: True True True
# CHECK-NOT:{{.}}
