# Closures: shared cells, nonlocal, loops, recursion, cells of arguments.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    def get():
        return n
    return inc, get
inc, get = counter()
inc(); inc()
inc2, get2 = counter()
print(get(), inc(), get(), get2())
# CHECK: 2 3 3 0
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])
# CHECK-NEXT: [2, 2, 2] [0, 1, 2]
def outer(a):
    def middle(b):
        def inner(c):
            return a + b + c
        return inner
    return middle
print(outer(1)(2)(3), list(map(outer(10)(20), [1, 2])))
# CHECK-NEXT: 6 [31, 32]
def fact(n):
    def go(n, acc):
        return acc if n == 0 else go(n - 1, acc * n)
    return go(n, 1)
print(fact(20))
# CHECK-NEXT: 2432902008176640000
def unbound():
    def use():
        return later
    try:
        use()
    except NameError:
        print("NameError")
    later = 1
    return use()
print(unbound())
# CHECK-NEXT: NameError
# CHECK-NEXT: 1
# CHECK-NOT:{{.}}
