# yield from: delegation of send and throw, results, any iterable, deep chains.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
def inner():
    got = []
    while True:
        try:
            x = yield len(got)
        except KeyError:
            x = "key"
        if x is None:
            return got
        got.append(x)
def outer():
    first = yield from inner()
    second = yield from inner()
    yield first, second
o = outer()
print(next(o), o.send("a"), o.throw(KeyError), o.send(None), o.send("b"), o.send(None))
# CHECK: 0 1 2 0 1 (['a', 'key'], ['b'])
def flat(x):
    if isinstance(x, list):
        for y in x:
            yield from flat(y)
    else:
        yield x
print(list(flat([1, [2, [3, [4]], 5]])))
# CHECK-NEXT: [1, 2, 3, 4, 5]
def several():
    yield from [1, 2]
    yield from "ab"
    yield from range(2)
    yield from {"k": 1}
    return (yield from iter(()))
print(list(several()))
# CHECK-NEXT: [1, 2, 'a', 'b', 0, 1, 'k']
def chain(n):
    if n:
        yield from chain(n - 1)
    yield n
print(sum(chain(60)), list(chain(3)))
# CHECK-NEXT: 1830 [0, 1, 2, 3]
# CHECK-NOT:{{.}}
