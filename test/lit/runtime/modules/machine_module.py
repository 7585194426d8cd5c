# machine: memory by address, pins in Python, signals, pulses. What is no pin, or nobody's memory, is an exception.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import io, machine, sys, uctypes

def attempt(function, *arguments, **named):
    try:
        print(repr(function(*arguments, **named)), end=" ")
    except Exception as error:
        print(repr(error), end=" ")

def store(memory, address, value):
    memory[address] = value

def remove(memory, address):
    del memory[address]

print(machine.mem8, machine.mem16, machine.mem32, machine.idle())
# CHECK: <8-bit memory> <16-bit memory> <32-bit memory> None
data = bytearray(b"\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8")
address = uctypes.addressof(data)
machine.mem8[address] = 0x112
machine.mem16[address + 2] = -2
machine.mem32[address + 4] = 0x1_0000_0000 + 0x04030201
little = sys.byteorder == "little"
print(data == (b"\x12\xfe\xfe\xff\x01\x02\x03\x04" if little else b"\x12\xfe\xff\xfe\x04\x03\x02\x01"))
print(machine.mem8[address], machine.mem16[address + 2], hex(machine.mem32[address + 4]))
# CHECK-NEXT: True
# CHECK-NEXT: 18 65534 0x4030201
attempt(lambda: machine.mem16[1])
attempt(lambda: machine.mem32[-1])
attempt(lambda: machine.mem8["x"])
attempt(lambda: machine.mem8[0:1])
attempt(store, machine.mem8, address, "x")
attempt(remove, machine.mem8, address)
print()
# CHECK-NEXT: ValueError('address 00000001 is not aligned to 2 bytes',) ValueError('address ffffffff is not aligned to 4 bytes',) TypeError("can't convert str to int",) TypeError("can't convert slice to int",) TypeError("can't convert str to int",) TypeError("'mem' object doesn't support item deletion",)

class Pin(machine.PinBase):
    def __init__(self, state=0):
        self.state = state
    def value(self, *state):
        if not state:
            return self.state
        self.state = state[0]

class Nothing(machine.PinBase):
    pass

class Duck:
    def value(self):
        return 1

pin = Pin()
plain, inverted = machine.Signal(pin), machine.Signal(pin, invert=True)
for signal in (plain, inverted):
    for value in (5, 0, "x", None):
        signal.value(value)
        print(pin.state, signal.value(), signal(), end="  ")
    signal.on()
    print(pin.state, end=" ")
    signal.off()
    print(pin.state)
# CHECK-NEXT: True 1 1  False 0 0  True 1 1  False 0 0  True False
# CHECK-NEXT: False 1 1  True 0 0  False 1 1  True 0 0  False True
class Mine(machine.Signal):
    pass
twice = machine.Signal(Mine(pin, invert=True), invert=True)
twice(1)
print(pin.state, twice(), Mine(pin)())
# CHECK-NEXT: True 1 1
for argument in (5, None, "pin", Duck(), io.BytesIO(b"x"), sys.stdin, Pin):
    attempt(machine.Signal, argument)
    attempt(machine.time_pulse_us, argument, 1)
print()
# CHECK-NEXT: {{(TypeError\("object isn't a pin",\) )+}}
attempt(machine.Signal)
attempt(machine.Signal, pin, True)
attempt(machine.Signal, pin, mode=1)
attempt(machine.Signal(Nothing()).value)
attempt(machine.Signal(machine.PinBase()).value)
attempt(pin)
pin.state = "x"
attempt(plain.value)
print()
# CHECK-NEXT: TypeError() TypeError() TypeError() AttributeError("'Nothing' object has no attribute 'value'",) AttributeError("'PinBase' object has no attribute 'value'",) TypeError("'Pin' object isn't callable",) TypeError("can't convert str to int",)
deep = pin
for i in range(1000):
    deep = machine.Signal(deep)
pin.state = 1
print(deep())
# CHECK-NEXT: 1

class Blinking(machine.PinBase):
    reads = 0
    def value(self):
        self.reads += 1
        return self.reads // 3 % 2
print(machine.time_pulse_us(Blinking(), 1) >= 0, machine.time_pulse_us(Blinking(), 0) >= 0)
print(machine.time_pulse_us(Pin(0), 1, 10), machine.time_pulse_us(Pin(0), 0, 10), machine.time_pulse_us(Pin(7), 1, 0))
# CHECK-NEXT: True True
# CHECK-NEXT: -2 -1 -2
try:
    machine.soft_reset()
finally:
    print("reset")
# CHECK-NEXT: reset
print("not reached")
# CHECK-NOT: not reached
