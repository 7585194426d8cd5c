# Underscores vanish, and letters belong to a number; what it is worth is asked later.
# RUN: %mpy-cross --dump=tokens %s | FileCheck %s --match-full-lines
1_000 0xF_F 0b1 .5 1.e5 2j
1if 09 1.real
# CHECK: 3 {{[0-9.]+}} Integer 1000
# CHECK-NEXT: 3 {{[0-9.]+}} Integer 0xFF
# CHECK-NEXT: 3 {{[0-9.]+}} Integer 0b1
# CHECK-NEXT: 3 {{[0-9.]+}} Float .5
# CHECK-NEXT: 3 {{[0-9.]+}} Float 1.e5
# CHECK-NEXT: 3 {{[0-9.]+}} Float 2j
# CHECK-NEXT: 3 {{[0-9.]+}} Newline
# CHECK-NEXT: 4 {{[0-9.]+}} Integer 1if
# CHECK-NEXT: 4 {{[0-9.]+}} Integer 09
# CHECK-NEXT: 4 {{[0-9.]+}} Float 1.real
# CHECK-NEXT: 4 {{[0-9.]+}} Newline
