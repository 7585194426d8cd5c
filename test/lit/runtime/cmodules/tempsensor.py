# RUN: %adder-cmodules %s | FileCheck %s --match-full-lines
# REQUIRES: adder-cmodules
# A complete driver: its class, errors of the bus, an alarm.
import tempsensor


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(repr(error))


s = tempsensor.TempSensor()
s.alarm(-1, print)
# CHECK: 20.0
# CHECK-NEXT: True
print(isinstance(s.read(), float))
s.alarm(21, print)
# CHECK-NEXT: 20.5 21.0
print(s.read(), s.read())
# CHECK-NEXT: 21.5
# CHECK-NEXT: 21.5
print(s.read())
# A wrong call changes nothing.
# CHECK-NEXT: TypeError('a limit needs a function to call',)
attempt(lambda: s.alarm(0, 5))
# CHECK-NEXT: TypeError('a limit needs a function to call',)
attempt(lambda: s.alarm(0))
# CHECK-NEXT: TypeError("can't convert str to float",)
attempt(lambda: s.alarm("x", print))
# CHECK-NEXT: 22.0
# CHECK-NEXT: 22.0
print(s.read())
s.alarm()
# CHECK-NEXT: 22.5
print(s.read())


def tooWarm(degrees):
    raise RuntimeError("too warm", degrees)


s.alarm(0, tooWarm)
# CHECK-NEXT: RuntimeError('too warm', 23.0)
attempt(s.read)

s.sleep()
# CHECK-NEXT: OSError(5,)
attempt(s.read)
# CHECK-NEXT: OSError(19,)
attempt(lambda: tempsensor.TempSensor(0x49))
# CHECK-NEXT: ValueError('address must be 0x08 to 0x77',)
attempt(lambda: tempsensor.TempSensor(address=0))


# CHECK-NEXT: 20.0
class Logged(tempsensor.TempSensor):
    def read(self):
        degrees = super().read()
        print(degrees)
        return degrees


Logged().read()
# CHECK-NEXT: ['__class__', 'alarm', 'read', 'sleep']
print(dir(s))
