# complex: text, operators, errors.
#
# RUN: %adder %s | FileCheck --match-full-lines %s
# REQUIRES: adder

def error(function):
    try:
        print('no error', repr(function()))
    except Exception as e:
        print(repr(e))

print('start')  # CHECK: start

# Text.
# CHECK-NEXT: 1j -1j (1+2j) (1-2j) 100000j (1.5+1e-05j) (1e+100+1000000000000000j) (1+1e+16j) 0j (inf+nanj)
print(1j, -1j, 1 + 2j, 1 - 2j, 1e5j, 1.5 + 1e-5j, 1e100 + 1e15j, (1 + 1e16j), 0j, complex(float('inf'), float('nan')))
# CHECK-NEXT: (1+2j) 1j -1j (1+1j) (1-2000j) 10j (1+0j)
print(complex('1+2j'), complex('j'), complex('-j'), complex('1+j'), complex(' 1-2e3j '), complex('1_0j'), complex('1'))
# CHECK-NEXT: (nan-infj) infj 0j (1+0j) (1+2j) (1.5+0j) (1+0j)
print(complex('nan-infj'), complex('infj'), complex(), complex(1), complex(1, 2), complex(1.5), complex(True, False))
# CHECK-NEXT: (-1+0j) (-2+1j) (1.1805916207174113e+21+0j) 1j
print(complex(1, 2j), complex(1j, 2j), complex(2 ** 70), complex(1j))
print((1 + 2j).real, (1 + 2j).imag)  # CHECK-NEXT: 1.0 2.0

# Operators.
# CHECK-NEXT: (4+6j) 2j -2j (-5+10j) (0.5+1j) (0.2-0.4j) (1+1j)
print((1 + 2j) + (3 + 4j), (1 + 2j) - 1, 1 - (1 + 2j), (1 + 2j) * (3 + 4j), (1 + 2j) / 2, 1 / (1 + 2j), 1j + True)
# CHECK-NEXT: (-1-2j) (1+2j) 5.0 False True (1.1805916207174113e+21+1j) 0j
print(-(1 + 2j), +(1 + 2j), abs(3 + 4j), bool(0j), bool(1j), 2 ** 70 + 1j, 1j * 0)
# CHECK-NEXT: True False True True True False True a
print(1j == 1j, 1j == 1, 1 + 0j == 1, 1.0 == 1 + 0j, 1j != 1, 1j == None, hash(5 + 0j) == hash(5), {2 + 0j: 'a'}[2])
print(1j ** 0, 0j ** 0, 0j ** 2)  # CHECK-NEXT: (1+0j) (1+0j) 0j

# Errors.
error(lambda: 1j < 2j)  # CHECK-NEXT: TypeError("unsupported types for __lt__: 'complex', 'complex'",)
error(lambda: 1j // 2)  # CHECK-NEXT: TypeError("can't truncate-divide a complex number",)
error(lambda: 1j % 2)  # CHECK-NEXT: TypeError("unsupported types for __mod__: 'complex', 'int'",)
error(lambda: 1j / 0)  # CHECK-NEXT: ZeroDivisionError('complex divide by zero',)
error(lambda: 0j ** -1)  # CHECK-NEXT: ZeroDivisionError('0.0 to a complex power',)
error(lambda: 0j ** 1j)  # CHECK-NEXT: ZeroDivisionError('0.0 to a complex power',)
error(lambda: divmod(1j, 1))  # CHECK-NEXT: TypeError("unsupported types for __divmod__: 'complex', 'int'",)
error(lambda: 1j & 1)  # CHECK-NEXT: TypeError("unsupported types for __and__: 'complex', 'int'",)
error(lambda: ~1j)  # CHECK-NEXT: TypeError("unsupported type for __invert__: 'complex'",)
error(lambda: 1j + "a")  # CHECK-NEXT: TypeError("unsupported types for __add__: 'complex', 'str'",)
error(lambda: int(1j))  # CHECK-NEXT: TypeError("can't convert complex to int",)
error(lambda: (1j).foo)  # CHECK-NEXT: AttributeError("'complex' object has no attribute 'foo'",)
error(lambda: complex(""))  # CHECK-NEXT: ValueError('invalid syntax for number',)
error(lambda: complex("1+2"))  # CHECK-NEXT: ValueError('invalid syntax for number',)
error(lambda: complex("2j+1"))  # CHECK-NEXT: ValueError('invalid syntax for number',)
error(lambda: complex("1 + 2j"))  # CHECK-NEXT: ValueError('invalid syntax for number',)
error(lambda: complex("(1j)"))  # CHECK-NEXT: ValueError('invalid syntax for number',)
error(lambda: complex("1+-1j"))  # CHECK-NEXT: ValueError('invalid syntax for number',)
error(lambda: complex([]))  # CHECK-NEXT: TypeError("can't convert list to complex",)
error(lambda: complex(b"1j"))  # CHECK-NEXT: TypeError("can't convert bytes to complex",)
error(lambda: complex("1", 2))  # CHECK-NEXT: TypeError("can't convert str to float",)
error(lambda: complex(1, "2"))  # CHECK-NEXT: TypeError("can't convert str to float",)
error(lambda: complex(1, 2, 3))  # CHECK-NEXT: TypeError('function expected at most 2 arguments, got 3',)
error(lambda: complex(real=1))  # CHECK-NEXT: TypeError("function doesn't take keyword arguments",)
