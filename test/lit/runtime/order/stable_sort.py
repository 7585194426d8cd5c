# Differs from the reference on purpose: sort() and sorted() are stable, and call a key function once an element.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
words = "the quick brown fox jumps over the lazy dog and runs far away".split()
print(sorted(words, key=len))
# CHECK: ['the', 'fox', 'the', 'dog', 'and', 'far', 'over', 'lazy', 'runs', 'away', 'quick', 'brown', 'jumps']
words.sort(key=lambda word: word[0], reverse=True)
print(words)
# CHECK-NEXT: ['the', 'the', 'runs', 'quick', 'over', 'lazy', 'jumps', 'fox', 'far', 'dog', 'brown', 'and', 'away']
pairs = [(i % 3, i) for i in range(30)]
pairs.sort(key=lambda pair: pair[0])
print(pairs == sorted(pairs), [p[1] for p in pairs[:4]])
# CHECK-NEXT: True [0, 3, 6, 9]
print(sorted([(1, "b"), (0, "z"), (1, "a"), (0, "a")], key=lambda p: p[0]), sorted([True, 1, 1.0, 0, False, 0.0]))
# CHECK-NEXT: [(0, 'z'), (0, 'a'), (1, 'b'), (1, 'a')] [0, False, 0.0, True, 1, 1.0]
calls = []
sorted([5, 3, 4, 1], key=lambda x: calls.append(x) or x)
print(sorted(calls))
# CHECK-NEXT: [1, 3, 4, 5]
class Card:
    def __init__(self, rank, suit):
        self.rank, self.suit = rank, suit
    def __lt__(self, other):
        return self.rank < other.rank
hand = sorted([Card(i * 7 % 5, i) for i in range(40)])
print(all(a.rank < b.rank or a.suit < b.suit for a, b in zip(hand, hand[1:])))
# CHECK-NEXT: True
big = sorted(range(5000), key=lambda i: i * 7919 % 13)
print(all((a * 7919 % 13, a) < (b * 7919 % 13, b) for a, b in zip(big, big[1:])))
# CHECK-NEXT: True
# CHECK-NOT:{{.}}
