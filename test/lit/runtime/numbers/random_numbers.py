# random: the same numbers from the same seed as MicroPython on any board.
#
# RUN: %adder %s | FileCheck --match-full-lines %s
# REQUIRES: adder

import random

def error(function):
    try:
        print('no error', repr(function()))
    except Exception as e:
        print(repr(e))


def seeded(function, count=8, seed=1):
    random.seed(seed)
    return [function() for _ in range(count)]

print('start')  # CHECK: start

# The generator.
print(seeded(lambda: random.getrandbits(8)))  # CHECK-NEXT: [68, 242, 94, 92, 159, 12, 107, 154]
# CHECK-NEXT: [2002244, 1862853106, 2677483614, 156226652, 3835757215, 1141830668, 45141355, 1603479706]
print(seeded(lambda: random.getrandbits(32)))
# CHECK-NEXT: [2002156, 1421650768, 1366029939, 3697879127] [2002036, 1862488162, 1184655364, 992136241]
print(seeded(lambda: random.getrandbits(32), 4, 0), seeded(lambda: random.getrandbits(32), 4, -1))
# CHECK-NEXT: True
print(seeded(lambda: random.getrandbits(32), 2, 1 << 32) == seeded(lambda: random.getrandbits(32), 2, 0))
# CHECK-NEXT: [(0, [0]), (1, [0]), (2, [0]), (7, [52]), (16, [33076]), (31, [1999156]), (32, [1999156])]
print([(n, seeded(lambda: random.getrandbits(n), 1, 7)) for n in (0, 1, 2, 7, 16, 31, 32)])

# What is made from it.
# CHECK-NEXT: [4, 2, 6, 4, 5, 4, 8, 8, 5, 4, 0, 8, 4, 4, 0, 3, 3, 7, 5, 2]
print(seeded(lambda: random.randrange(10), 20))
print(seeded(lambda: random.randrange(1000, 5000, 7)))  # CHECK-NEXT: [3268, 4486, 1658, 1644, 1084, 3541, 2078, 2386]
# CHECK-NEXT: [2732, 1514, 4342, 4356, 4916, 2459, 3922, 3614]
print(seeded(lambda: random.randrange(5000, 1000, -7)))
# CHECK-NEXT: [2002244, 529999966, 156226652, 45141355, 326457292, 180951238, 392054379, 300078571]
print(seeded(lambda: random.randrange(1 << 30)))
# CHECK-NEXT: [-2, -4, 6, 6, 5, 4, 6, 0, 5, 6, 5, -2, -1, 4, -2, 2, 2, 6, 5, -1]
print(seeded(lambda: random.randint(-6, 6), 20))
# CHECK-NEXT: ['e', 'c', 'e', 'e', 'd', 'c', 'e', 'd', 'e', 'd', 'e', 'f', 'c', 'e', 'f', 'a', 'a', 'e', 'd', 'f']
print(seeded(lambda: random.choice("abcdef"), 20))
# CHECK-NEXT: [0.9094890916149976, 0.4473553050750274, 0.06314016900364816, 0.05015122732087329]
print(seeded(lambda: random.random(), 4))
# CHECK-NEXT: [-9.004380007764974, -3.9209083558253015, 0.30545814095987023, 0.4483364994703938]
print(seeded(lambda: random.uniform(1, -10), 4))

# Edges and errors.
# CHECK-NEXT: 1 5 1.0 5 None None
print(random.randint(1, 1), random.choice([5]), random.uniform(1, 1), random.randrange(5, 6), random.seed(), random.seed(None))
error(lambda: random.getrandbits(33))  # CHECK-NEXT: ValueError('bits must be 32 or less',)
error(lambda: random.getrandbits(-1))  # CHECK-NEXT: ValueError('bits must be 32 or less',)
error(lambda: random.getrandbits(1.5))  # CHECK-NEXT: TypeError("can't convert float to int",)
error(lambda: random.randrange(0))  # CHECK-NEXT: ValueError()
error(lambda: random.randrange(1, 1))  # CHECK-NEXT: ValueError()
error(lambda: random.randrange(5, 3, 1))  # CHECK-NEXT: ValueError()
error(lambda: random.randrange(3, 5, -1))  # CHECK-NEXT: ValueError()
error(lambda: random.randrange(5, 3, 0))  # CHECK-NEXT: ValueError()
error(lambda: random.randint(2, 1))  # CHECK-NEXT: ValueError()
error(lambda: random.choice([]))  # CHECK-NEXT: IndexError()
error(lambda: random.choice(5))  # CHECK-NEXT: TypeError("object of type 'int' has no len()",)
error(lambda: random.uniform("a", 1))  # CHECK-NEXT: TypeError("can't convert str to float",)
error(lambda: random.seed("a"))  # CHECK-NEXT: TypeError("can't convert str to int",)
error(lambda: random.seed(1, 2))  # CHECK-NEXT: TypeError('function expected at most 1 arguments, got 2',)
