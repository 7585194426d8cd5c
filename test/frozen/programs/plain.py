# For firmware without long integers.
NAMES = ("a text that is too long to be interned", b"\x01\x02", (1, 2), 8191, -8192)


def f(*args):
    return [a for a in args if a is not None]
