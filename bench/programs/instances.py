# Making instances: small classes with __init__, properties, operators, class and static methods.
import sys

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 18


class Vector:
    def __init__(self, x, y):
        self._x = x
        self._y = y

    @property
    def x(self):
        return self._x

    @property
    def y(self):
        return self._y

    @y.setter
    def y(self, value):
        self._y = value if value >= 0 else -value

    @classmethod
    def diagonal(cls, size):
        return cls(size, size)

    @staticmethod
    def clip(value):
        return value % 65521

    def __add__(self, other):
        return Vector(self._x + other._x, self._y + other._y)

    def __mul__(self, factor):
        return Vector(self.clip(self._x * factor), self.clip(self._y * factor))

    def __eq__(self, other):
        return self._x == other._x and self._y == other._y

    def __getitem__(self, index):
        return self._y if index else self._x

    def __len__(self):
        return 2


class Named(Vector):
    kinds = 0

    def __init__(self, name, x, y):
        Vector.__init__(self, x, y)
        self.name = name

    @property
    def label(self):
        return self.name


def main():
    check = 0
    position = Vector(1, 2)
    for i in range(4500 * SCALE):
        step = Vector.diagonal(i & 7)
        position = (position + step) * 3
        position.y = position.y - 100
        named = Named("p", i, position.x)
        check += named.y + named[0] + len(named) + (named == position) + len(named.label)
    print("instances", check, position.x, position.y)


main()
