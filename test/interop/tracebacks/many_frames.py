# Tracebacks through every kind of function, printed and at the end uncaught.
import sys


def report(call):
    try:
        call()
    except Exception as error:
        sys.print_exception(error)


def divide(a, b):
    quotient = a
    if b == 0:
        note = "no "

        return quotient // b
    return (quotient +
            a //
            b)


class Outer:
    factor = 0

    def divide(self, value):
        # the same name as a function of the module
        if value > 10:
            value -= 1
            return divide(value, self.factor)
        return divide(value, 1) + divide(
            value, self.factor)

    class Inner:
        def divide(self, value):
            first = value

            return first.missing

    @property
    def ratio(self):
        return [
            divide(n, self.factor)
            for n in range(3)
        ]


def numbers(limit):
    received = 0
    while received < limit:
        received += (yield received)

    raise ValueError("past the limit")


def delegating():
    x = 1
    yield x

    yield from numbers(3)


def thrown_in(line):
    generator = delegating()
    for _ in range(line):
        next(generator)
    generator.throw(KeyError("thrown"))


def through_blocks():
    try:
        with open("no such file") as file:
            print(file)
    except OSError:
        try:
            raise RuntimeError("in a handler")
        finally:
            print("finally")


def deep(n):
    if n:
        return deep(n - 1)
    one = 1; two = 2; print(one, two, undefined_name)


def reraise():
    try:
        deep(1)
    except NameError as error:
        print("again")
        raise error


pick = lambda data: data["key"]
same_line = (lambda: 1 // 0, lambda: [][1], lambda: {}["k"])

report(lambda: divide(1, 0))
report(lambda: Outer().divide(20))
report(lambda: Outer().divide(2))
report(lambda: Outer.Inner().divide(1))
report(lambda: Outer().ratio)
report(lambda: list(numbers(-1)))
report(lambda: thrown_in(0))
report(lambda: thrown_in(1))
report(lambda: thrown_in(2))
report(through_blocks)
report(lambda: deep(4))
report(reraise)
report(lambda: pick({}))
for function in same_line:
    report(function)
report(lambda: {n: 1 // n for n in range(2)})
report(lambda: {1 // n for n in (1, 0)})
report(lambda: sum(1 // n for n in (2, 1, 0)))
report(lambda: sorted([3, 1], key=lambda n: n.key))
report(lambda: divide())
report(lambda: divide(1, 2, 3, c=4))


class Failing:
    value = 1
    print("class body")
    broken = value.nothing
