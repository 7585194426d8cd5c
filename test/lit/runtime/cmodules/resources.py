# RUN: %adder-cmodules %s | FileCheck %s --match-full-lines
# REQUIRES: adder-cmodules
# Exceptions that pass through C code which has to clean up.
import resources
from resources import BusError, attempt, is_held, with_all, with_bus


def report(function):
    try:
        print(function())
    except Exception as error:
        print(repr(error))


def held():
    return [is_held(i) for i in range(4)]


def fail(bus):
    raise ValueError("no answer", held())


# CHECK: [False, True, False, False]
print(with_bus(1, lambda bus: held()))
# CHECK-NEXT: ValueError('no answer', [False, False, True, False])
report(lambda: with_bus(2, fail))
# CHECK-NEXT: [False, False, False, False]
print(held())
# CHECK-NEXT: BusError('bus 0 is busy',)
report(lambda: with_bus(0, lambda bus: with_bus(bus, None)))
# CHECK-NEXT: [True, False, False, True]
print(with_bus(0, lambda bus: with_bus(3, lambda bus: held())))
# CHECK-NEXT: ValueError('no such bus',)
report(lambda: with_bus(4, None))

# CHECK-NEXT: [True, True, True, True]
print(with_all(held))
# CHECK-NEXT: KeyError('x',)
report(lambda: with_all(lambda: {}["x"]))
# Half of them are claimed when it fails; only those are released.
# CHECK-NEXT: BusError('bus 2 is busy',)
report(lambda: with_bus(2, lambda bus: with_all(held)))
# CHECK-NEXT: [False, False, False, False]
print(held())

# CHECK-NEXT: 7 none
print(attempt(lambda: 7, None), attempt(lambda: with_bus(1, lambda bus: with_bus(1, None)), "none"))
# CHECK-NEXT: ZeroDivisionError('divide by zero',)
report(lambda: attempt(lambda: 1 // 0, None))

# CHECK-NEXT: True <class 'BusError'>
print(issubclass(BusError, OSError), BusError)
try:
    raise BusError(5)
except OSError as error:
    # CHECK-NEXT: 5
    print(error.errno)

# Deep down, and often: nothing is left behind.
for i in range(1000):
    try:
        with_bus(0, lambda bus: with_bus(1, lambda bus: with_bus(2, fail)))
    except ValueError:
        pass
# CHECK-NEXT: [False, False, False, False]
print(held())
