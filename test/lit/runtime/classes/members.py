# What stands in a class: C functions are values, names are announced from a snapshot, __dir__ and `in` ask methods.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s


class Callable:
    def __call__(self, *values):
        return "called", values


class Holder:
    builtin = abs
    kind = int
    instance = Callable()

    def method(self, value):
        return value


h = Holder()
# CHECK: 6 5 ('called', (8,)) 9
print(h.builtin(-6), h.kind("5"), h.instance(8), h.method(9))


class Nosy:
    def __getattr__(self, name):
        print("asked for", name)


class Grows:
    def __set_name__(self, owner, name):
        for i in range(20):
            setattr(owner, name + str(i), i)


class Gone:
    def __set_name__(self, owner, name):
        delattr(owner, name)


class Announced:
    nosy = Nosy()
    grows = Grows()
    gone = Gone()


# CHECK-NOT: asked for
# CHECK: 19 False
print(Announced.grows19, hasattr(Announced, "gone"))


class Listed:
    def __dir__(self):
        return ["a", "b"]

    def __contains__(self, item):
        return item


# CHECK: ['a', 'b'] False
print(dir(Listed()), "a" in dir(Listed))
# CHECK: True False True
print("x" in Listed(), "" in Listed(), 0 not in Listed())


class Meta(type):
    pass


# A class made by a derived metaclass is true.
# CHECK: True
print(bool(Meta("M", (), {})))

for arguments in ((str, 0), (str, int), (0, int)):
    try:
        super(*arguments)
    except TypeError:
        # CHECK: TypeError
        # CHECK: TypeError
        # CHECK: TypeError
        print("TypeError")
