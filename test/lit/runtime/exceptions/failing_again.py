# Texts that do not compile, one after the other, take no memory.
# REQUIRES: adder
# RUN: %adder -X heapsize=80k %s | FileCheck %s --match-full-lines

failed = 0
for i in range(500):
    for text in ("x = = %d", "def f():\n  return %d +", "f(%d", "1 if %d"):
        try:
            exec(text % i)
        except SyntaxError:
            failed += 1
# CHECK: 2000
print(failed)
