# Importing: a package of many small modules is written to a directory, and all of it imported again and again.
import os
import sys

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 90
MODULES = 30
ROOT = "bench_modules_%d" % (id(sys) & 0xFFFF)

TEXT = """from {package}.base import Base, register
from . import base

NUMBER = {number}
LIMITS = (0, {number}, {number} * 2)


class Part{number}(Base):
    kind = "part"

    def value(self, factor=2):
        return self.number * factor + LIMITS[1]

    def describe(self):
        return "%s %d" % (self.kind, self.number)


def make(count):
    return [Part{number}(i) for i in range(count)]


register(Part{number}, NUMBER)
"""

BASE = """known = {}


def register(kind, number):
    known[kind.__name__] = number


class Base:
    def __init__(self, number):
        self.number = number
"""


def write(path, text):
    with open(path, "w") as file:
        file.write(text)


def make_package():
    os.mkdir(ROOT)
    write(ROOT + "/__init__.py", "")
    write(ROOT + "/base.py", BASE)
    for number in range(MODULES):
        write("%s/part%d.py" % (ROOT, number), TEXT.format(package=ROOT, number=number))


def remove_package():
    for name in os.listdir(ROOT):
        os.remove(ROOT + "/" + name)
    os.rmdir(ROOT)


def import_all():
    for name in [name for name in sys.modules if name.startswith(ROOT)]:
        del sys.modules[name]
    check = 0
    for number in range(MODULES):
        module = getattr(__import__("%s.part%d" % (ROOT, number)), "part%d" % number)
        parts = module.make(3)
        check += parts[2].value() + len(parts[1].describe())
    return check + len(sys.modules[ROOT + ".base"].known)


sys.path.insert(0, ".")
make_package()
try:
    check = 0
    for _ in range(SCALE * 2):
        check += import_all()
finally:
    remove_package()
print("modules", check)
