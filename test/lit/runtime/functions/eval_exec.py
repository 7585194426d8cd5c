# Text compiled at run time: constants have a value where one is asked for, and what an earlier text left in memory
# is not read as the end of a later one.
# RUN: %adder %s | FileCheck %s
# REQUIRES: adder

# CHECK: 1 -1 2.5 'a' None (1, 2)
print(*(repr(eval(text)) for text in ("1", "-1", "2.5", "'a'", "None", "(1, 2)")))

# CHECK-NEXT: 5
# CHECK-NEXT: 'x'
# CHECK-NEXT: [1]
for text in ("5", "'x'", "[1]"):
    exec(compile(text, "typed", "single"))

for length in range(1, 300, 7):
    assert eval("1" * 300) == int("1" * 300)
    assert eval("2" * length) == int("2" * length)
    exec("1" * 300)
    exec("\n" * length + "def f():\n  return 5\n")
    assert f() == 5
# CHECK-NEXT: done
print("done")
