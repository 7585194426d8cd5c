# The with statement: order, suppression, exceptions in __enter__ and __exit__, several managers.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
class M:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail
    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError("enter " + self.name)
        return self.name
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None)
        if self.fail == "exit":
            raise RuntimeError("exit " + self.name)
        return self.swallow
with M("a") as a, M("b") as b:
    print(a, b)
# CHECK: enter a
# CHECK-NEXT: enter b
# CHECK-NEXT: a b
# CHECK-NEXT: exit b None
# CHECK-NEXT: exit a None
with M("c", swallow=True):
    1 // 0
# CHECK-NEXT: enter c
# CHECK-NEXT: exit c ZeroDivisionError
try:
    with M("d"), M("e", fail="enter"):
        print("never")
except RuntimeError as error:
    print("caught", error)
# CHECK-NEXT: enter d
# CHECK-NEXT: enter e
# CHECK-NEXT: exit d RuntimeError
# CHECK-NEXT: caught enter e
try:
    with M("f", fail="exit"):
        raise ValueError
except RuntimeError as error:
    print("caught", error)
# CHECK-NEXT: enter f
# CHECK-NEXT: exit f ValueError
# CHECK-NEXT: caught exit f
def early():
    with M("g"):
        return "returned"
print(early())
# CHECK-NEXT: enter g
# CHECK-NEXT: exit g None
# CHECK-NEXT: returned
for i in range(3):
    with M(i):
        if i == 0:
            continue
        break
# CHECK-NEXT: enter 0
# CHECK-NEXT: exit 0 None
# CHECK-NEXT: enter 1
# CHECK-NEXT: exit 1 None
# CHECK-NOT:{{.}}
