# Dicts and sets: counting words, an index of n-grams, joins of tables, set algebra, memo tables with tuples as keys.
import sys

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 14


def words(count):
    seed = 12345
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        yield "w%d" % ((seed >> 8) % 997)


def count_words(stream):
    counts = {}
    for word in stream:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def pairs(stream):
    follow = {}
    previous = "-"
    for word in stream:
        follow.setdefault(previous, {})
        inner = follow[previous]
        inner[word] = inner.get(word, 0) + 1
        previous = word
    return follow


def distance(a, b):
    memo = {}

    def walk(i, j):
        key = (i, j)
        if key in memo:
            return memo[key]
        if i == 0 or j == 0:
            result = i + j
        elif a[i - 1] == b[j - 1]:
            result = walk(i - 1, j - 1)
        else:
            result = 1 + min(walk(i - 1, j), walk(i, j - 1), walk(i - 1, j - 1))
        memo[key] = result
        return result

    return walk(len(a), len(b))


def set_algebra(size):
    threes = set(range(0, size, 3))
    fives = set(range(0, size, 5))
    both = threes & fives
    either = threes | fives
    lonely = threes ^ fives
    result = len(both) * 3 + len(either) + len(lonely - both)
    for i in range(size):
        if i in either and i not in both:
            result += 1
    while len(both) > 1:
        both.discard(min(both) if len(both) < 8 else both.pop())
    return result


def churn(size):
    table = {}
    for i in range(size):
        table[i * 31 % 8191] = i
        if i > 200:
            table.pop((i - 200) * 31 % 8191, None)
    return sum(table.values()) + len(table)


def main():
    check = 0
    for i in range(SCALE):
        counts = count_words(words(4000))
        check += max(counts.values()) + len(counts)
        follow = pairs(words(2500))
        check += sum(len(inner) for inner in follow.values())
        check += distance("insertion ordered %d" % i, "unordered insert")
        check += set_algebra(3000)
        check += churn(5000)
    merged = dict(counts)
    merged.update({key: len(value) for key, value in follow.items()})
    print("tables", check, sum(merged.values()), sorted(merged)[:5])


main()
