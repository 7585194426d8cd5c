# What is thrown into a generator: StopIteration ends no `yield from`, values go to the iterator's throw() as they
# are, and generators that resume generators come to an end.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s


def delegate(source):
    yield from source
    print("not reached")


g = delegate(range(3))
next(g)
try:
    g.throw(StopIteration)
except RuntimeError as e:
    # CHECK: generator raised StopIteration
    print(e)


class Catcher:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, value):
        return "caught", value


g = delegate(Catcher())
next(g)
# CHECK: ('caught', 123)
print(g.throw(123))
# CHECK: ('caught', <class 'ValueError'>)
print(g.throw(ValueError))


def inner():
    try:
        yield 1
    except GeneratorExit:
        print("inner")


def outer():
    try:
        yield from inner()
    except GeneratorExit:
        print("outer")
    yield 2


g = outer()
next(g)
# CHECK: inner
# CHECK: outer
# CHECK: 2
print(g.throw(GeneratorExit))


def recurse():
    yield from recurse()


def loop():
    for x in loop():
        yield x


for f in (recurse, loop):
    try:
        next(f())
    except RuntimeError as e:
        # CHECK: maximum recursion depth exceeded
        # CHECK: maximum recursion depth exceeded
        print(e)

x = [1]
for i in range(40000):
    x = enumerate(x)
try:
    list(x)
except RuntimeError as e:
    # CHECK: maximum recursion depth exceeded
    print(e)
