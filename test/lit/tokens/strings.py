# Escapes are resolved, adjacent literals are one token.
# RUN: %mpy-cross --dump=tokens %s | FileCheck %s --match-full-lines
'a\t\x41\u20ac' r'\d' """b
c"""
b'\xff\u20ac'
# CHECK: 3 {{[0-9.]+}} String 'a\x09A\xe2\x82\xac\\db\nc'
# CHECK-NEXT: 4 {{[0-9.]+}} Newline
# CHECK-NEXT: 5 {{[0-9.]+}} Bytes '\xff\\u20ac'
# CHECK-NEXT: 5 {{[0-9.]+}} Newline
