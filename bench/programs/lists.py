# Lists: sort() with and without a key, comprehensions, slices, a heap and a matrix product.
import sys

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 22


def numbers(count, seed=99):
    result = []
    for _ in range(count):
        seed = (seed * 69069 + 1) & 0xFFFFFFFF
        result.append(seed >> 5)
    return result


def multiply(a, b):
    columns = list(zip(*b))
    return [[sum([x * y for x, y in zip(row, column)]) for column in columns] for row in a]


def merge_sort(values):
    if len(values) < 2:
        return values
    middle = len(values) // 2
    left, right = merge_sort(values[:middle]), merge_sort(values[middle:])
    result = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            result.append(left[i])
            i += 1
        else:
            result.append(right[j])
            j += 1
    return result + left[i:] + right[j:]


def queue(values):
    waiting = []
    taken = 0
    for value in values:
        waiting.insert(len(waiting) // 2, value)
        if len(waiting) > 50:
            taken += waiting.pop(0) & 7
            waiting.reverse()
    return taken


def main():
    check = 0
    for i in range(SCALE):
        values = numbers(3000, i)
        ordered = sorted(values)
        values.sort(key=lambda value: -value)
        check += ordered[1000] - values[1000] + ordered.index(values[7])
        check += len([v for v in values if v % 3 == 0 and v & 1])
        check += sum([a ^ b for a, b in zip(values, ordered)]) & 0xFFFF
        check += merge_sort(numbers(1500, i + 7))[750]
        matrix = [[(r * c + i) % 11 for c in range(20)] for r in range(20)]
        check += multiply(matrix, matrix)[3][4]
        check += queue(values)
        check += sum(sum(row[::2]) - sum(row[-3:]) for row in matrix)
    names = ["%03d" % (v % 1000) for v in values]
    names.sort(reverse=True)
    print("lists", check, names[:3], names[-3:])


main()
