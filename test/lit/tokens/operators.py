# The longest operator wins.
# RUN: %mpy-cross --dump=tokens %s | FileCheck %s --match-full-lines
a **= b // c << d != ~e
f -> ... .. :=
# CHECK: 3 {{[0-9.]+}} Name a
# CHECK-NEXT: 3 {{[0-9.]+}} DoubleStarAssign
# CHECK-NEXT: 3 {{[0-9.]+}} Name b
# CHECK-NEXT: 3 {{[0-9.]+}} DoubleSlash
# CHECK-NEXT: 3 {{[0-9.]+}} Name c
# CHECK-NEXT: 3 {{[0-9.]+}} LeftShift
# CHECK-NEXT: 3 {{[0-9.]+}} Name d
# CHECK-NEXT: 3 {{[0-9.]+}} NotEqual
# CHECK-NEXT: 3 {{[0-9.]+}} Tilde
# CHECK-NEXT: 3 {{[0-9.]+}} Name e
# CHECK-NEXT: 3 {{[0-9.]+}} Newline
# CHECK-NEXT: 4 {{[0-9.]+}} Name f
# CHECK-NEXT: 4 {{[0-9.]+}} Arrow
# CHECK-NEXT: 4 {{[0-9.]+}} Ellipsis
# CHECK-NEXT: 4 {{[0-9.]+}} Dot
# CHECK-NEXT: 4 {{[0-9.]+}} Dot
# CHECK-NEXT: 4 {{[0-9.]+}} Walrus
# CHECK-NEXT: 4 {{[0-9.]+}} Newline
