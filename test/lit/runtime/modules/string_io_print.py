# print: separators, ends, files, and objects without text of their own.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
import io
out = io.StringIO()
print(1, "a", None, sep="-", end="!\n", file=out)
print(file=out)
print("x", end="", file=out)
print(repr(out.getvalue()))
# CHECK: '1-a-None!\n\nx'
print(1, 2, sep="")
# CHECK-NEXT: 12
print("a", "b", sep=", ")
# CHECK-NEXT: a, b
print(*[1, 2], *"ab", sep="|")
# CHECK-NEXT: 1|2|a|b
print("no newline", end="\n")
# CHECK-NEXT: no newline
print((), [], {}, set(), "", "'", ["'"])
# CHECK-NEXT: () [] {} set()  ' ["'"]
# CHECK-NOT:{{.}}
