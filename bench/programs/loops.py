# Integer loops: a sieve, Collatz chains, a generator of random numbers, digits, bits and nested ranges.
import sys

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 50


def sieve(limit):
    prime = bytearray(b"\x01" * limit)
    prime[0] = prime[1] = 0
    n = 2
    while n * n < limit:
        if prime[n]:
            for multiple in range(n * n, limit, n):
                prime[multiple] = 0
        n += 1
    return sum(prime)


def collatz(limit):
    longest = 0
    for start in range(1, limit):
        n = start
        length = 1
        while n != 1:
            n = n >> 1 if n % 2 == 0 else 3 * n + 1
            length += 1
        if length > longest:
            longest = length
    return longest


def xorshift(count):
    state = 2463534242
    total = 0
    for _ in range(count):
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        total += state & 0xFF
    return total


def digits(limit):
    found = 0
    for n in range(limit):
        rest, total = n, 0
        while rest:
            rest, digit = divmod(rest, 10)
            total += digit
        if total == 13 and n % 7 != 3:
            found += 1
    return found


def triples(limit):
    found = 0
    for a in range(1, limit):
        for b in range(a, limit):
            if a * a + b * b == (a + b) * (a + b) - 2 * a * b and not a & b:
                found += 1
    return found


check = 0
for _ in range(SCALE):
    check += sieve(20000) + collatz(800) + xorshift(8000) + digits(5000) + triples(150)
print("loops", check)
