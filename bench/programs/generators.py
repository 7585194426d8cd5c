# Generators: pipelines, yield from over trees, permutations, send() and generator expressions.
import sys

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 30


def build(values):
    root = None
    for value in values:
        node = [None, value, None]
        if root is None:
            root = node
            continue
        at = root
        while True:
            side = 0 if value < at[1] else 2
            if at[side] is None:
                at[side] = node
                break
            at = at[side]
    return root


def in_order(node):
    if node is not None:
        yield from in_order(node[0])
        yield node[1]
        yield from in_order(node[2])


def permutations(items):
    if len(items) <= 1:
        yield items
    else:
        for i in range(len(items)):
            for rest in permutations(items[:i] + items[i + 1:]):
                yield items[i:i + 1] + rest


def naturals(stop):
    n = 0
    while n < stop:
        yield n
        n += 1


def keep(test, stream):
    for value in stream:
        if test(value):
            yield value


def windows(stream, size):
    window = []
    for value in stream:
        window.append(value)
        if len(window) == size:
            yield sum(window)
            window = window[1:]


def average():
    count = total = 0
    value = yield 0
    while value is not None:
        count += 1
        total += value
        value = yield total // count
    return total


def outer(result):
    total = yield from average()
    result.append(total)
    yield -1


def main():
    check = 0
    tree = build([(i * 7919) % 1009 for i in range(1009)])
    for _ in range(SCALE):
        last = -1
        for value in in_order(tree):
            check += value > last
            last = value
        check += sum(p[0] * p[1] for p in permutations((1, 2, 3, 4, 5, 6)))
        check += sum(keep(lambda v: v % 3, windows(naturals(4000), 4)))
        result = []
        coroutine = outer(result)
        next(coroutine)
        for i in range(4000):
            check += coroutine.send(i)
        coroutine.send(None)
        check += result[0]
        check += sum(a * b for a, b in zip(naturals(3000), (n ^ 5 for n in naturals(3000))))
    print("generators", check)


main()
