# Slices of strings, bytes, lists and tuples follow the same rules.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
for x in ("abcdef", b"abcdef", [1, 2, 3, 4, 5, 6], (1, 2, 3, 4, 5, 6)):
    print(x[1:4], x[-2:], x[:-4], x[4:1], x[10:], x[-10:2], x[:])
# CHECK: bcd ef ab   ab abcdef
# CHECK-NEXT: b'bcd' b'ef' b'ab' b'' b'' b'ab' b'abcdef'
# CHECK-NEXT: [2, 3, 4] [5, 6] [1, 2] [] [] [1, 2] [1, 2, 3, 4, 5, 6]
# CHECK-NEXT: (2, 3, 4) (5, 6) (1, 2) () () (1, 2) (1, 2, 3, 4, 5, 6)
for x in ([1, 2, 3, 4, 5, 6], range(6)):
    print(list(x[::2]), list(x[1::2]), list(x[::-1]), list(x[4:1:-2]))
# CHECK-NEXT: [1, 3, 5] [2, 4, 6] [6, 5, 4, 3, 2, 1] [5, 3]
# CHECK-NEXT: [0, 2, 4] [1, 3, 5] [5, 4, 3, 2, 1, 0] [4, 2]
print("abc"[::1], "abcdef"[0:3:1], range(10)[2:5], list(range(10)[::-3]))
# CHECK-NEXT: abc abc range(2, 5) [9, 6, 3, 0]
# CHECK-NOT:{{.}}
