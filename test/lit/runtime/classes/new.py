# __new__, __del__-less life cycle, and classes that derive from built-in types.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
class Single:
    instance = None
    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = object.__new__(cls)
        return cls.instance
    def __init__(self, n):
        self.n = n
a, b = Single(1), Single(2)
print(a is b, a.n)
# CHECK: True 2
class Stack(list):
    def push(self, x):
        self.append(x)
    def top(self):
        return self[-1]
s = Stack([1, 2])
s.push(3)
print(s, len(s), s.top(), s.pop(), 2 in s, isinstance(s, list), [x for x in s], s == [1, 2], s + [9])
# CHECK-NEXT: [1, 2] 3 3 3 True True [1, 2] True [1, 2, 9]
class Count(dict):
    def add(self, k):
        self[k] = self.get(k, 0) + 1
c = Count()
c.add("a"); c.add("a")
print(c["a"], len(c), c)
# CHECK-NEXT: 2 1 {'a': 2}
class Err(ValueError):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code
try:
    raise Err(5, "five")
except ValueError as error:
    print(type(error).__name__, error.code, error, error.args)
# CHECK-NEXT: Err 5 five ('five',)
class Number(int):
    def twice(self):
        return self * 2
print(Number(21).twice(), Number(5) + 1, isinstance(Number(1), int))
# CHECK-NEXT: 42 6 True
# CHECK-NOT:{{.}}
