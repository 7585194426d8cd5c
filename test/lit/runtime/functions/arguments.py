# Arguments: positional, by keyword, defaults, *args, **kwargs, keyword-only.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, sorted(kw.items())
print(f(1, c=3), f(1, 5, 6, 7, c=8, e=9), f(c=1, a=2), f(*[1, 2], **{"c": 3, "z": 0}), f(*(1,), *(2, 3), c=0) if False else "")
# CHECK: (1, 2, (), 3, 4, []) (1, 5, (6, 7), 8, 4, [('e', 9)]) (2, 2, (), 1, 4, []) (1, 2, (), 3, 4, [('z', 0)])
def g(*args, **kw):
    return args, sorted(kw)
print(g(), g(1, x=2), g(*"ab", *[1], k=1), g(**{"p": 1}, q=2))
# CHECK-NEXT: ((), []) ((1,), ['x']) (('a', 'b', 1), ['k']) ((), ['p', 'q'])
def h(a, b=[]):
    b.append(a)
    return b
print(h(1), h(2), h(3, []), h(4))
# CHECK-NEXT: [1, 2, 4] [1, 2, 4] [3] [1, 2, 4]
def i(a, *, b, c=1):
    return a + b + c
print(i(1, b=2), i(b=5, a=1, c=0), (lambda *a, k=1: (a, k))(1, 2, k=3))
# CHECK-NEXT: 4 6 ((1, 2), 3)
for bad in (lambda: f(), lambda: f(1), lambda: i(1, 2), lambda: i(1, b=1, d=2), lambda: i(a=1, a2=2, b=3), lambda: h(), lambda: h(1, 2, 3), lambda: h(1, a=1), lambda: (5)()):
    try:
        print(bad())
    except TypeError as error:
        print("TypeError")
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NOT:{{.}}
