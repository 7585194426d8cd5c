# RUN: %adder-cmodules %s | FileCheck %s --match-full-lines
# REQUIRES: adder-cmodules
# What C modules count on (Inputs/contract).
import contract
import gc


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(repr(error))


# CHECK: True
print(contract.new_memory_is_zero())

# CHECK-NEXT: True
print(contract.tracked_take())
# CHECK-NEXT: aaaaaaaaaabbbbbbbbbbcccccccccc
gc.collect()
waste = [bytearray(size) for size in range(20, 2000, 10)]
print(contract.tracked_read())
# CHECK-NEXT: True True False
print(contract.tracked_grow(3000), contract.tracked_grow(15), contract.tracked_grow(1 << 40))
# CHECK-NEXT: aaaaaaaaaabbbbbbbbbbcccccccccc
gc.collect()
waste = [bytearray(size) for size in range(20, 2000, 10)]
print(contract.tracked_read())
# CHECK-NEXT: True
print(contract.tracked_give_back())

# CHECK-NEXT: 1
print(contract.with_callback(lambda: 1, False))
# CHECK-NEXT: undo it
# CHECK-NEXT: 2
print(contract.with_callback(lambda: 2, True))
# CHECK-NEXT: undo it
# CHECK-NEXT: ZeroDivisionError('divide by zero',)
attempt(lambda: contract.with_callback(lambda: 1 // 0, False))

# CHECK-NEXT: 5 -1 -9223372036854775808 0
print(*(contract.long_long(n) for n in (5, 2**64 - 1, 2**63, 2**64)))
# CHECK-NEXT: 42
print(contract.long_long(type("I", (), {"__int__": lambda self: 42})()))
# CHECK-NEXT: TypeError("can't convert str to int",)
attempt(lambda: contract.long_long("5"))
# CHECK-NEXT: (None, 18446744073709551615)
print(contract.big_words(2**64 - 1))
# CHECK-NEXT: (-9223372036854775808, None)
print(contract.big_words(-(2**63)))
# CHECK-NEXT: (None, None)
print(contract.big_words(2**64))

# CHECK-NEXT: (1, 2)
print(contract.parse(1, b=2))
# CHECK-NEXT: TypeError("'b' argument required",)
attempt(lambda: contract.parse(1))
# CHECK-NEXT: TypeError('extra positional arguments given',)
attempt(lambda: contract.parse(1, 2))
# CHECK-NEXT: OSError(2, "can't open a.txt")
attempt(contract.missing_file)

# CHECK-NEXT: ('3.14', 4) ('+3.14', 5) ('-3.14', 5)
print(
    contract.float_text(3.14159, "f", 2, "\0", 32),
    contract.float_text(3.14159, "f", 2, "+", 32),
    contract.float_text(-3.14159, "f", 2, "+", 32),
)
# CHECK-NEXT: ('0.1', 3) ('5', 1) ('1.5e+10', 7) ('inf', 3)
print(
    contract.float_text(0.1, "g", 99, "\0", 32),
    contract.float_text(5.0, "g", 99, "\0", 32),
    contract.float_text(1.5e10, "e", 1, "\0", 32),
    contract.float_text(float("inf"), "g", 6, "\0", 32),
)
# CHECK-NEXT: ('123', 3)
print(contract.float_text(123456.0, "f", 0, "\0", 4))

# CHECK-NEXT: [0, 7, -1, -1]
print(contract.ring("a0f0g0k0"))
# CHECK-NEXT: [0, 0, 0, 2, 3, 2, 3, 4]
print(contract.ring("p2p3p4k0a0g0g0g0"))
# CHECK-NEXT: [0, -1, -2, 0, 6, 0, 7, -1, 15]
print(contract.ring("P6P6P8G5f0P6a0p0g0"))
# CHECK-NEXT: [0, -1, 0, 0, 12, -1]
print(contract.ring("P4G5G2P5g0G7"))
# CHECK-NEXT: [0, 4612, -1]
print(contract.ring("w4r0r0"))

# CHECK-NEXT: True
print(contract.old_stack())


class Counted(contract.Number):
    pass


# CHECK-NEXT: True False False True
print(contract.Number(3) == 3, contract.Number(3) != 3, contract.Number(3) == 4, contract.Number(3) != 4)
# CHECK-NEXT: True False False True
print(Counted(3) == 3, Counted(3) != 3, Counted(3) == 4, Counted(3) != 4)
