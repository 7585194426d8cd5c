import micropython


def plain(a):
    return a


@micropython.native
def calls(a, b):
    print(a + b, "a string constant", 123456789012)
    return -a


@micropython.native
def catches(x):
    try:
        return x.value[3]
    except ValueError:
        return None


class Counter:
    @micropython.native
    def method(self, step=1):
        self.total = self.total + step
        return self.total is None


@micropython.native
def outer(n):
    def inner(k):
        return n * k

    return inner


@micropython.native
def generator(n):
    for i in range(n):
        yield i


@micropython.viper
def fill(buf: ptr8, n: int, value: uint) -> int:
    for i in range(n):
        buf[i] = value
    return 0x12345678
