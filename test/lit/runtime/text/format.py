# str.format and format(): fields, alignment, types, nested widths.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines --strict-whitespace
print("{} {} {}".format(1, "a", None), "{1}{0}{1}".format("a", "b"), "{x}-{y}".format(x=1, y=2), "{{}} {}".format(5))
# CHECK:1 a None bab 1-2 {} 5
print("{:5}|{:<5}|{:>5}|{:^5}|{:*^7}|{:05}".format(42, 42, 42, 42, 42, 42))
# CHECK-NEXT:   42|42   |   42| 42  |**42***|00042
print("{:5}|{:<5}|{:>5}|{:^5}|{:.2}|{:-<6.3}".format("ab", "ab", "ab", "ab", "abcdef", "abcdef"))
# CHECK-NEXT:ab   |ab   |   ab| ab  |ab|abc---
print("{:d} {:x} {:X} {:o} {:b} {:#x} {:#b} {:c} {:+d} {: d} {:,}".format(10, 255, 255, 8, 5, 255, 5, 65, 3, 3, 1234567))
# CHECK-NEXT:10 ff FF 10 101 0xff 0b101 A +3  3 1,234,567
print("{:f} {:.2f} {:10.3f}| {:e} {:g} {:.1%} {:+.1f}".format(1.5, 2.345, 3.14159, 1234.5, 0.00001, 0.256, 2.0))
# CHECK-NEXT:1.500000 2.35      3.142| 1.234500e+03 1e-05 25.6% +2.0
print("{!r} {!s} {!r:>6}".format("a", "a", "b"), "{:{}}|{:>{w}}".format("x", 4, "y", w=3))
# CHECK-NEXT:'a' a    'b' x   |  y
print("{:>10}|{:<10}|{:=+8d}|{:08.3f}|{:<08}".format(10 ** 6, True, 42, -3.14159, 5))
# CHECK-NEXT:   1000000|1         |+     42|-003.142|50000000
for bad in (lambda: "{}".format(), lambda: "{a}".format(), lambda: "{".format(1), lambda: "{:d}".format("x"), lambda: "{} {0}".format(1)):
    try:
        bad()
    except (IndexError, KeyError, ValueError) as error:
        print(type(error).__name__)
# CHECK-NEXT:IndexError
# CHECK-NEXT:KeyError
# CHECK-NEXT:ValueError
# CHECK-NEXT:ValueError
# CHECK-NEXT:ValueError
# CHECK-NOT:{{.}}
