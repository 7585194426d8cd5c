# Differs from the reference on purpose: raise X from Y sets __cause__.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
try:
    try:
        {}["key"]
    except KeyError as error:
        raise ValueError("bad") from error
except ValueError as error:
    print(type(error.__cause__), error.__cause__.args)
# CHECK: <class 'KeyError'> ('key',)
try:
    raise ValueError("plain")
except ValueError as error:
    print(error.__cause__)
# CHECK-NEXT: None
try:
    raise RuntimeError("none") from None
except RuntimeError as error:
    print(error.__cause__, error)
# CHECK-NEXT: None none
try:
    raise OSError(2) from IndexError("first")
except OSError as error:
    print(repr(error.__cause__))
# CHECK-NEXT: IndexError('first',)
try:
    raise ValueError from TypeError
except ValueError as error:
    print(type(error.__cause__).__name__)
# CHECK-NEXT: TypeError
# CHECK-NOT:{{.}}
