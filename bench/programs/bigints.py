# Big integers: products, division with remainder, powers modulo a number, shifts, square roots, decimal text.
import sys

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 24


def root(n):
    """The integer square root, by Newton's steps."""
    guess = 1 << ((n.bit_length() if hasattr(n, "bit_length") else len("%x" % n) * 4) // 2 + 1)
    while True:
        better = (guess + n // guess) >> 1
        if better >= guess:
            return guess
        guess = better


def probably_prime(n, bases):
    odd, twos = n - 1, 0
    while not odd & 1:
        odd >>= 1
        twos += 1
    for base in bases:
        x = pow(base, odd, n)
        if x == 1 or x == n - 1:
            continue
        for _ in range(twos - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def inverse(a, m):
    old, new, s, t = m, a % m, 0, 1
    while new:
        q = old // new
        old, new = new, old - q * new
        s, t = t, s - q * t
    return s % m


def main():
    check = 0
    product = 1
    for i in range(1, 40 * SCALE):
        product = product * (i * 2654435761 + 1)
    check ^= product & 0xFFFFFFFF
    check ^= len(str(product))
    check ^= root(product) % 1000003
    start = (1 << 127) - 1000 * 2 + 1
    for i in range(0, 60 * SCALE, 2):
        if probably_prime(start + i, (2, 3, 5)):
            check += i
    modulus = (1 << 255) - 19
    value = 9
    for i in range(12 * SCALE):
        value = value * value * 121665 + i
        value ^= value >> 130
        value = (value + inverse(value, modulus)) % modulus
    print("bigints", check, hex(value), int(str(value)) == value)


main()
