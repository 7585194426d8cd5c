# A file that fits is said to fit, with what it is; bytecode fits all boards.
# RUN: %mpy-cross -o %t.mpy %s
# RUN: %mpy-tool check %t.mpy --against rpi_pico | FileCheck %s
# RUN: %mpy-tool check --quiet %t.mpy --against 774 | count 0
x = 1
# CHECK: {{^.*}}.mpy: fits RPI_PICO (mpy 6, bytecode only, small ints of 31 bits){{$}}
