# Decorators: order, arguments, state.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
log = []
def trace(name):
    log.append("make " + name)
    def wrap(f):
        log.append("wrap " + name)
        def inner(*a, **k):
            log.append("call " + name)
            return f(*a, **k)
        return inner
    return wrap
@trace("outer")
@trace("inner")
def add(a, b=1):
    return a + b
print(add(2), add(2, b=5))
# CHECK: 3 7
print(log)
# CHECK-NEXT: ['make outer', 'make inner', 'wrap inner', 'wrap outer', 'call outer', 'call inner', 'call outer', 'call inner']
def memo(f):
    cache = {}
    def g(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return g
@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80))
# CHECK-NEXT: 23416728348467685
# CHECK-NOT:{{.}}
