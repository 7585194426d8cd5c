# Every kind of constant that C has to spell, at the edges between one form and the next.
SMALL = (0, 1, -1, 8191, -8192)
MIDDLE = (8192, -8193, 0x3FFFFFFF, -0x40000000, 0x7FFFFFFF, -0x80000000, 0xFFFFFFFF)
WIDE = (0x7FFFFFFFFFFFFFFF, -0x7FFFFFFFFFFFFFFF, -0x8000000000000000, 0x100000000, -0x123456789ABCDEF)
FLOATS = (0.0, 1.5, 1e30, 1e-30, 3.141592653589793, 1e300, 1e39, 5e-324, 0.1)
IMAGINARY = (2j, 1.5j, 1e300j)
TEXTS = ("", "short", "exactly twenty-four char", "exactly twenty-five chars", "a long text with \0, \n, \" and \\ in it ...")
LETTERS = ("é", "日本", "😀", "é" * 24, "é" * 25, "quote'", 'quote"', "back\\slash", "tab\t", "100%", "a b")
BYTES = (b"", b"\x00", b"bytes \xff", b"?" * 300)
NESTED = ((), ((),), (1, (2.5, ("three", (b"four", (None, True, False, ...))))), ((0x1FFFFFFFFFF,),))


def defaults(a, b=SMALL, *rest, key="k", **others):
    return a, b, rest, key, others


def closures(x):
    def inner():
        nonlocal x
        x += 1
        return lambda: x

    return inner


def generator(n):
    for i in range(n):
        try:
            yield i
        finally:
            print("x'y", 'x"y', "\\")


class Same:
    def f(self):
        def f():
            def f():
                return "f"

            return f

        return f

    def f2(self):
        return 2
