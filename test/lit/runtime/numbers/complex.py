# Complex numbers.
# REQUIRES: adder
# RUN: %adder %s | FileCheck %s --match-full-lines
z = 3 + 4j
print(z, z.real, z.imag, abs(z), -z, z * z, z / 2, z + 1, 1 - z)
# CHECK: (3+4j) 3.0 4.0 5.0 (-3-4j) (-7+24j) (1.5+2j) (4+4j) (-2-4j)
print(complex(1, 2), complex("1+2j"), complex(5), 1j * 1j, 2j == 2j, 1j != 1)
# CHECK-NEXT: (1+2j) (1+2j) (5+0j) (-1+0j) True True
print(bool(0j), bool(1j), complex(1, -2.5))
# CHECK-NEXT: False True (1-2.5j)
try:
    z < z
except TypeError as error:
    print("TypeError")
# CHECK-NEXT: TypeError
# CHECK-NOT:{{.}}
