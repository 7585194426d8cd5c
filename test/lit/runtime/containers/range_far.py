# Ranges near the ends of the machine's integers.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
far = 1 << 62
wide = range(-far, far, far // 2)
# CHECK: 4 [-4611686018427387904, -2305843009213693952, 0, 2305843009213693952]
print(len(wide), list(wide))
down = range(far, -far - 1, -far // 2)
# CHECK-NEXT: 5 -2305843009213693952 -4611686018427387904
print(len(down), down[3], down[-1])
# CHECK-NEXT: True True False True True
print(far - 1 in range(-far * 2, far), 0 in wide, 5 in wide, -far in down, 1 in range(far, -far * 2, 1 - far))
# CHECK-NEXT: range(0, 4611686018427387904, 4611686018427387904)
print(wide[2::2])
for bad in (lambda: wide[::16], lambda: range(-far * 2, far * 2 - 1)[1:]):
    try:
        print(bad())
    except OverflowError as error:
        # CHECK-NEXT: range too large
        # CHECK-NEXT: range too large
        print(error)
