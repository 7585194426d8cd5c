# The width of small integers is compared; --small-int-bits is for firmware that is not a usual one.
# RUN: %mpy-cross -msmall-int-bits=47 -o %t.mpy %s
# RUN: not %mpy-tool check %t.mpy --against RPI_PICO | FileCheck %s
# RUN: %mpy-tool check %t.mpy --against unix-x64
# RUN: %mpy-tool check %t.mpy --against RPI_PICO --small-int-bits=47
x = 1
# CHECK: {{^}}  small ints: file 47 bits; target 31 bits
# CHECK-NEXT: {{^}}  the board says: ValueError: incompatible .mpy file
# CHECK-NEXT: {{^}}  compile with: mpy-cross{{$}}
