# The tree of built-in exceptions.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
for kind, base in ((KeyError, LookupError), (IndexError, LookupError), (ZeroDivisionError, ArithmeticError), (OverflowError, ArithmeticError), (UnicodeError, ValueError), (NotImplementedError, RuntimeError), (IndentationError, SyntaxError), (ImportError, Exception), (OSError, Exception), (MemoryError, Exception), (StopIteration, Exception), (AssertionError, Exception), (AttributeError, Exception), (EOFError, Exception), (NameError, Exception), (TypeError, Exception)):
    assert issubclass(kind, base) and issubclass(kind, BaseException), kind
print(issubclass(SystemExit, Exception), issubclass(KeyboardInterrupt, Exception), issubclass(GeneratorExit, Exception), issubclass(SystemExit, BaseException))
# CHECK: False False False True
class Own(Exception):
    pass
class Sub(Own):
    pass
for raised in (Own, Sub, Own("a"), Sub("b", 2)):
    try:
        raise raised
    except Own as error:
        print(type(error).__name__, error.args, str(error) == "" or str(error), repr(error))
# CHECK-NEXT: Own () True Own()
# CHECK-NEXT: Sub () True Sub()
# CHECK-NEXT: Own ('a',) a Own('a',)
# CHECK-NEXT: Sub ('b', 2) ('b', 2) Sub('b', 2)
print(repr(ValueError("text")), repr(KeyError()), str(ValueError("a", 1)), str(ValueError()), OSError(2).args, OSError(2).errno)
# CHECK-NEXT: ValueError('text',) KeyError() ('a', 1)  (2,) 2
for bad in (lambda: exec("raise 5"), lambda: exec("raise int"), lambda: exec("raise 'text'")):
    try:
        bad()
    except TypeError:
        print("TypeError")
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
# CHECK-NEXT: TypeError
try:
    exec("try:\n    raise ValueError\nexcept 5:\n    pass")
except (ValueError, TypeError) as error:
    print("left as", type(error).__name__)
# CHECK-NEXT: left as TypeError
# CHECK-NOT:{{.}}
