# Generators: send, throw, close, return values, exhaustion.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
def g():
    received = []
    try:
        while True:
            received.append((yield len(received)))
    except ValueError:
        received.append("ValueError")
        yield "handled"
    finally:
        print("finally", received)
a = g()
print(next(a), a.send("x"), a.send("y"), a.throw(ValueError), next(a, "end"), next(a, "end"))
# CHECK: finally ['x', 'y', 'ValueError']
# CHECK-NEXT: 0 1 2 handled end end
b = g()
next(b)
b.close()
# CHECK-NEXT: finally []
b.close()
def r():
    yield 1
    return "result"
c = r()
print(next(c))
# CHECK-NEXT: 1
try:
    next(c)
except StopIteration as stop:
    print("stopped", stop.value)
# CHECK-NEXT: stopped result
d = g()
try:
    d.send("not started")
except TypeError:
    print("TypeError")
# CHECK-NEXT: TypeError
e = g()
try:
    e.throw(KeyError("before"))
except KeyError as error:
    print("KeyError", error.args)
# CHECK-NEXT: KeyError ('before',)
def bad():
    try:
        yield 1
    except GeneratorExit:
        yield 2
f = bad()
next(f)
try:
    f.close()
except RuntimeError:
    print("RuntimeError")
# CHECK-NEXT: RuntimeError
def selfish():
    try:
        next(s)
    except ValueError:
        yield "running"
s = selfish()
print(next(s))
# CHECK-NEXT: running
# CHECK-NOT:{{.}}
