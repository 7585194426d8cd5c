# Closures: counters, memo tables, pipelines of small functions, decorators.
import sys

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 60


def make_account(balance):
    entries = 0

    def deposit(amount):
        nonlocal balance, entries
        balance += amount
        entries += 1
        return balance

    def withdraw(amount):
        nonlocal balance, entries
        if amount > balance:
            return -1
        balance -= amount
        entries += 1
        return balance

    def report():
        return balance * 10 + entries

    return deposit, withdraw, report


def counted(function):
    calls = [0]

    def wrapper(*arguments):
        calls[0] += 1
        return function(*arguments)

    wrapper_count = lambda: calls[0]
    return wrapper, wrapper_count


def pipeline(*stages):
    def run(value):
        for stage in stages:
            value = stage(value)
        return value

    return run


def scale(factor):
    return lambda value: value * factor


def shift(offset):
    return lambda value: value + offset


def limit(low, high):
    def clamp(value):
        if value < low:
            return low
        if value > high:
            return high
        return value

    return clamp


def main():
    deposit, withdraw, report = make_account(100)
    mix, mix_count = counted(lambda a, b: (a * 31 + b) & 0xFFFF)
    run = pipeline(scale(3), shift(-50), limit(0, 5000), scale(2), shift(1))
    check = 0
    for i in range(8000 * SCALE):
        deposit(i & 15)
        withdraw(i & 31)
        check = mix(check, run(i % 3000))
        if not i & 63:
            local = [lambda k=k: k + i for k in range(4)]
            for function in local:
                check += function()
    print("closures", check, report(), mix_count())


main()
