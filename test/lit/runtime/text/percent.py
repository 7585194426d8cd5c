# The % operator: flags, widths, precisions, mappings, errors.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines --strict-whitespace
print("%s %r %d %i %u" % ("a", "a", 1, 2, 3), "%5d|%-5d|%05d|%+d|% d" % (42, 42, 42, 42, 42))
# CHECK:a 'a' 1 2 3    42|42   |00042|+42| 42
print("%x %X %#x %o %#o %c%c" % (255, 255, 255, 8, 8, "A", 66), "%%", "100%%" % ())
# CHECK-NEXT:ff FF 0xff 10 0o10 AB %% 100%
print("%f %.2f %8.3f|%-8.1f|%e %g %g" % (1.5, 1.005, 3.14159, 2.0, 12345.678, 0.0001, 1e10))
# CHECK-NEXT:1.500000 1.00    3.142|2.0     |1.234568e+04 0.0001 1e+10
print("%s" % [1, 2], "%s" % (None,), "%(a)s-%(b)03d" % {"a": 1, "b": 2}, "%10s|%-10s|%.2s" % ("ab", "ab", "abcdef"))
# CHECK-NEXT:[1, 2] None 1-002         ab|ab        |ab
print("%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159), "%d" % 3.99, "%d" % True, "%s" % 10 ** 20)
# CHECK-NEXT:   42|42   |3.14 3 1 100000000000000000000
for bad in (lambda: "%d" % "x", lambda: "%d %d" % (1,), lambda: "%d" % (1, 2), lambda: "%(a)s" % {}, lambda: "%z" % 1):
    try:
        bad()
    except (TypeError, KeyError, ValueError) as error:
        print(type(error).__name__, error)
# CHECK-NEXT:TypeError can't convert str to int
# CHECK-NEXT:TypeError format string needs more arguments
# CHECK-NEXT:TypeError format string didn't convert all arguments
# CHECK-NEXT:KeyError a
# CHECK-NEXT:ValueError unsupported format character 'z' (0x7a) at index 1
# CHECK-NOT:{{.}}
