# Deep recursion ends with RuntimeError, and the program goes on.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
def down(n):
    return 0 if n == 0 else 1 + down(n - 1)
print(down(150))
# CHECK: 150
def forever(n):
    return forever(n + 1) + 1
for i in range(3):
    try:
        forever(0)
        print("no error")
    except RuntimeError as error:
        print("RuntimeError", error)
# CHECK-NEXT: RuntimeError maximum recursion depth exceeded
# CHECK-NEXT: RuntimeError maximum recursion depth exceeded
# CHECK-NEXT: RuntimeError maximum recursion depth exceeded
class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x")
try:
    Deep().a
except (RuntimeError, MemoryError) as error:
    print(type(error).__name__)
# CHECK-NEXT: RuntimeError
class Loop:
    def __eq__(self, other):
        return self == other
try:
    Loop() == Loop()
except RuntimeError as error:
    print("RuntimeError")
# CHECK-NEXT: RuntimeError
print(down(150))
# CHECK-NEXT: 150
# CHECK-NOT:{{.}}
