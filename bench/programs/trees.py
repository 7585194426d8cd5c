# Allocation: trees of lists, tuples and instances are built and dropped while a long-lived structure stays.
import sys

SCALE = int(sys.argv[1]) if len(sys.argv) > 1 else 90


class Node:
    def __init__(self, key, left, right):
        self.key = key
        self.left = left
        self.right = right


def grow(depth, key):
    if depth == 0:
        return Node(key, None, None)
    return Node(key, grow(depth - 1, key * 2), grow(depth - 1, key * 2 + 1))


def check_tree(node):
    if node.left is None:
        return node.key & 7
    return check_tree(node.left) * 3 - check_tree(node.right) & 0xFFFF


def pairs(depth):
    return (depth, None) if depth == 0 else (pairs(depth - 1), pairs(depth - 1))


def leaves(pair):
    return 1 if pair[1] is None else leaves(pair[0]) + leaves(pair[1])


def lists(count):
    rows = []
    for i in range(count):
        rows.append([i, [i + 1, i + 2], {"n": i}, bytes(i & 63), "%d" % i])
        if len(rows) > 40:
            rows = rows[20:]
    return sum(row[1][1] + row[2]["n"] + len(row[3]) for row in rows)


def main():
    kept = grow(11, 1)
    check = 0
    for i in range(SCALE):
        check += check_tree(grow(9, i + 1))
        check += leaves(pairs(10))
        check += lists(3500)
    print("trees", check, check_tree(kept))


main()
