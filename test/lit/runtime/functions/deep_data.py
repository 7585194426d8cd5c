# Deeply nested data is printed, compared and freed, or refused with RuntimeError; never a crash.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
nested = []
for i in range(100):
    nested = [nested]
print(str(nested).count("["), nested == nested, len(nested))
# CHECK: 101 True 1
deep = []
for i in range(20000):
    deep = [deep]
for use in (lambda: str(deep), lambda: deep == [deep[0]], lambda: hash(deep)):
    try:
        use()
        print("survived")
    except (RuntimeError, MemoryError, TypeError):
        print("survived")
# CHECK-NEXT: survived
# CHECK-NEXT: survived
# CHECK-NEXT: survived
import gc
gc.collect()
deep = None
gc.collect()
print("alive")
# CHECK-NEXT: alive
# CHECK-NOT:{{.}}
