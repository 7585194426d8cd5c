# Functions that share a name are told apart, also those whose first line is far from the start.
import sys


def make(n):
    if n == 0:
        def inner(x):
            return x.zero
    elif n == 1:
        def inner(x):
            y = x
            return y.one
    elif n == 2:
        def inner(x):
            y = x

            z = y
            return z.two
    else:
        inner = lambda x: (
            x.three)
    return inner


class A:
    def __init__(self, x):
        self.x = x.a


class B:
    def __init__(self, x):
        value = 1
        self.x = x.b


class C(A):
    def __init__(self, x):
        if x:
            super().__init__(x)
        else:
            self.x = (x.c)


for case in range(4):
    try:
        make(case)(5)
    except AttributeError as error:
        sys.print_exception(error)
for kind in (A, B, C):
    for argument in (0, 1):
        try:
            kind(argument)
        except AttributeError as error:
            sys.print_exception(error)










































































































































































































































































































def late():
    return undefined_and_far_from_the_start


late()
