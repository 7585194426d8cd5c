# Floats: bodies on springs in a plane, integrated in small steps, and a numeric quadrature with math functions.
import math
import sys

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 55


def springs(steps):
    count = 8
    xs = [(i * 5 % 8) * 0.25 - 0.9 for i in range(count)]
    ys = [(i * 3 % 7) * 0.3 - 1.0 for i in range(count)]
    us = [0.0] * count
    vs = [0.01 * i for i in range(count)]
    dt = 0.002
    for _ in range(steps):
        for i in range(count):
            x = xs[i]
            y = ys[i]
            fx = fy = 0.0
            for j in range(count):
                if j != i:
                    dx = xs[j] - x
                    dy = ys[j] - y
                    distance = math.sqrt(dx * dx + dy * dy) + 0.01
                    force = (distance - 1.0) / distance - 0.02 / (distance * distance)
                    fx += force * dx
                    fy += force * dy
            us[i] += dt * (fx - 0.1 * us[i])
            vs[i] += dt * (fy - 0.1 * vs[i])
        for i in range(count):
            xs[i] += dt * us[i]
            ys[i] += dt * vs[i]
    energy = 0.0
    for i in range(count):
        energy += 0.5 * (us[i] ** 2 + vs[i] ** 2)
    return energy, xs[0], ys[count - 1]


def simpson(function, low, high, pieces):
    width = (high - low) / pieces
    total = function(low) + function(high)
    for i in range(1, pieces):
        total += (4.0 if i & 1 else 2.0) * function(low + i * width)
    return total * width / 3.0


energy, x, y = springs(95 * SCALE)
area = simpson(lambda t: math.exp(-t * t) * math.sin(3.0 * t + 1.0), -3.0, 3.0, 2500 * SCALE)
print("floats %.9f %.9f %.9f %.9f" % (energy, x, y, area))
