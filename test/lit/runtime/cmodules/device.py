# RUN: %adder-cmodules %s | FileCheck %s --match-full-lines
# REQUIRES: adder-cmodules
# A C type with attributes that are read, written and deleted, and with methods.
from device import Device


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(repr(error))


d = Device(7)
# CHECK: Device(7, gain=16)
print(d)
# CHECK-NEXT: 7 16 True
print(d.serial, d.gain, d.is_open)

d.gain = 4
# CHECK-NEXT: 4 8
print(d.sample(), d.sample())
del d.gain
# CHECK-NEXT: 16
print(d.gain)

# CHECK-NEXT: ValueError('gain must be 1 to 64',)
attempt(lambda: setattr(d, "gain", 65))
# CHECK-NEXT: TypeError("can't convert str to int",)
attempt(lambda: setattr(d, "gain", "x"))
# CHECK-NEXT: AttributeError("'Device' object has no attribute 'serial'",)
attempt(lambda: setattr(d, "serial", 1))
# CHECK-NEXT: AttributeError("'Device' object has no attribute 'nope'",)
attempt(lambda: d.nope)
# CHECK-NEXT: AttributeError("'Device' object has no attribute 'serial'",)
attempt(lambda: delattr(d, "serial"))

# CHECK-NEXT: Device(1, gain=64)
attempt(lambda: Device(1, gain=Device.MAX_GAIN))
# CHECK-NEXT: Device(2, gain=16)
attempt(lambda: Device(serial=2))
# CHECK-NEXT: TypeError("'serial' argument required",)
attempt(lambda: Device())
# CHECK-NEXT: TypeError('extra positional arguments given',)
attempt(lambda: Device(1, 2))
# CHECK-NEXT: TypeError('extra keyword arguments given',)
attempt(lambda: Device(1, volume=11))

with Device(3) as opened:
    # CHECK-NEXT: 16
    print(opened.sample())
# CHECK-NEXT: False
print(opened.is_open)
# CHECK-NEXT: OSError(19,)
attempt(opened.sample)


# Methods get the C object, attributes work through the class.
class Doubled(Device):
    def sample(self):
        return 2 * super().sample()


e = Doubled(9, gain=3)
# CHECK-NEXT: 6 12 9
print(e.sample(), e.sample(), e.serial)

# CHECK-NEXT: {{.*'MAX_GAIN'.*'close'.*'gain'.*'is_open'.*'sample'.*'serial'.*}}
print(dir(d))
