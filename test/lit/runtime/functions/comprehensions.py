# Comprehensions: scopes, conditions, nesting, order of evaluation.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
print([x * y for x in range(4) if x % 2 for y in range(3) if y], {x: x * x for x in range(3)}[2], sorted({x % 3 for x in range(9)}))
# CHECK: [1, 2, 3, 6] 4 [0, 1, 2]
x = "outer"
print([x for x in "ab"], x, sum(x for x in range(4)), any(x > 2 for x in range(4)))
# CHECK-NEXT: ['a', 'b'] outer 6 True
print([[r * c for c in range(3)] for r in range(3)], [a + b for a, b in [(1, 2), (3, 4)]], [y for z in [[1], [2, 3]] for y in z])
# CHECK-NEXT: {{\[\[}}0, 0, 0], [0, 1, 2], [0, 2, 4]] [3, 7] [1, 2, 3]
log = []
def t(v):
    log.append(v)
    return v
print([t(i) for i in [t(1), t(2)] if t(i + 10)], log)
# CHECK-NEXT: [1, 2] [1, 2, 11, 1, 12, 2]
def f(n):
    return [i + n for i in range(n)], (i * n for i in range(n))
a, g = f(3)
print(a, list(g), list(g))
# CHECK-NEXT: [3, 4, 5] [0, 3, 6] []
print([(lambda: i)() for i in range(3)], [y := 5, y + 1], [s for s in "a-b" if s != "-"])
# CHECK-NEXT: [0, 1, 2] [5, 6] ['a', 'b']
# CHECK-NOT:{{.}}
