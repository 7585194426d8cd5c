# Exceptions that are their own cause, or that run out of memory one in another, are printed and that is all.
# REQUIRES: adder
# RUN: not %adder -X heapsize=200k %s 2>&1 | FileCheck %s

nested = None
for i in range(20000):
    nested = ValueError(nested)
print("str", len(str(nested)) < 20000)
# CHECK: str True

first = ValueError(1)
second = KeyError(2)
try:
    raise second from first
except KeyError:
    pass

# CHECK: KeyError: 2
# CHECK: The above exception was the direct cause
# CHECK: ValueError: 1
# CHECK-NOT: direct cause
raise first from second
