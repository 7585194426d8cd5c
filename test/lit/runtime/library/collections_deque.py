# The ring buffer: order, limits, errors, iteration while it changes.
# RUN: %adder %s | FileCheck %s --match-full-lines
# REQUIRES: adder
from collections import deque


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(repr(error))



d = deque((), 3)
for i in range(5):
    d.append(i)
print(list(d), len(d), bool(d), bool(deque((), 2)), d[0], d[-1], d.popleft(), d.pop(), list(d))
d.extend("abc")
d.appendleft("x")
print(list(d), d == d, "b" in d, d == list(d))
d[1] = "y"
print(list(d), min(d), sorted(d))
attempt(lambda: d[3])
attempt(lambda: d["a"])
attempt(lambda: d[0:1])
attempt(lambda: hash(d))
attempt(lambda: d + d)


def delete():
    del d[0]


attempt(delete)

# Constructors: the length is required, flag 1 refuses instead of dropping.
for arguments in ((), ((),), (1, 2), ((), -1), ((), None), ((), "a"), ((), 1, "a"), ((1, 2, 3), 2, 1), ((), 1, 2, 3)):
    attempt(deque, *arguments)
attempt(deque, (), maxlen=3)
print(list(deque((1, 2, 3), 2)), list(deque((1, 2), 0)), list(deque((1, 2), 2, 1)))
full = deque((1, 2), 2, 1)
attempt(full.append, 3)
attempt(full.appendleft, 3)
attempt(full.extend, [3])
print(list(full))
attempt(deque((), 2).pop)
attempt(deque((), 2).popleft)
for size in (1 << 40, 1 << 61, (1 << 63) - 1):
    try:
        deque((), size)
    except MemoryError:
        print("MemoryError")

# Changed while it is iterated: what is left, in order.
d = deque((1, 2, 3), 5)
i = iter(d)
print(next(i))
d.append(4)
print(next(i))
d.popleft()
print(list(i))
d = deque((1, 2, 3), 3)
i = iter(d)
d.extend((9, 10, 11))
print(list(i))
i = iter(d)
next(i)
d.pop()
print(list(i))
d = deque((1, 2, 3), 5)
d.extend(d)
print(list(d))


# Many turns around the ring, from both sides.
class Model:
    def __init__(self, size):
        self.items, self.size = [], size


d, items = deque((), 7), []
state = 1
for step in range(3000):
    state = state * 1103515245 + 12345 & 0x7FFFFFFF
    what = state >> 16 & 3
    if what == 0:
        d.append(step)
        items = (items + [step])[-7:]
    elif what == 1:
        d.appendleft(step)
        items = ([step] + items)[:7]
    elif items and what == 2:
        assert d.pop() == items.pop()
    elif items:
        assert d.popleft() == items.pop(0)
    assert list(d) == items and len(d) == len(items)
print("same")

# CHECK: [2, 3, 4] 3 True False 2 4 2 4 [3]
# CHECK-NEXT: ['x', 'a', 'b'] True True False
# CHECK-NEXT: ['x', 'y', 'b'] b ['b', 'x', 'y']
# CHECK-NEXT: IndexError('deque index out of range',)
# CHECK-NEXT: TypeError('deque indices must be integers, not str',)
# CHECK-NEXT: TypeError('deque indices must be integers, not slice',)
# CHECK-NEXT: TypeError("unsupported type for __hash__: 'deque'",)
# CHECK-NEXT: TypeError("unsupported types for __add__: 'deque', 'deque'",)
# CHECK-NEXT: TypeError("'deque' object doesn't support item deletion",)
# CHECK-NEXT: TypeError('function missing 2 required positional arguments',)
# CHECK-NEXT: TypeError('function missing 1 required positional arguments',)
# CHECK-NEXT: TypeError("'int' object isn't iterable",)
# CHECK-NEXT: ValueError()
# CHECK-NEXT: TypeError("can't convert NoneType to int",)
# CHECK-NEXT: TypeError("can't convert str to int",)
# CHECK-NEXT: TypeError("can't convert str to int",)
# CHECK-NEXT: IndexError('full',)
# CHECK-NEXT: TypeError('function expected at most 3 arguments, got 4',)
# CHECK-NEXT: TypeError("function doesn't take keyword arguments",)
# CHECK-NEXT: [2, 3] [] [1, 2]
# CHECK-NEXT: IndexError('full',)
# CHECK-NEXT: IndexError('full',)
# CHECK-NEXT: IndexError('full',)
# CHECK-NEXT: [1, 2]
# CHECK-NEXT: IndexError('empty',)
# CHECK-NEXT: IndexError('empty',)
# CHECK-NEXT: MemoryError
# CHECK-NEXT: MemoryError
# CHECK-NEXT: MemoryError
# CHECK-NEXT: 1
# CHECK-NEXT: 2
# CHECK-NEXT: [3, 4]
# CHECK-NEXT: [9, 10, 11]
# CHECK-NEXT: [10]
# CHECK-NEXT: [2, 3, 1, 2, 3]
# CHECK-NEXT: same
