# Function calls: recursion, keyword, default and variadic arguments, functions given to functions.
import sys

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 60


def paths(rows, columns):
    """The ways through a grid, the slow way."""
    if rows == 0 or columns == 0:
        return 1
    return paths(rows - 1, columns) + paths(rows, columns - 1)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def price(amount, rate=3, *, discount=0, shipping=5):
    return amount * rate - discount + shipping


def total(*values, weight=1, **extras):
    result = 0
    for value in values:
        result += value
    return result * weight + len(extras)


def compose(outer, inner):
    return lambda value: outer(inner(value))


def twice(value):
    return value * 2


def inc(value):
    return value + 1


def orders(count):
    check = 0
    for i in range(count):
        check += price(i)
        check += price(i, 4, shipping=2)
        check += price(amount=i, discount=1)
        check += total(i, 1, 2)
        check += total(i, i, weight=3, note=0)
        check += total(*(1, 2, i), **{"weight": 2})
        check &= 0xFFFFFF
    return check


def main():
    check = 0
    for _ in range(SCALE):
        check += paths(8, 8)
        check += sum(even(100 + i) for i in range(60))
        check += orders(2500)
        step = compose(twice, compose(inc, compose(twice, inc)))
        for i in range(2500):
            check += step(i)
    print("calls", check)


main()
