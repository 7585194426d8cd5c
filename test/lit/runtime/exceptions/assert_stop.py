# assert, StopIteration by hand, and exceptions that leave iterators and comprehensions.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
try:
    assert 1 == 2, "message %d" % 5
except AssertionError as error:
    print(error)
# CHECK: message 5
try:
    assert not "text"
except AssertionError as error:
    print(error.args)
# CHECK-NEXT: ()
assert True, 1 // 0
class It:
    def __iter__(self):
        return self
    def __next__(self):
        raise KeyError("in next")
for use in (lambda: list(It()), lambda: [x for x in It()], lambda: sum(It()), lambda: next(It()), lambda: sorted(It()), lambda: dict(It()), lambda: "".join(It())):
    try:
        use()
    except KeyError as error:
        print(error.args, end=" ")
print()
# CHECK-NEXT: ('in next',) ('in next',) ('in next',) ('in next',) ('in next',) ('in next',) ('in next',)
try:
    sorted([3, 1, 2], key=lambda x: 1 // (x - 2))
except ZeroDivisionError:
    print("ZeroDivisionError")
# CHECK-NEXT: ZeroDivisionError
# CHECK-NOT:{{.}}
