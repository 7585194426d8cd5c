# --json has the same in members.
# RUN: %mpy-cross -o %t.mpy %s
# RUN: %mpy-tool check --json %t.mpy --against "(name='micropython', _machine='X with RP2040', _mpy=4870, _build='RPI_PICO')" | FileCheck %s
x = 1
# CHECK: "target": {
# CHECK-NEXT: "name": "RPI_PICO",
# CHECK-NEXT: "is": "mpy 6.3 for armv6m, small ints of 31 bits",
# CHECK-NEXT: "note": "X with RP2040"
# CHECK: "fits": true,
# CHECK-NEXT: "is": "mpy 6, bytecode only, small ints of 31 bits",
# CHECK-NEXT: "differences": []
