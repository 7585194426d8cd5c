# Booleans are integers, print as words, and come out of comparisons and not.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
print(True + True, True * 5, False - 1, -True, ~True, True == 1)
# CHECK: 2 5 -1 -1 -2 True
print(isinstance(True, bool), type(True), int(True), str(False), repr(True))
# CHECK-NEXT: True <class 'bool'> 1 False True
print(True & 1, 6 | True, type(True & 1))
# CHECK-NEXT: 1 7 <class 'int'>
print(bool(0), bool(0.0), bool(""), bool([]), bool({}), bool(()), bool(None), bool("0"), bool([0]))
# CHECK-NEXT: False False False False False False False True True
print(["no", "yes"][True], {1: "one"}[True], sum([True, True, False]))
# CHECK-NEXT: yes one 2
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 != 1, not 1 == 2)
# CHECK-NEXT: True False True True
# CHECK-NOT:{{.}}
