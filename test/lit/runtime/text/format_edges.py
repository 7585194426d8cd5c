# REQUIRES: adder
# RUN: %adder %s | FileCheck %s
# str.format and %: layout, nesting, and what is refused.


def attempt(function):
    try:
        print(function())
    except Exception as e:
        print(repr(e))


# CHECK: |    1|2    |  3  |00004|-0005|
print("|{:5}|{:<5}|{:^5}|{:05}|{:05d}|".format(1, 2, 3, 4, -5))
# CHECK-NEXT: 0xff 0XFF 0o377 0b11111111 1,234,567 123_4567
print("{:#x} {:#X} {:#o} {:#b} {:,} {:_x}".format(255, 255, 255, 255, 1234567, 0x1234567))
# CHECK-NEXT: |abc     |***abc***|a0000|'a'  |
print("|{:{w}.{p}}|{:*^9}|{:05}|{!r:5}|".format("abcdef", "abc", "a", "a", w=8, p=3))
# Widths are of characters.
# CHECK-NEXT: |   äö|äö   |ä|
print("|{:>5}|{:5}|{:.1}|".format("äö", "äö", "äö"))
# CHECK-NEXT: IndexError('tuple index out of range',)
attempt(lambda: "{} {}".format(1))
# CHECK-NEXT: KeyError('a',)
attempt(lambda: "{a}".format())
# CHECK-NEXT: ValueError("unmatched '{' in format",)
attempt(lambda: "{".format())
# CHECK-NEXT: ValueError("single '}' encountered in format string",)
attempt(lambda: "}".format())
# CHECK-NEXT: ValueError("can't switch from automatic field numbering to manual field specification",)
attempt(lambda: "{} {0}".format(1, 2))
# CHECK-NEXT: ValueError("unknown format code 'd' for object of type 'str'",)
attempt(lambda: "{:d}".format("a"))
# CHECK-NEXT: ValueError("unknown format code 's' for object of type 'int'",)
attempt(lambda: "{:=s}".format(1))
# CHECK-NEXT: OverflowError('char not in range(0x110000)',)
attempt(lambda: "{:c}".format(0x110000))
# CHECK-NEXT: ValueError('invalid format specifier',)
attempt(lambda: "{:5x5}".format(1))

# CHECK-NEXT: |    1|2    |00003|+4|ff|0XFF|0o10|005|
print("|%5d|%-5d|%05d|%+d|%x|%#X|%#o|%.3d|" % (1, 2, 3, 4, 255, 255, 8, 5))
# CHECK-NEXT: |    a|b    |cd|'e'|f|g|1.50|
print("|%5s|%-5s|%.2s|%r|%c|%c|%.*f|" % ("a", "b", "cde", "e", "f", 103, 2, 1.5))
# CHECK-NEXT: 1 2 100%
print("%(a)s %(b)d 100%%" % {"a": 1, "b": 2})
# CHECK-NEXT: TypeError('format string needs more arguments',)
attempt(lambda: "%s %s" % 1)
# CHECK-NEXT: TypeError("format string didn't convert all arguments",)
attempt(lambda: "%s" % (1, 2))
# CHECK-NEXT: ValueError("unsupported format character 'z' (0x7a) at index 1",)
attempt(lambda: "%z" % 1)
# CHECK-NEXT: TypeError("can't convert float to int",)
attempt(lambda: "%x" % 1.5)
# CHECK-NEXT: MemoryError
try:
    "%999999999999d" % 1
except MemoryError as e:
    print("MemoryError")
