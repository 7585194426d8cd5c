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
s.on_alert(print)
s.set_threshold(-1)
# CHECK: 20.0
# CHECK-NEXT: True
print(isinstance(s.read_temp(), float))
s.set_threshold(21)
# CHECK-NEXT: 20.5 21.0
print(s.read_temp(), s.read_temp())
# CHECK-NEXT: 21.5
# CHECK-NEXT: 21.5
print(s.read_temp())
# CHECK-NEXT: TypeError('callback must be callable',)
attempt(lambda: s.on_alert(5))
s.on_alert(None)
# CHECK-NEXT: 22.0
print(s.read_temp())


def alarm(degrees):
    raise RuntimeError("too warm", degrees)


s.on_alert(alarm)
# CHECK-NEXT: RuntimeError('too warm', 22.5)
attempt(s.read_temp)

s.sleep()
# CHECK-NEXT: OSError(5,)
attempt(s.read_temp)
# CHECK-NEXT: OSError(19,)
attempt(lambda: tempsensor.TempSensor(0x49))
# CHECK-NEXT: ValueError('address must be 0x08 to 0x77',)
attempt(lambda: tempsensor.TempSensor(address=0))
# CHECK-NEXT: TypeError("can't convert str to float",)
attempt(lambda: s.set_threshold("x"))


# CHECK-NEXT: 20.0
class Logged(tempsensor.TempSensor):
    def read_temp(self):
        degrees = super().read_temp()
        print(degrees)
        return degrees


Logged().read_temp()
# CHECK-NEXT: ['__class__', 'on_alert', 'read_temp', 'set_threshold', 'sleep']
print(dir(s))
