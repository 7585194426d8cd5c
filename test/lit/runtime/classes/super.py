# super(): single and multiple inheritance, class methods, attributes, the form with two arguments.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
class A:
    def __init__(self, x):
        self.x = x
    def describe(self):
        return "A(%d)" % self.x
    @classmethod
    def create(cls):
        return cls(1)
class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
    def describe(self):
        return "B(%d) over " % self.y + super().describe()
    @classmethod
    def create(cls):
        return cls(2, 3)
class C(B):
    def __init__(self):
        super().__init__(7, 8)
    def describe(self):
        return "C over " + super().describe() + " and " + super(B, self).describe()
    def missing(self):
        return super().nothing
c = C()
print(c.describe(), B.create().describe(), A.create().describe())
# CHECK: C over B(8) over A(7) and A(7) B(3) over A(2) A(1)
print([super(C, c).describe() for i in range(1)], super(B, c).describe())
# CHECK-NEXT: ['B(8) over A(7)'] A(7)
try:
    c.missing()
except AttributeError:
    print("AttributeError")
# CHECK-NEXT: AttributeError
# CHECK-NOT:{{.}}
