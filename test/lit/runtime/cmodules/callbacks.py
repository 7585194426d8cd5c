# RUN: %adder-cmodules %s | FileCheck %s --match-full-lines
# REQUIRES: adder-cmodules
# Python functions that C calls, at once and later.
import gc
import callbacks


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(repr(error))


# CHECK: ['0a', '1b']
print(callbacks.apply(lambda item, index: str(index) + item, "ab"))
# CHECK-NEXT: TypeError("unexpected keyword argument 'index'",)
attempt(lambda: callbacks.apply(lambda item: item, "ab"))
# CHECK-NEXT: {1: ['a', 'c'], 2: ['bb', 'dd']}
print(callbacks.group(len, ["a", "bb", "c", "dd"]))
# CHECK-NEXT: TypeError("unsupported type for __hash__: 'list'",)
attempt(lambda: callbacks.group(lambda item: [], "a"))


class Listener:
    def on_notify(self, *values):
        return values


# CHECK-NEXT: (1, 2) () None
print(callbacks.notify(Listener(), 1, 2), callbacks.notify(Listener()), callbacks.notify(5, 1))
# CHECK-NEXT: 3 items: a, b, c
print(callbacks.describe(["a", "b", "c"]))
# CHECK-NEXT: 0 items:{{ *}}
print(callbacks.describe([]))
# CHECK-NEXT: TypeError{{.*}}
attempt(lambda: callbacks.describe(["a", 5]))

seen = []


def make():
    codes = []  # only the handler refers to it

    def handler(code):
        codes.append(code)
        seen.append(list(codes))

    return handler


callbacks.set_handler(make())
gc.collect()
# CHECK-NEXT: True
print(callbacks.trigger(3))
for _ in range(10):
    pass
gc.collect()
callbacks.trigger(4)
for _ in range(10):
    pass
# CHECK-NEXT: {{\[\[3\], \[3, 4\]\]}}
print(seen)

callbacks.set_handler(None)
# CHECK-NEXT: True
print(callbacks.trigger(5))
# CHECK-NEXT: TypeError('handler must be callable',)
attempt(lambda: callbacks.set_handler(5))
